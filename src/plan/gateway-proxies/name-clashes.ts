/** What in a resolver's VPC answers for a proxy's names already: AWS takes one zone of a name in a VPC. */
import { endpointZones } from "../../aws/service-names";
import { takesFromHub } from "../../model/endpoint";
import { centralEndpoints, hubVpcIn } from "../../model/endpoint-hub";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { NetworkModel } from "../../model/network-model";
import type { Vpc } from "../../model/vpc";
import type { Namer } from "./names";

/** Words for what is in the way; undefined if nothing is. */
export function nameClash(model: NetworkModel, proxy: GatewayProxy, { vpc }: Namer): string | undefined {
  const services = servicesOf(proxy);
  const rival = model.connectivity.gatewayProxies.find(
    (other) =>
      other.name < proxy.name &&
      other.resolver?.name === proxy.resolver?.name &&
      other.vpc.region === proxy.vpc.region &&
      servicesOf(other).some((service) => services.includes(service)),
  );
  if (rival) return `it answers for the proxy ${rival.name} with the same names already.`;
  const zones = new Set(services.flatMap((service) => zonesOf(service, vpc)));
  const own = vpc.endpoints.interfaces.find(
    ({ service, privateDns }) =>
      privateDns !== false && zonesOf(service, vpc).some((zone) => zones.has(zone)),
  );
  if (own)
    return `${own.ref} answers for the same names there already, and AWS takes one zone of a name in a VPC.`;
  return fromHub(model, vpc).some((service) => zonesOf(service, vpc).some((zone) => zones.has(zone)))
    ? `${vpc.ref} takes the same names from its endpoint hub already.`
    : undefined;
}

function servicesOf({ s3, dynamodb }: GatewayProxy): string[] {
  return [...(s3 ? ["s3"] : []), ...(dynamodb ? ["dynamodb"] : [])];
}

function zonesOf(service: string, { region }: Vpc): string[] {
  return endpointZones(service, region).map(({ zone }) => zone);
}

function fromHub({ endpointHubs, accounts }: NetworkModel, { endpoints, region }: Vpc): string[] {
  const choice = endpoints.hub;
  const hub = endpointHubs.find(({ name }) => name === choice?.hub);
  const hubVpc = hub && hubVpcIn(accounts, hub.vpcs, region);
  if (!choice || !hubVpc) return [];
  return centralEndpoints(hub, hubVpc)
    .filter(({ name }) => takesFromHub(choice, name))
    .map(({ service }) => service);
}
