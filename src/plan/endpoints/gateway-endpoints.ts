/** Plans gateway endpoints: routes to S3 and DynamoDB in the tables of chosen tiers. */
import { type GatewayEndpoint, gatewayEndpointRef } from "../../model/endpoint";
import { gatewayTiers } from "../../model/endpoint-tiers";
import type { Vpc } from "../../model/vpc";
import type { PlannedGatewayEndpoint } from "../planned/endpoint";
import type { Planned } from "../planned/stack";
import { planGroup, planRule } from "../stack/security-groups";
import { routeTableRefs } from "../vpc/route-table-ref";
import type { PolicyWriter } from "./policy";

export function planGatewayEndpoints(vpc: Vpc, policies: PolicyWriter): Planned[] {
  return vpc.endpoints.gateways.flatMap((gateway) => {
    const policy = policies.write(vpc, gateway);
    const planned: PlannedGatewayEndpoint = {
      kind: "gateway-endpoint",
      ref: gateway.ref,
      because: { ref: gateway.ref, at: gateway.at },
      name: `${vpc.name}-${gateway.name}`,
      vpc: vpc.ref,
      serviceName: gateway.serviceName,
      routeTables: gatewayTiers(vpc, gateway).flatMap(routeTableRefs).sort(),
      ...(policy !== undefined && { policy }),
      tags: vpc.tags,
    };
    return [planned, ...planClientGroup(vpc, gateway)];
  });
}

/** A group for instances whose other ways out are closed: it opens the service's prefix list and nothing else. */
function planClientGroup(vpc: Vpc, gateway: GatewayEndpoint): Planned[] {
  if (!gateway.clientSecurityGroup) return [];
  const ref = `${gatewayEndpointRef(vpc.ref, gateway.name)}/clients`;
  const because = { ref: gateway.ref, at: gateway.at };
  const name = `${vpc.name}-${gateway.name}-clients`;
  const description = `Reaches ${gateway.service} through its gateway endpoint`;
  return [
    planGroup(vpc, { ref, because, name, description }),
    planRule({
      ref: `${ref}/to/${gateway.service}`,
      because,
      securityGroup: ref,
      direction: "egress",
      protocol: "tcp",
      port: 443,
      peer: { kind: "gateway-endpoint", ref: gateway.ref },
    }),
  ];
}
