/** Who a service's load balancer talks to: its targets alone. What comes through PrivateLink is let in by principal. */
import { aggregate } from "../../ip/aggregate";
import type { Prefix } from "../../ip/prefix";
import { quotaOf } from "../../model/rules/quotas";
import type { ServiceListener } from "../../model/service";
import type { Planned } from "../planned/stack";
import { type GroupOutline, planBlockRules, planGroup } from "../stack/security-groups";
import { becauseOf, type OwnService, type PrivateLinkContext } from "./context";
import { addressPrefix, ownBlocks } from "./targets";

export function planBalancerGroup(context: PrivateLinkContext, service: OwnService): Planned[] {
  const { offer, name, at } = service;
  const { vpc, ref } = offer;
  const group: GroupOutline = {
    ref,
    because: becauseOf(service),
    name: `${vpc.name}-${name}-service`,
    description: `Targets of the service ${name}`,
  };
  const byRef = new Map(
    offer.listeners
      .flatMap((listener) => targetRules(context, group, service, listener))
      .map((rule) => [rule.ref, rule] as const),
  );
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  if (byRef.size > quota) {
    const data = { endpoint: `service ${name}`, count: byRef.size, blocks: byRef.size, quota };
    context.collector.report("ENDPOINT_RULES_QUOTA", at, data);
  }
  return [planGroup(vpc, group), ...byRef.values()];
}

function targetRules(
  { allocations }: PrivateLinkContext,
  group: GroupOutline,
  { offer }: OwnService,
  { targets, targetPort, health }: ServiceListener,
) {
  const blocks: readonly Prefix[] =
    targets.kind === "ip"
      ? aggregate(targets.addresses.map(({ text }) => addressPrefix(text)))
      : // Instances and load balancers that are made elsewhere may stand anywhere in the VPC.
        ownBlocks(offer.vpc, allocations);
  const ports = [...new Set([targetPort, health.port ?? targetPort])];
  return planBlockRules(
    group,
    "egress",
    blocks,
    ports.map((port) => ({ protocol: "tcp", port })),
  );
}
