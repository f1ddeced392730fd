/** Peerings that AWS would refuse: of a VPC with itself, of the same two VPCs again, of VPCs that overlap or resolve no names. */
import type { Collector } from "../../../diagnostics/collector";
import type { SourceRange } from "../../../diagnostics/source";
import { formatPrefix, overlaps } from "../../../ip/prefix";
import type { ForeignPeering, Peering } from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import { blocksOfVpc } from "../../reach/blocks";
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

/** With the blocks that the configuration says the peer has; AWS says whether they are all. */
export function checkForeignPeerings({ model, allocations, collector }: RoutingContext): void {
  const pairs = new Map<string, ForeignPeering>();
  for (const peering of model.connectivity.foreignPeerings) {
    const { name, vpc, peer, ranges, dnsResolution, at } = peering;
    const pair = `${vpc.ref} ${peer.id}`;
    const other = pairs.get(pair);
    if (other)
      collector.report("PEERING_TWICE", at, { peering: name, other: other.name }, [
        { at: other.at, note: "the other peering" },
      ]);
    pairs.set(pair, peering);
    if (dnsResolution) checkDns(name, vpc, at, collector);
    const theirs = ranges.flatMap((range) => range.prefixes);
    const clash = blocksOfVpc(model, vpc, allocations)
      .flatMap((mine) => theirs.map((their) => ({ mine: mine.prefix, their })))
      .find(({ mine, their }) => overlaps(mine, their));
    if (!clash) continue;
    const [cidr, otherCidr] = [formatPrefix(clash.mine), formatPrefix(clash.their)];
    collector.report("PEERING_OVERLAP", at, { peering: name, vpc: vpc.ref, cidr, other: peer.id, otherCidr });
  }
}

function checkNames({ name, requester, accepter, dnsResolution, at }: Peering, collector: Collector): void {
  if (!dnsResolution) return;
  for (const vpc of [requester, accepter]) checkDns(name, vpc, at, collector);
}

function checkDns(peering: string, vpc: Vpc, at: SourceRange, collector: Collector): void {
  const attribute = !vpc.dnsSupport ? "support" : !vpc.dnsHostnames ? "hostnames" : undefined;
  if (attribute === undefined) return;
  collector.report("PEERING_DNS_OFF", at, { peering, vpc: vpc.ref, attribute }, [
    { at: vpc.locate(["dns", attribute]), note: "the attribute" },
  ]);
}
