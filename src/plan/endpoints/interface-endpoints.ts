/** Plans interface endpoints: one network interface in each AZ, and a security group for exactly their clients. */
import { findService } from "../../aws/endpoint-services";
import type { Prefix } from "../../ip/prefix";
import type { InterfaceEndpoint } from "../../model/endpoint";
import { interfaceSubnets } from "../../model/endpoint-tiers";
import { quotaOf } from "../../model/rules/quotas";
import type { Vpc } from "../../model/vpc";
import type { PlannedInterfaceEndpoint } from "../planned/endpoint";
import type { Planned } from "../planned/stack";
import { type GroupOutline, planBlockRules, planGroup } from "../stack/security-groups";
import { clientBlocks } from "./client-blocks";
import type { EndpointContext } from "./context";

/** What a hub adds to an endpoint: clients in other VPCs, and names that it answers for in zones of its own. */
export interface CentralUse {
  readonly clients: readonly Prefix[];
}

export function planInterfaceEndpoints(
  vpc: Vpc,
  context: EndpointContext,
  centralUse: (endpoint: InterfaceEndpoint) => CentralUse | undefined,
): Planned[] {
  return vpc.endpoints.interfaces.flatMap((endpoint) =>
    planInterfaceEndpoint(vpc, endpoint, context, centralUse(endpoint)),
  );
}

function planInterfaceEndpoint(
  vpc: Vpc,
  endpoint: InterfaceEndpoint,
  { policies, allocations, collector }: EndpointContext,
  central: CentralUse | undefined,
): Planned[] {
  const because = { ref: endpoint.ref, at: endpoint.at };
  const name = `${vpc.name}-${endpoint.name}`;
  const group: GroupOutline = {
    ref: endpoint.ref,
    because,
    name: `${name}-endpoint`,
    description: `Clients of the ${endpoint.service} endpoint`,
  };
  const ports = findService(endpoint.service, vpc.region)?.ports ?? [443];
  const blocks = clientBlocks(vpc, endpoint.clients, allocations, central?.clients);
  const rules = planBlockRules(
    group,
    "ingress",
    blocks,
    ports.map((port) => ({ protocol: "tcp", port })),
  );
  const quota = quotaOf(vpc, "rulesPerSecurityGroup");
  if (rules.length > quota) {
    collector.report("ENDPOINT_RULES_QUOTA", endpoint.at, {
      endpoint: endpoint.ref,
      count: rules.length,
      blocks: blocks.length,
      quota,
    });
  }
  const policy = policies.write(vpc, endpoint);
  const privateDns = endpoint.privateDns !== false && !central;
  const inboundOnly = endpoint.privateDns === "inbound-resolver-only";
  const gateway = vpc.endpoints.gateways.find(({ service }) => service === endpoint.service);
  const planned: PlannedInterfaceEndpoint = {
    kind: "interface-endpoint",
    ref: endpoint.ref,
    because,
    name,
    vpc: vpc.ref,
    serviceName: endpoint.serviceName,
    ...(endpoint.serviceRegion !== undefined && { serviceRegion: endpoint.serviceRegion }),
    subnets: interfaceSubnets(vpc, endpoint).map(({ ref }) => ref),
    securityGroup: endpoint.ref,
    privateDns,
    ...(privateDns && endpoint.service === "s3" && { inboundResolverOnly: inboundOnly }),
    ...(inboundOnly && gateway && { after: gateway.ref }),
    ...(policy !== undefined && { policy }),
    tags: vpc.tags,
  };
  return [planned, planGroup(vpc, group), ...rules];
}
