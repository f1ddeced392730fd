/** Decides where a VPC's NAT gateways stand. They stay where they are, as their public addresses go with them. */
import type { NatGateways, Tier } from "../../model/vpc";
import { defaultOf } from "../shape/default-of";
import { settings } from "../shape/vpc-settings";
import type { Inherited } from "../text/inherit";
import { firstInUse } from "./availability-zones";
import { type AddressContext, checkKnown } from "./context";

/** Undefined without NAT gateways, or where their tier is unclear, which has been reported. */
export function lowerNatGateways(
  context: AddressContext,
  inherited: Inherited,
  vpc: string,
  tiers: readonly Tier[],
): NatGateways | undefined {
  const { choices } = context;
  const { natGateways = defaultOf(settings.natGateways) } = inherited.settings;
  const tier = natGateways === "none" ? undefined : natTier(context, inherited, vpc, tiers);
  for (const { ref } of tiers) if (ref !== tier?.ref) choices.update("nat-gateways", ref, []);
  if (!tier) return undefined;
  const offered = tier.subnets.map(({ availabilityZone }) => availabilityZone);
  const all = firstInUse(zonesInUse(context, tier), offered);
  const zones = natGateways === "single" ? all.slice(0, 1) : all;
  if (zones.length > 0) choices.choose("nat-gateways", tier.ref, zones);
  return { tier, zones };
}

/** A tier without memory of NAT gateways may be older than that memory, and then the first subnets have them. */
function zonesInUse({ choices }: AddressContext, { ref, subnets }: Tier): readonly string[] {
  const recalled = choices.recall("nat-gateways", ref) ?? [];
  if (recalled.length > 0) return recalled;
  return subnets.filter((subnet) => choices.isHeld(subnet.ref)).map((subnet) => subnet.availabilityZone);
}

function natTier(
  { choices, collector }: AddressContext,
  inherited: Inherited,
  vpc: string,
  tiers: readonly Tier[],
): Tier | undefined {
  const fit = tiers.filter((tier) => tier.access === "public" && !tier.reserved);
  const { natGatewayTier: named } = inherited.settings;
  if (named !== undefined) {
    const at = inherited.locate(["natGatewayTier"]);
    const names = tiers.map(({ name }) => name);
    if (!checkKnown(collector, "tier in this VPC", named, names, at)) return undefined;
    const tier = fit.find(({ name }) => name === named);
    if (!tier) collector.report("NAT_TIER_NOT_PUBLIC", at, { vpc, tier: named });
    return tier;
  }
  if (fit.length < 2) return fit[0];
  const isBuilt = ({ subnets }: Tier) => subnets.some(({ ref }) => choices.isHeld(ref));
  const remembered = fit.filter(({ ref }) => (choices.recall("nat-gateways", ref) ?? []).length > 0);
  // Before NAT gateways were remembered they stood in the first of the public tiers by name.
  const earlier = choices.knows("nat-gateways") ? [] : fit.filter(isBuilt);
  // A tier that was removed and comes back has its old memory, but other subnets are in use.
  const [tier] = [...remembered.filter(isBuilt), ...remembered, ...earlier];
  if (!tier) {
    const data = { vpc, tiers: fit.map(({ name }) => name) };
    collector.report("NAT_TIER_UNCLEAR", inherited.locate(["natGateways"]), data);
  }
  return tier;
}
