/** Chooses AZ IDs. A number takes those that it took before, and then the first ones of a list. */
import type { Collector } from "../../diagnostics/collector";
import type { Tier } from "../../model/vpc";
import type { ConfigPath } from "../shape/path";
import type { Inherited } from "../text/inherit";
import type { ZoneChoices } from "./zone-choices";

/** What a VPC, tier or endpoint says about its AZs. */
export interface ZoneWish {
  /** The VPC, tier or endpoint. */
  readonly ref: string;
  /** For messages: whose AZs are on offer. */
  readonly owner: string;
  /** Of the setting. */
  readonly path: ConfigPath;
  readonly chosen: number | readonly string[] | undefined;
  readonly offered: readonly string[];
  /** Tiers whose subnets show which AZs a number took, in a lock that does not say it. */
  readonly tiers: readonly string[];
}

/** The chosen AZ IDs in order of use; all that are offered when nothing is chosen. */
export function chooseZones(
  collector: Collector,
  inherited: Inherited,
  choices: ZoneChoices,
  wish: ZoneWish,
): readonly string[] {
  const zones = wantedZones(collector, inherited, choices, wish);
  if (typeof wish.chosen === "number") choices.choose("availability-zones", wish.ref, zones);
  else choices.update("availability-zones", wish.ref, zones);
  return zones;
}

function wantedZones(
  collector: Collector,
  inherited: Inherited,
  choices: ZoneChoices,
  wish: ZoneWish,
): readonly string[] {
  const { chosen, offered, owner, path } = wish;
  if (chosen === undefined) return offered;
  if (typeof chosen === "number") {
    if (chosen > offered.length) {
      const data = { owner, wanted: chosen, offered: offered.length, zones: offered };
      collector.report("AZ_COUNT", inherited.locate(path), data);
    }
    return firstInUse(zonesInUse(choices, wish), offered).slice(0, chosen);
  }
  return chosen.filter((az, index) => {
    if (offered.includes(az)) return true;
    collector.report("AZ_NOT_OFFERED", inherited.locate([...path, index]), { az, owner, zones: offered });
    return false;
  });
}

/** All that are offered: those in use in their order, and then the others in theirs. */
export function firstInUse(inUse: readonly string[], offered: readonly string[]): string[] {
  const kept = inUse.filter((az) => offered.includes(az));
  return [...kept, ...offered.filter((az) => !kept.includes(az))];
}

/** A tier's AZs in order of use, for what depends on that order; a list that is reordered does not change it. */
export function tierZonesInUse(choices: ZoneChoices, { ref, subnets }: Tier): readonly string[] {
  const offered = subnets.map(({ availabilityZone }) => availabilityZone);
  const zones = firstInUse(zonesInUse(choices, { ref, offered, tiers: [ref] }), offered);
  choices.choose("availability-zones", ref, zones);
  return zones;
}

function zonesInUse(
  choices: ZoneChoices,
  { ref, offered, tiers }: Pick<ZoneWish, "ref" | "offered" | "tiers">,
): readonly string[] {
  const recalled = choices.recall("availability-zones", ref);
  return recalled ?? offered.filter((az) => tiers.some((tier) => choices.isHeld(`${tier}/${az}`)));
}
