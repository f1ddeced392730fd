/** Lowers a VPC's endpoints: names to services, and what the configuration leaves open to what it means. */
import { type EndpointType, findService } from "../../aws/endpoint-services";
import { serviceName } from "../../aws/service-names";
import {
  type Endpoints,
  type GatewayEndpoint,
  gatewayEndpointRef,
  type HubChoice,
  type InterfaceEndpoint,
  interfaceEndpointRef,
  type PolicyChoice,
  type PrivateDns,
} from "../../model/endpoint";
import type { Tier } from "../../model/vpc";
import { defaultOf } from "../shape/default-of";
import {
  common,
  type EndpointsShape,
  endpoints,
  type GatewayEndpointShape,
  gatewayEndpoint,
  type InterfaceEndpointShape,
} from "../shape/endpoints";
import type { ConfigPath } from "../shape/path";
import type { Inherited } from "../text/inherit";
import { chooseZones } from "./availability-zones";
import { knownTiers, lowerClients } from "./clients";
import { type AddressContext, checkKnown } from "./context";

/** The tier that interface endpoints stand in unless the configuration names another. */

/** The VPC whose endpoints are lowered. */
interface Place {
  readonly context: AddressContext;
  readonly inherited: Inherited;
  readonly vpc: string;
  readonly region: string;
  readonly tiers: readonly Tier[];
  readonly shape: EndpointsShape;
}

export function lowerEndpoints(
  context: AddressContext,
  inherited: Inherited,
  vpc: string,
  region: string,
  tiers: readonly Tier[],
): Endpoints {
  const shape = inherited.settings.endpoints ?? {};
  const place: Place = { context, inherited, vpc, region, tiers, shape };
  const hub = lowerHubChoice(place);
  return {
    gateways: present(shape.gateway).map(([name, own]) => lowerGateway(place, name, own)),
    interfaces: present(shape.interface).map(([name, own]) => lowerInterface(place, name, own)),
    ...(hub && { hub }),
  };
}

function present<Shape extends object>(
  shapes: Record<string, Shape | "none"> | undefined,
): [string, Shape][] {
  return Object.entries(shapes ?? {})
    .filter((entry): entry is [string, Shape] => entry[1] !== "none")
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function lowerGateway(place: Place, name: string, shape: GatewayEndpointShape): GatewayEndpoint {
  const path = ["endpoints", "gateway", name];
  const chosen = knownTiers(clientsPlace(place, path), shape.tiers);
  return {
    type: "Gateway",
    ref: gatewayEndpointRef(place.vpc, name),
    ...lowerCommon(place, path, name, shape, "Gateway"),
    ...(chosen && { tiers: chosen }),
    clientSecurityGroup: shape.clientSecurityGroup ?? defaultOf(gatewayEndpoint.shape.clientSecurityGroup),
  };
}

function lowerInterface(place: Place, name: string, shape: InterfaceEndpointShape): InterfaceEndpoint {
  const { inherited, context, tiers } = place;
  const path = ["endpoints", "interface", name];
  const ref = interfaceEndpointRef(place.vpc, name);
  const common = lowerCommon(place, path, name, shape, "Interface");
  const tierName = shape.tier ?? place.shape.tier ?? defaultOf(endpoints.shape.tier);
  const tier = tiers.find((t) => t.name === tierName);
  if (!tier) {
    const given = shape.tier ? [...path, "tier"] : place.shape.tier ? ["endpoints", "tier"] : undefined;
    const at = given ? inherited.locate(given) : inherited.locate(["endpoints", "interface"], "key");
    const data = { vpc: place.vpc, tier: tierName, tiers: tiers.map((t) => t.name) };
    context.collector.report("ENDPOINT_TIER_MISSING", at, data);
  }
  const zones =
    shape.availabilityZones === undefined || tier === undefined
      ? undefined
      : chooseZones(context.collector, inherited, context.choices, {
          ref,
          owner: tier.ref,
          path: [...path, "availabilityZones"],
          chosen: shape.availabilityZones,
          offered: tier.subnets.map((subnet) => subnet.availabilityZone),
          tiers: [tier.ref],
        });
  const home = findService(common.service, place.region)?.homeRegion;
  return {
    type: "Interface",
    ref,
    ...common,
    ...(home !== undefined && home !== place.region && { serviceRegion: home }),
    tier: tierName,
    ...(zones && { availabilityZones: zones }),
    privateDns: shape.privateDns ?? usualPrivateDns(common.service, place.region),
    clients: lowerClients(clientsPlace(place, [...path, "clients"]), shape.clients ?? {}),
  };
}

/** S3 keeps to the gateway endpoint inside the VPC, which is free; a service without private DNS has none. */
function usualPrivateDns(service: string, region: string): PrivateDns {
  if (service === "s3") return "inbound-resolver-only";
  return findService(service, region)?.privateDns ?? true;
}

function lowerCommon(
  place: Place,
  path: ConfigPath,
  name: string,
  shape: GatewayEndpointShape | InterfaceEndpointShape,
  type: EndpointType,
) {
  const { inherited, region } = place;
  const wanted = shape.service ?? name;
  const service = findService(wanted, region)?.name ?? wanted;
  const policy = lowerPolicyChoice(place, path, shape);
  return {
    name,
    service,
    serviceName: isFullName(service) ? service : serviceName(service, region, type),
    ...(policy && { policy }),
    confirmed: shape.confirmed ?? defaultOf(common.confirmed),
    ...(shape.gbPerMonth !== undefined && { gbPerMonth: shape.gbPerMonth }),
    at: inherited.locate(path, "key"),
  };
}

/** Full names begin with a domain turned round. */
function isFullName(service: string): boolean {
  return /^(?:com\.amazonaws|cn\.com\.amazonaws|aws|api\.aws|com\.amazonaws\.vpce)\./.test(service);
}

function lowerPolicyChoice(
  { context, inherited, shape: all }: Place,
  path: ConfigPath,
  own: { readonly policy?: string | undefined },
): PolicyChoice | undefined {
  const name = own.policy ?? all.policy;
  if (name === undefined) return undefined;
  const byDefault = own.policy === undefined;
  const at = inherited.locate(byDefault ? ["endpoints", "policy"] : [...path, "policy"]);
  if (!checkKnown(context.collector, "endpoint policy", name, context.policies, at)) return undefined;
  return { name, byDefault, at };
}

function clientsPlace({ context, inherited, tiers }: Place, path: ConfigPath) {
  return { context, locate: (at: ConfigPath) => inherited.locate(at), path, tiers };
}

function lowerHubChoice({ context, inherited, shape }: Place): HubChoice | undefined {
  if (shape.hub === undefined || shape.hub === "none") return undefined;
  const choice = typeof shape.hub === "string" ? { name: shape.hub } : shape.hub;
  const path = ["endpoints", "hub"];
  const at = inherited.locate(typeof shape.hub === "string" ? path : [...path, "name"]);
  if (!checkKnown(context.collector, "endpoint hub", choice.name, context.hubs, at)) return undefined;
  return {
    hub: choice.name,
    ...(choice.services && { services: choice.services }),
    except: choice.except ?? [],
    at,
  };
}
