/** Interfaces with an address each: their own, or one that stands for what AWS will choose. */
import { type Address, formatAddress } from "../../ip/address";
import { lastAddress } from "../../ip/prefix";
import type { Interface } from "../network/interface";
import type { Draft } from "./draft";
import { groupBy } from "./group";

/** AWS keeps the first four addresses of a subnet and its last. */
const RESERVED_BELOW = 4;

export function assembleInterfaces(draft: Draft): Map<string, Interface> {
  const interfaces = new Map<string, Interface>();
  const open = new Set(draft.elastic);
  const translators = new Set(draft.translators);
  for (const [subnetKey, members] of groupBy(draft.interfaces.values(), (item) => item.subnet)) {
    const subnet = draft.subnets.get(subnetKey);
    if (!subnet) continue;
    const taken = new Set<Address>(members.flatMap((member) => member.address ?? []));
    let next = lastAddress(subnet.cidr) - 1;
    for (const member of [...members].sort((a, b) => (a.key < b.key ? -1 : 1))) {
      while (taken.has(next)) next--;
      const { address = next } = member;
      if (address < subnet.cidr.base + RESERVED_BELOW || address >= lastAddress(subnet.cidr)) {
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
        publicAddress: member.publicAddress || open.has(member.key),
      });
    }
  }
  return interfaces;
}
