/** A security group in a private tier admits nobody from beyond the organisation's own and declared ranges. */
import { formatPrefix, overlaps, type Prefix, prefix } from "../../ip/prefix";
import { type Finding, finding } from "../finding";
import type { Scene } from "../scene";
import { PUBLIC_TIERS } from "./internet-into-private";

/** Private space as a whole; admitting one of these is broad and still inside. */
const INSIDE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15"].map(
  prefix,
);

export function openGroup({ world }: Scene): Finding[] {
  const open = new Set(world.directory.publicTiers ?? PUBLIC_TIERS);
  const declared = [
    ...[...world.network.vpcs.values()].flatMap((vpc) => vpc.cidrs),
    ...world.externals.flatMap((external) => external.prefixes),
  ];
  const isTooMuch = (range: Prefix) =>
    range.length < 8 ||
    ![...INSIDE, ...declared].some((own) => overlaps(own, range) && own.length <= range.length);
  return [...world.network.interfaces.values()].flatMap((item) => {
    if (open.has(world.subnetOf(item).tier)) return [];
    return (item.groups ?? []).flatMap((key) =>
      (world.network.securityGroups.get(key)?.rules ?? []).flatMap(({ origin, direction, peer }) => {
        if (direction !== "ingress" || peer.kind !== "prefix" || !isTooMuch(peer.prefix)) return [];
        return [
          finding("SECURITY_GROUP_OPEN", origin, {
            interface: item.origin.ref,
            prefix: formatPrefix(peer.prefix),
          }),
        ];
      }),
    );
  });
}
