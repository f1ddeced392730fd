/** VPCs that a transit gateway cannot take, or cannot serve in every AZ. */
import { type JoiningGateway, joiningGateways, type Segment } from "../../../model/connectivity";
import type { Vpc } from "../../../model/vpc";
import { blocksOfVpc, routedTiers } from "../../reach/blocks";
import type { RoutingContext } from "../context";

export function checkAttachments(context: RoutingContext): void {
  const { connectivity } = context.model;
  for (const gateway of joiningGateways(connectivity)) {
    const segments = new Map<string, Segment>();
    for (const segment of gateway.segments) {
      for (const vpc of segment.vpcs) {
        const other = segments.get(vpc.ref);
        if (other) {
          const data = { vpc: vpc.ref, segment: segment.name, other: other.name, gateway: gateway.name };
          context.collector.report("SEGMENT_TWICE", segment.at, data, [
            { at: other.at, note: "the other segment" },
          ]);
        }
        segments.set(vpc.ref, segment);
        checkTier(context, gateway, vpc);
        checkRoutable(context, vpc, segment.at);
      }
    }
  }
  for (const { vpc, at } of connectivity.foreignPeerings) checkRoutable(context, vpc, at);
  for (const { requester, accepter, at } of connectivity.peerings) {
    for (const vpc of [requester, accepter]) checkRoutable(context, vpc, at);
  }
}

function checkTier({ model, collector }: RoutingContext, gateway: JoiningGateway, vpc: Vpc): void {
  const tier = vpc.tiers.find(({ name, reserved }) => name === gateway.tier && !reserved);
  if (!tier) {
    const data = { vpc: vpc.ref, tier: gateway.tier, gateway: gateway.name };
    collector.report("ATTACHMENT_TIER", vpc.at, data, [{ at: gateway.at, note: "the transit gateway" }]);
    return;
  }
  const served = new Set(tier.subnets.map((subnet) => subnet.availabilityZone));
  const used = routedTiers(model, vpc).flatMap(({ subnets }) => subnets.map((s) => s.availabilityZone));
  const zones = [...new Set(used)].filter((zone) => !served.has(zone)).sort();
  if (zones.length === 0) return;
  collector.report("ATTACHMENT_ZONE", tier.at, {
    vpc: vpc.ref,
    zones,
    gateway: gateway.name,
    tier: tier.name,
  });
}

function checkRoutable({ model, allocations, collector }: RoutingContext, vpc: Vpc, at: Segment["at"]): void {
  if (blocksOfVpc(model, vpc, allocations).some(({ routable }) => routable)) return;
  collector.report("CONNECTIVITY_UNROUTABLE", at, { vpc: vpc.ref }, [{ at: vpc.at, note: "the VPC" }]);
}
