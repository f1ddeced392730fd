/** Interfaces with an address each: their own, or one that stands for what AWS will choose. */
import { type Address, formatAddress } from "../../ip/address";
import { lastAddress, type Prefix } from "../../ip/prefix";
import { groupBy } from "../../lists/group-by";
import type { Interface } from "../network/interface";
import type { Draft } from "./draft";

/** AWS keeps the first four addresses of a subnet and its last. */
const RESERVED_BELOW = 4;

/** https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export function isReserved(cidr: Prefix, address: Address): boolean {
  return address < cidr.base + RESERVED_BELOW || address >= lastAddress(cidr);
}

export function assembleInterfaces(draft: Draft): Map<string, Interface> {
  const interfaces = new Map<string, Interface>();
  const open = new Set(draft.elastic);
  const habit = new Set(draft.habitual);
  const translators = new Set(draft.translators);
  for (const [subnetKey, members] of groupBy(draft.interfaces.values(), (item) => item.subnet)) {
    const subnet = draft.subnets.get(subnetKey);
    if (!subnet) continue;
    const taken = new Set<Address>(members.flatMap((member) => member.address ?? []));
    let next = lastAddress(subnet.cidr) - 1;
    for (const member of [...members].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      while (taken.has(next)) next--;
      const { address = next } = member;
      if (isReserved(subnet.cidr, address)) {
        draft.notes.push({
          origin: member.origin,
          argument: "",
          why: `${formatAddress(address)} is not an address that ${subnet.origin.ref} can give`,
          missing: false,
        });
        continue;
      }
      taken.add(address);
      interfaces.set(member.key, {
        ...member,
        address,
        assumed: member.address === undefined,
        ...(translators.has(member.key) && { translates: true }),
        ...watchOf(draft, member.key),
        publicAddress:
          member.publicAddress || open.has(member.key) || (habit.has(member.key) && subnet.publicAddresses),
      });
    }
  }
  return interfaces;
}

function watchOf({ watches }: Draft, key: string): Pick<Interface, "watch"> {
  const watch = watches.get(key);
  return watch ? { watch } : {};
}
