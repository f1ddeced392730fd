/** Lowers one VPC from the layers that make it. */
import { secondaryRef, tierRef, vpcRef } from "../../model/ref";
import type { FlowLogs, SecondaryCidr, Vpc } from "../../model/vpc";
import { defaultOf } from "../shape/default-of";
import { dns, flowLogs, settings as shapes } from "../shape/vpc-settings";
import type { Inherited } from "../text/inherit";
import { lowerVpcAdditions } from "./additions";
import { chooseZones } from "./availability-zones";
import { lowerCidrRequest } from "./cidr-request";
import { type AddressContext, checkKnown, namesIn, profileOf } from "./context";
import { lowerEndpoints } from "./endpoints";
import { lowerNatGateways } from "./nat-gateways";
import { lowerTiers } from "./tiers";

/** Undefined when the VPC has no region or no usable primary CIDR; why is in the collector. */
export function lowerVpc(
  context: AddressContext,
  inherited: Inherited,
  account: string,
  name: string,
): Vpc | undefined {
  const { configuration, collector } = context;
  const { settings } = inherited;
  const at = inherited.locate([], "key");
  const { region } = settings;
  if (region === undefined) {
    collector.report("VPC_WITHOUT_REGION", at, { vpc: `${account}/${name}` }, [], profileOf(inherited));
    return undefined;
  }
  const regions = namesIn(configuration.regions);
  if (!checkKnown(collector, "region", region, regions, inherited.locate(["region"]))) {
    return undefined;
  }
  const ref = vpcRef(account, region, name);
  context.inherited.set(ref, inherited);
  const offered = configuration.regions[region]?.availabilityZones ?? [];
  const zones = chooseZones(collector, inherited, context.choices, {
    ref,
    owner: ref,
    path: ["availabilityZones"],
    chosen: settings.availabilityZones,
    offered,
    tiers: Object.keys(settings.subnets ?? {}).map((tier) => tierRef(ref, tier)),
  });
  const wanted = settings.availabilityZones;
  const allThere =
    wanted === undefined || zones.length === (typeof wanted === "number" ? wanted : wanted.length);
  const tiers = lowerTiers(context, inherited, ref, { zones, sound: allThere });
  if (settings.cidr === undefined) {
    collector.report("VPC_WITHOUT_CIDR", at, { vpc: ref }, [], profileOf(inherited));
    return undefined;
  }
  const primary = lowerCidrRequest(context, inherited, ["cidr"], settings.cidr, ref);
  const secondaries = lowerSecondaries(context, inherited, ref);
  if (!primary) return undefined;
  const nat = lowerNatGateways(context, inherited, ref, tiers);
  return {
    ref,
    name,
    account,
    region,
    ...(settings.profile && { profile: settings.profile }),
    availabilityZones: zones,
    primary,
    secondaries,
    tiers,
    internetGateway: settings.internetGateway ?? defaultOf(shapes.internetGateway),
    natGateways: settings.natGateways ?? defaultOf(shapes.natGateways),
    ...(nat && { nat }),
    endpoints: lowerEndpoints(context, inherited, ref, region, tiers),
    ...lowerResolverChoice(context, inherited),
    dnsSupport: settings.dns?.support ?? defaultOf(dns.shape.support),
    dnsHostnames: settings.dns?.hostnames ?? defaultOf(dns.shape.hostnames),
    ...lowerFlowLogs(inherited),
    additions: lowerVpcAdditions(context, inherited),
    tags: settings.tags ?? {},
    quotas: (settings.quotas ?? {}) as Vpc["quotas"],
    at,
    locate: (path, part) => inherited.locate(path, part),
  };
}

function lowerSecondaries(context: AddressContext, inherited: Inherited, vpc: string): SecondaryCidr[] {
  return Object.entries(inherited.settings.secondaryCidrs ?? {})
    .flatMap(([name, shape]): SecondaryCidr[] => {
      if (shape === "none") return [];
      const ref = secondaryRef(vpc, name);
      const request = lowerCidrRequest(context, inherited, ["secondaryCidrs", name], shape, ref);
      return request ? [{ ref, name, request }] : [];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function lowerFlowLogs(inherited: Inherited): { flowLogs?: FlowLogs } {
  const shape = inherited.settings.flowLogs;
  if (shape === undefined || shape === "none") return {};
  return {
    flowLogs: {
      to: shape.to,
      ...(shape.bucketArn && { bucketArn: shape.bucketArn }),
      retentionDays: shape.retentionDays ?? defaultOf(flowLogs.shape.retentionDays),
      traffic: shape.traffic ?? defaultOf(flowLogs.shape.traffic),
      aggregationSeconds: shape.aggregationSeconds ?? defaultOf(flowLogs.shape.aggregationSeconds),
      at: inherited.locate(["flowLogs"], "key"),
    },
  };
}

function lowerResolverChoice({ collector, resolvers }: AddressContext, inherited: Inherited) {
  const resolver = inherited.settings.dns?.resolver;
  if (resolver === undefined || resolver === "none") return {};
  const at = inherited.locate(["dns", "resolver"]);
  return checkKnown(collector, "resolver", resolver, resolvers, at) ? { resolver: { resolver, at } } : {};
}
