/** Lowers a VPC's subnet tiers: one subnet request in each AZ. */
import { Collector } from "../../diagnostics/collector";
import { prefix } from "../../ip/prefix";
import { SECONDARY_SEGMENT, subnetRef, tierRef } from "../../model/ref";
import type { SubnetRequest, Tier } from "../../model/vpc";
import { defaultOf } from "../shape/default-of";
import { type TierShape, tier as tierShape } from "../shape/vpc-settings";
import type { Inherited } from "../text/inherit";
import { chooseZones } from "./availability-zones";
import { reportPinAndSize } from "./cidr-request";
import { type AddressContext, checkKnown, type LowerContext } from "./context";
import { lowerDenied } from "./denied-blocks";

/** The AZs of a VPC; not sound where it asks for some that do not exist, which has been told. */
export interface VpcZones {
  readonly zones: readonly string[];
  readonly sound: boolean;
}

export function lowerTiers(
  context: AddressContext,
  inherited: Inherited,
  vpc: string,
  vpcZones: VpcZones,
): Tier[] {
  return Object.entries(inherited.settings.subnets ?? {})
    .flatMap(([name, shape]) =>
      shape === "none" ? [] : [lowerTier(context, inherited, vpc, vpcZones, name, shape)],
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function lowerTier(
  context: AddressContext,
  inherited: Inherited,
  vpc: string,
  vpcZones: VpcZones,
  name: string,
  shape: TierShape,
): Tier {
  const { collector } = context;
  const path = ["subnets", name];
  const at = inherited.locate(path, "key");
  if (name === SECONDARY_SEGMENT) collector.report("NAME_TAKEN", at, { name, what: "a subnet tier" });
  if (shape.from !== undefined) {
    const secondaries = Object.entries(inherited.settings.secondaryCidrs ?? {});
    const known = secondaries.filter(([, s]) => s !== "none").map(([key]) => key);
    checkKnown(
      collector,
      "secondary CIDR in this VPC",
      shape.from,
      known,
      inherited.locate([...path, "from"]),
    );
  }
  const zoneCollector = vpcZones.sound ? collector : new Collector();
  const ref = tierRef(vpc, name);
  const zones = chooseZones(zoneCollector, inherited, context.choices, {
    ref,
    owner: vpc,
    path: [...path, "availabilityZones"],
    chosen: shape.availabilityZones,
    offered: vpcZones.zones,
    tiers: [ref],
  });
  for (const az of Object.keys(shape.perAz ?? {})) {
    if (zones.includes(az)) continue;
    const data = { az, owner: `the tier ${ref}`, zones };
    zoneCollector.report("AZ_NOT_OFFERED", inherited.locate([...path, "perAz", az], "key"), data);
  }
  const natPerAz = inherited.settings.natGateways === "per-az";
  const access = shape.access ?? defaultOf(tierShape.shape.access);
  return {
    ref,
    name,
    ...(shape.from && { from: shape.from }),
    access,
    routeTables: shape.routeTables ?? (natPerAz && access === "private" ? "per-az" : "shared"),
    reserved: shape.state === "reserved",
    publicAddresses: shape.publicAddresses ?? defaultOf(tierShape.shape.publicAddresses),
    ...(shape.networkAcl && { denied: lowerDenied(context, inherited, name, shape.networkAcl) }),
    // A copy: what flatMap makes has room for more, which the tiers of thousands of accounts would keep.
    subnets: zones.flatMap((az) => lowerSubnet(context, inherited, vpc, name, az, shape)).slice(),
    tags: shape.tags ?? {},
    at,
  };
}

function lowerSubnet(
  { collector }: LowerContext,
  inherited: Inherited,
  vpc: string,
  tier: string,
  az: string,
  shape: TierShape,
): SubnetRequest[] {
  const own = shape.perAz?.[az];
  const pin = own?.cidr === undefined ? undefined : prefix(own.cidr);
  const prefixLength = pin?.length ?? own?.prefixLength ?? shape.prefixLength;
  const path = ["subnets", tier];
  if (prefixLength === undefined) {
    collector.report("TIER_WITHOUT_SIZE", inherited.locate(path, "key"), { tier: tierRef(vpc, tier) });
    return [];
  }
  if (pin && own?.prefixLength !== undefined && own.prefixLength !== pin.length) {
    const data = { owner: subnetRef(vpc, tier, az), pin, length: own.prefixLength };
    reportPinAndSize(collector, inherited, [...path, "perAz", az], data);
  }
  const at = own
    ? inherited.locate([...path, "perAz", az, pin ? "cidr" : "prefixLength"])
    : inherited.locate([...path, "prefixLength"]);
  return [{ ref: subnetRef(vpc, tier, az), availabilityZone: az, prefixLength, ...(pin && { pin }), at }];
}
