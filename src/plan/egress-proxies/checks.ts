/** What would keep an explicit proxy from its clients, or from the hosts that it is for. */

import { segmentOf, segmentsJoined } from "../../model/connectivity";
import type { EgressProxy } from "../../model/egress-proxy";
import type { NetworkModel } from "../../model/network-model";
import type { Party } from "../../model/party";
import { quotaOf } from "../../model/rules/quotas";
import type { UserData } from "../proxy/user-data";
import { connected } from "../routing/connected";
import type { RoutingContext } from "../routing/context";
import { hasDefaultRoute } from "../routing/default-route";

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
    if (isJoined(model, proxy, source)) continue;
    collector.report("PROXY_UNREACHED", at, { proxy: name, source: nameOf(source), vpc: vpc.ref });
  }
  for (const destination of proxy.destinations) {
    if (destination.kind === "internet" ? hasDefaultRoute(vpc, tier) : isJoined(model, proxy, destination))
      continue;
    const data = { proxy: name, destination: nameOf(destination), tier: tier.ref };
    collector.report("PROXY_DEAD_END", at, data, [{ at: tier.at, note: "the proxies' tier" }]);
  }
}

/** Whether declared connectivity joins it to the proxies' VPC. Whose addresses a CIDR block is, nobody says. */
function isJoined(model: NetworkModel, { vpc }: EgressProxy, party: Party): boolean {
  if (party.kind === "vpc") return connected(model, party.vpc, vpc);
  if (party.kind !== "external") return true;
  const { vpns, directConnects, transitGateways } = model.connectivity;
  const behind = [...vpns, ...directConnects].filter(({ ranges }) =>
    ranges.some(({ name }) => name === party.range.name),
  );
  return transitGateways.some((gateway) => {
    const own = segmentOf(gateway, vpc);
    return behind.some((outside) => {
      const segment = gateway.segments.find(({ name }) => name === outside.segment);
      return outside.transitGateway === gateway.name && own && segment && segmentsJoined(own, segment);
    });
  });
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
