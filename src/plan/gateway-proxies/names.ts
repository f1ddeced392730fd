/** Plans the names of a gateway proxy for who asks a resolver's inbound endpoint: private zones that lead to the balancer. */
import { hubVpcIn } from "../../model/endpoint-hub";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { NetworkModel } from "../../model/network-model";
import type { Resolver } from "../../model/resolver";
import type { Vpc } from "../../model/vpc";
import { resolverEndpointName } from "../endpoints/resolvers";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import { type Import, importInto, type OwnIdentifiers } from "../stack/export";
import type { StackPlace } from "../stack/place";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";

export interface Namer {
  readonly resolver: Resolver;
  /** The resolver's VPC, which sees the zones. */
  readonly vpc: Vpc;
}

/** Undefined where no resolver is named, or it has no VPC in the proxy's region. */
export function namerOf(
  model: NetworkModel,
  { resolver: choice, vpc: { region } }: GatewayProxy,
): Namer | undefined {
  const resolver = model.resolvers.find(({ name }) => name === choice?.name);
  const vpc = resolver && hubVpcIn(model.accounts, resolver.vpcs, region);
  return resolver && vpc ? { resolver, vpc } : undefined;
}

/** `names` as corporate DNS would have to have them; `*.` stands for all below. */
export function planProxyNames(
  proxy: GatewayProxy,
  { resolver, vpc }: Namer,
  names: readonly string[],
  because: Because,
): Decision[] {
  const base = baseOf(vpc);
  const near = proxy.vpc.account === vpc.account;
  const place: StackPlace = near ? base : { ...base, phase: "link" };
  const zoneRef = (zone: string) => `${vpc.ref}/proxy-zone/${zone}`;
  const zoneNames = [...new Set(names.map(zoneOf))];
  const zones = Object.fromEntries(
    zoneNames.map((zone) => [exportName(zone), own("private-zone", zoneRef(zone), "zone_id")]),
  );
  const balancer = {
    name: own("load-balancer", proxy.ref, "dns_name"),
    zone: own("load-balancer", proxy.ref, "zone_id"),
  };
  const across = (producer: StackPlace, name: string, values: OwnIdentifiers): Import => {
    const reader = { account: vpc.account };
    return importInto(place, { producer, name, reader, values: () => values, because }, because);
  };
  const zoneIn = across(base, `proxy-zones-${vpc.name}`, zones);
  const balancerIn = across(baseOf(proxy.vpc), `proxy-${proxy.vpc.name}-${proxy.name}`, balancer);
  const planZone = (zone: string): Planned => ({
    kind: "private-zone",
    ref: zoneRef(zone),
    because,
    name: zone,
    vpc: own("vpc", vpc.ref),
    comment: `Through the proxy ${proxy.name}, for who asks from outside`,
    tags: vpc.tags,
  });
  const planRecord = (name: string): Planned => ({
    kind: "balancer-record",
    ref: `${zoneRef(zoneOf(name))}/${name === zoneOf(name) ? "apex" : "below"}`,
    because,
    zone: zoneIn.value(exportName(zoneOf(name))),
    name,
    balancerName: balancerIn.value("name"),
    balancerZone: balancerIn.value("zone"),
    resolverEndpoint: resolverEndpointName(resolver, vpc, "INBOUND"),
  });
  return [
    { place: base, resources: zoneNames.map(planZone) },
    { place, resources: names.map(planRecord), imports: [zoneIn, balancerIn] },
  ];
}

function zoneOf(name: string): string {
  return name.replace(/^\*\./, "");
}

/** A name that Terraform can read after a dot. */
function exportName(zone: string): string {
  return zone.replaceAll(".", "-");
}
