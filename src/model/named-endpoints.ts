/** The endpoints whose services' own names lead to them in a VPC. */
import { endpointZones } from "../aws/service-names";
import type { InterfaceEndpoint } from "./endpoint";
import { centralEndpoints, hubVpcIn, takenBy } from "./endpoint-hub";
import type { NetworkModel } from "./network-model";
import type { Vpc } from "./vpc";

/** A VPC's own interface endpoints with private names, less those that only an inbound resolver knows, and those of its hub. */
export function namedEndpoints(model: NetworkModel, vpc: Vpc): InterfaceEndpoint[] {
  const own = vpc.endpoints.interfaces.filter(({ privateDns }) => privateDns === true);
  const choice = vpc.endpoints.hub;
  const hub = model.endpointHubs.find(({ name }) => name === choice?.hub);
  const hubVpc = hub && hubVpcIn(model.accounts, hub.vpcs, vpc.region);
  return choice && hubVpc ? [...own, ...takenBy({ vpc, choice }, centralEndpoints(hub, hubVpc))] : own;
}

/** The zones that endpoints make a VPC resolve: its own, those for its inbound resolver among them, and those of its hub. */
export function zonesSeenBy(model: NetworkModel, vpc: Vpc): string[] {
  const inbound = vpc.endpoints.interfaces.filter(({ privateDns }) => privateDns === "inbound-resolver-only");
  return [...namedEndpoints(model, vpc), ...inbound].flatMap(({ service }) =>
    endpointZones(service, vpc.region).map(({ zone }) => zone),
  );
}
