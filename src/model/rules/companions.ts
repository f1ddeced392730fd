/** Services that work only beside others have them, or a way to the internet. */
import { COMPANIONS } from "../../aws/data/companions";
import type { Collector } from "../../diagnostics/collector";
import type { InterfaceEndpoint } from "../endpoint";
import { namedEndpoints } from "../named-endpoints";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";
import { allVpcs, vpcPhrase } from "./rules";

/** An endpoint that lacks companions, and where. */
interface Lacking {
  readonly endpoint: InterfaceEndpoint;
  readonly purpose: string;
  readonly missing: readonly string[];
  readonly vpcs: string[];
}

export function checkCompanions(model: NetworkModel, collector: Collector): void {
  const found = new Map<string, Lacking>();
  const outward = vpcsWithWayOut(model);
  for (const vpc of allVpcs(model)) {
    if (outward.has(vpc.ref)) continue;
    const named = namedEndpoints(model, vpc);
    const there = new Set([...named, ...vpc.endpoints.gateways].map(({ service }) => service));
    for (const { service, purpose, needs } of COMPANIONS) {
      const endpoint = named.find((one) => one.service === service && !one.confirmed);
      const missing = needs.filter((one) => !there.has(one));
      if (!endpoint || missing.length === 0) continue;
      const key = `${endpoint.ref} ${missing}`;
      const lacking = found.get(key) ?? { endpoint, purpose, missing, vpcs: [] };
      found.set(key, lacking);
      lacking.vpcs.push(vpc.ref);
    }
  }
  for (const { endpoint, purpose, missing, vpcs } of found.values()) {
    const data = { endpoint: endpoint.name, purpose, missing, vpcs: vpcPhrase(vpcs) };
    collector.report("ENDPOINT_COMPANION", endpoint.at, data);
  }
}

/** The VPCs from which a service's public names lead somewhere: by themselves, or by a segment's way out. */
function vpcsWithWayOut({ connectivity, accounts }: NetworkModel): ReadonlySet<string> {
  const own = accounts.flatMap(({ vpcs }) => vpcs).filter(hasWayOut);
  const segments = connectivity.transitGateways.flatMap((gateway) => gateway.segments);
  const central = segments.filter(({ routes }) => routes.some(({ prefix }) => prefix.length === 0));
  return new Set([...own, ...central.flatMap(({ vpcs }) => vpcs)].map(({ ref }) => ref));
}

function hasWayOut({ internetGateway, natGateways }: Vpc): boolean {
  return internetGateway || natGateways !== "none";
}
