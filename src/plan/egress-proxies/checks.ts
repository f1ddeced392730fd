/** What would keep an explicit proxy from its clients, or from the hosts that it is for. */
import type { EgressProxy } from "../../model/egress-proxy";
import type { Party } from "../../model/party";
import { quotaOf } from "../../model/rules/quotas";
import type { UserData } from "../host-files/user-data";
import { partyConnected } from "../reach/connected";
import { hasNat } from "../reach/default-route";
import type { RoutingContext } from "../routing/context";

export function checkEgressProxy(
  { model, collector }: RoutingContext,
  proxy: EgressProxy,
  script: UserData,
  sources: number,
): void {
  const { name, vpc, tier, at } = proxy;
  if (script.exceeds)
    collector.report("PROXY_USER_DATA", at, { proxy: name, bytes: script.bytes, limit: script.limit });
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  if (sources > quota) collector.report("PROXY_RULES_QUOTA", at, { proxy: name, count: sources, quota });
  if (!proxy.probe) collector.report("PROXY_WITHOUT_PROBE", at, { proxy: name });
  for (const source of proxy.sources) {
    if (partyConnected(model, source, vpc)) continue;
    collector.report("PROXY_UNREACHED", at, { proxy: name, source: nameOf(source), vpc: vpc.ref });
  }
  for (const destination of proxy.destinations) {
    if (destination.kind === "internet" ? hasNat(vpc, tier) : partyConnected(model, destination, vpc))
      continue;
    const data = { proxy: name, destination: nameOf(destination), tier: tier.ref };
    collector.report("PROXY_DEAD_END", at, data, [{ at: tier.at, note: "the proxies' tier" }]);
  }
}

function nameOf(party: Party): string {
  switch (party.kind) {
    case "vpc":
      return party.vpc.ref;
    case "external":
      return `external:${party.range.name}`;
    default:
      return "the internet";
  }
}
