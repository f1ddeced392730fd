/** Plans every way to AWS services: endpoints in each VPC, hubs that share theirs, and resolvers for their names. */
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { listed } from "../../diagnostics/suggest";
import type { InterfaceEndpoint } from "../../model/endpoint";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import type { Allocation } from "../allocation/request";
import { connected } from "../reach/connected";
import { accountIdsOf } from "../stack/account-ids";
import type { Decision } from "../stack/decision";
import { baseOf } from "../stack/vpc-id";
import type { EndpointContext } from "./context";
import { planExistingRules } from "./existing-rules";
import { planGatewayEndpoints } from "./gateway-endpoints";
import { type RegionalHub, regionalHubs, remoteClients } from "./hub";
import { planInterfaceEndpoints } from "./interface-endpoints";
import { PolicyWriter } from "./policy";
import { planHubNames } from "./private-dns";
import { planResolvers } from "./resolvers";
import { checkShutOut } from "./shut-out";

export function planEndpoints(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): Decision[] {
  const policies = new PolicyWriter(model, collector);
  checkShutOut(model, collector);
  const context: EndpointContext = {
    model,
    allocations,
    accountId: accountIdsOf(model),
    policies,
    collector,
  };
  const hubs = new Map(regionalHubs(model).map((regional) => [regional.vpc.ref, regional]));
  const inVpcs = allVpcs(model).map((vpc): Decision => {
    const regional = hubs.get(vpc.ref);
    const central = new Set(regional?.zones.map(({ endpoint }) => endpoint));
    const centralUse = (endpoint: InterfaceEndpoint) =>
      regional && central.has(endpoint)
        ? { clients: remoteClients(model, regional, endpoint, allocations) }
        : undefined;
    const resources = () => [
      ...planGatewayEndpoints(vpc, policies),
      ...planInterfaceEndpoints(vpc, context, centralUse),
    ];
    return { place: baseOf(vpc), resources };
  });
  for (const regional of hubs.values()) reportUnreachable(regional, context);
  return [
    ...inVpcs,
    ...[...hubs.values()].flatMap((regional) => planHubNames(regional, context)),
    ...planResolvers(context),
    ...planExistingRules(model),
  ];
}

/** Told once for all VPCs that choose the hub at the same place. */
function reportUnreachable(
  { hub, vpc: hubVpc, consumers }: RegionalHub,
  { collector, model }: EndpointContext,
): void {
  const cutOff = new Map<string, { at: SourceRange; vpcs: string[] }>();
  for (const { vpc, choice } of consumers) {
    if (connected(model, vpc, hubVpc)) continue;
    const key = JSON.stringify(choice.at);
    const place = cutOff.get(key) ?? { at: choice.at, vpcs: [] };
    place.vpcs.push(vpc.ref);
    cutOff.set(key, place);
  }
  for (const { at, vpcs } of cutOff.values()) {
    const data = { vpcs: listed(vpcs, 3), hub: hub.name, hubVpc: hubVpc.ref };
    collector.report("ENDPOINT_HUB_UNREACHABLE", at, data);
  }
}
