/** The interface endpoints that generated hosts use where they have no NAT: those of their VPC, and of its hub. */
import type { Prefix } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import type { Vpc } from "../../model/vpc";
import type { Allocation } from "../allocation/request";
import { regionalHubs, zonesFor } from "../endpoints/hub";
import { blocksOfVpc } from "../reach/blocks";

/** The blocks in which they are. */
export function endpointBlocks(
  model: NetworkModel,
  vpc: Vpc,
  allocations: ReadonlyMap<string, Allocation>,
): Prefix[] {
  const vpcs = [vpc, ...hubsOf(model, vpc).map(({ hub }) => hub.vpc)];
  return vpcs.flatMap((one) => blocksOfVpc(model, one, allocations)).map(({ prefix }) => prefix);
}

/** Whether a service's own names lead to one of them. */
export function hasInterfaceEndpoint(model: NetworkModel, vpc: Vpc, service: string): boolean {
  return (
    vpc.endpoints.interfaces.some((one) => one.service === service && one.privateDns === true) ||
    hubsOf(model, vpc).some(({ hub, consumer }) =>
      zonesFor(hub, consumer).some(({ endpoint }) => endpoint.service === service),
    )
  );
}

function hubsOf(model: NetworkModel, vpc: Vpc) {
  return regionalHubs(model).flatMap((hub) => {
    const consumer = hub.consumers.find((one) => one.vpc.ref === vpc.ref);
    return consumer ? [{ hub, consumer }] : [];
  });
}
