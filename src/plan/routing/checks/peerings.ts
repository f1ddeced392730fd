/** Peerings that AWS would refuse: of a VPC with itself, of the same two VPCs again, of VPCs that overlap or resolve no names. */
import type { Collector } from "../../../diagnostics/collector";
import { formatPrefix, overlaps } from "../../../ip/prefix";
import type { Peering } from "../../../model/connectivity";
import { blocksOfVpc } from "../blocks";
import type { RoutingContext } from "../context";

export function checkPeerings({ model, allocations, collector }: RoutingContext): void {
  const pairs = new Map<string, Peering>();
  for (const peering of model.connectivity.peerings) {
    const { name, requester, accepter, at } = peering;
    if (requester.ref === accepter.ref) {
      collector.report("PEERING_SELF", at, { peering: name, vpc: requester.ref });
      continue;
    }
    const pair = [requester.ref, accepter.ref].sort().join(" ");
    const other = pairs.get(pair);
    if (other) {
      collector.report("PEERING_TWICE", at, { peering: name, other: other.name }, [
        { at: other.at, note: "the other peering" },
      ]);
    }
    pairs.set(pair, peering);
    checkNames(peering, collector);
    const theirs = blocksOfVpc(model, accepter, allocations);
    const clash = blocksOfVpc(model, requester, allocations)
      .flatMap((mine) => theirs.map((theirs) => ({ mine, theirs })))
      .find(({ mine, theirs }) => overlaps(mine.prefix, theirs.prefix));
    if (!clash) continue;
    collector.report("PEERING_OVERLAP", at, {
      peering: name,
      vpc: requester.ref,
      cidr: formatPrefix(clash.mine.prefix),
      other: accepter.ref,
      otherCidr: formatPrefix(clash.theirs.prefix),
    });
  }
}

function checkNames({ name, requester, accepter, dnsResolution, at }: Peering, collector: Collector): void {
  if (!dnsResolution) return;
  for (const vpc of [requester, accepter]) {
    const attribute = !vpc.dnsSupport ? "support" : !vpc.dnsHostnames ? "hostnames" : undefined;
    if (attribute === undefined) continue;
    collector.report("PEERING_DNS_OFF", at, { peering: name, vpc: vpc.ref, attribute }, [
      { at: vpc.locate(["dns", attribute]), note: "the attribute" },
    ]);
  }
}
