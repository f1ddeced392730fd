/** What would keep a forwarder's hosts from starting, or from moving a route. */
import type { Collector } from "../../diagnostics/collector";
import type { Forwarder } from "../../model/forwarder";
import { quotaOf } from "../../model/rules/quotas";
import type { UserData } from "../host-files/user-data";
import { hasInterfaceEndpoint } from "../hosts/interface-endpoints";
import type { PlannedSecurityGroupRule } from "../planned/security-group";
import { hasNat } from "../reach/default-route";
import type { RoutingContext } from "../routing/context";

export function checkForwarderHosts(
  { model, collector }: RoutingContext,
  forwarder: Forwarder,
  rules: readonly PlannedSecurityGroupRule[],
  scripts: readonly UserData[],
): void {
  checkScriptsAndRules(collector, forwarder, rules, scripts);
  const { name, vpc, tier, at } = forwarder;
  if (hasNat(vpc, tier) || hasInterfaceEndpoint(model, vpc, "ec2")) return;
  collector.report("FORWARDER_WITHOUT_API", at, { forwarder: name, tier: tier.ref }, [
    { at: tier.at, note: "the forwarders' tier" },
  ]);
}

/** They call no API: the balancer leaves out who fails. */
export function checkBalancedHosts(
  { collector }: RoutingContext,
  forwarder: Forwarder,
  rules: readonly PlannedSecurityGroupRule[],
  script: UserData,
): void {
  checkScriptsAndRules(collector, forwarder, rules, [script]);
}

function checkScriptsAndRules(
  collector: Collector,
  { name, vpc, at }: Forwarder,
  rules: readonly PlannedSecurityGroupRule[],
  scripts: readonly UserData[],
): void {
  const large = scripts.find(({ exceeds }) => exceeds);
  if (large) {
    const { bytes, limit } = large;
    collector.report("FORWARDER_USER_DATA", at, { forwarder: name, bytes, limit });
  }
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  for (const direction of ["ingress", "egress"]) {
    const count = rules.filter((rule) => rule.direction === direction).length;
    if (count > quota)
      collector.report("FORWARDER_RULES_QUOTA", at, { forwarder: name, direction, count, quota });
  }
}
