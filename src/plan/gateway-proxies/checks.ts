/** What would make a gateway proxy let nothing through, or too much. */
import { familyOf } from "../../aws/cidr-families";
import type { Collector } from "../../diagnostics/collector";
import { contains, type Prefix } from "../../ip/prefix";
import { gatewayTiers } from "../../model/endpoint-tiers";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { NetworkModel } from "../../model/network-model";
import { quotaOf } from "../../model/rules/quotas";
import { PolicyWriter } from "../endpoints/policy";
import type { ProxySettings } from "../host-files/proxy-settings";
import type { UserData } from "../host-files/user-data";
import { partyConnected } from "../reach/connected";
import { nameClash } from "./name-clashes";
import { type Namer, namerOf } from "./names";
import { ownersOf } from "./owners";

export function checkGatewayProxy(
  model: NetworkModel,
  proxy: GatewayProxy,
  settings: ProxySettings,
  script: UserData,
  sources: number,
  collector: Collector,
): void {
  const { name, vpc, tier, at } = proxy;
  if (script.exceeds) {
    collector.report("PROXY_USER_DATA", at, { proxy: name, bytes: script.bytes, limit: script.limit });
  }
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  if (sources > quota) collector.report("PROXY_RULES_QUOTA", at, { proxy: name, count: sources, quota });
  checkSources(model, proxy, collector);
  const services = [...(proxy.s3 ? ["s3"] : []), ...(proxy.dynamodb ? ["dynamodb"] : [])];
  if (services.length === 0) collector.report("PROXY_EMPTY", at, { proxy: name });
  const writer = new PolicyWriter(model, collector);
  for (const service of services) {
    const endpoint = vpc.endpoints.gateways.find(
      (gateway) => gateway.service === service && gatewayTiers(vpc, gateway).includes(tier),
    );
    if (!endpoint) {
      collector.report("PROXY_WITHOUT_ENDPOINT", at, { proxy: name, service, tier: tier.ref });
      continue;
    }
    const policy = writer.write(vpc, endpoint) ?? "";
    const kind = service === "s3" ? "bucket" : "table";
    const missing = settings.names.policyLimits
      .filter((limit) => limit.kind === kind && !policy.includes(limit.name))
      .map((limit) => limit.name);
    if (missing.length === 0) continue;
    const data = { proxy: name, missing: [...new Set(missing)], endpoint: endpoint.ref, kind };
    collector.report("PROXY_POLICY", at, data, [{ at: endpoint.at, note: "the endpoint" }]);
  }
}

function checkSources(model: NetworkModel, proxy: GatewayProxy, collector: Collector): void {
  const { name, vpc, at } = proxy;
  for (const { name: source, party } of ownersOf(model, proxy.sources)) {
    if (party.kind === "prefix" && !isInside(model, party.prefix)) {
      collector.report("PROXY_OPEN", at, { proxy: name, source });
      continue;
    }
    if (partyConnected(model, party, vpc)) continue;
    collector.report("PROXY_UNREACHED", at, { proxy: name, source, vpc: vpc.ref });
  }
}

/** Whether a block is private space, or a pool of the organisation's own has it. */
function isInside({ scopes }: NetworkModel, block: Prefix): boolean {
  const pins = scopes
    .flatMap(({ pools }) => pools)
    .flatMap(({ blocks }) => blocks.flatMap(({ pin }) => pin ?? []));
  return familyOf(block) !== "other" || pins.some((pin) => contains(pin, block));
}

/** The resolver that is to answer for its names, where it can. */
export function checkNamer(
  model: NetworkModel,
  proxy: GatewayProxy,
  collector: Collector,
): Namer | undefined {
  if (!proxy.resolver) return undefined;
  const namer = namerOf(model, proxy);
  const { region, ref } = proxy.vpc;
  const reason = !namer
    ? `it has no VPC in ${region}.`
    : namer.vpc.ref === ref
      ? `it stands in ${ref}, where the proxies look names up too and would find themselves.`
      : namer.resolver.inbound
        ? (nameClash(model, proxy, namer) ?? unasked(model, namer))
        : "it has no inbound endpoint.";
  if (reason === undefined) return namer;
  const data = { proxy: proxy.name, resolver: proxy.resolver.name, reason };
  collector.report("PROXY_RESOLVER", proxy.resolver.at, data);
  return undefined;
}

/** Why nobody asks its inbound endpoint: it is corporate DNS that does, and not who the names are for. */
function unasked(model: NetworkModel, { resolver, vpc }: Namer): string | undefined {
  const asking = ownersOf(model, resolver.inbound ?? []);
  if (asking.some(({ party }) => partyConnected(model, party, vpc))) return undefined;
  return `nobody whom it admits has a way to ${vpc.ref}.`;
}
