/** Chooses AZ IDs: a count takes the first of a list, so that adding one at the end moves nobody. */
import type { Collector } from "../../diagnostics/collector";
import type { Inherited } from "../inherit";
import type { ConfigPath } from "../locate";

/** The chosen AZ IDs in order; all that are offered when nothing is chosen. */
export function chooseZones(
  collector: Collector,
  inherited: Inherited,
  path: ConfigPath,
  chosen: number | readonly string[] | undefined,
  offered: readonly string[],
  owner: string,
): readonly string[] {
  if (chosen === undefined) return offered;
  if (typeof chosen === "number") {
    if (chosen > offered.length) {
      const data = { owner, wanted: chosen, offered: offered.length, zones: offered };
      collector.report("AZ_COUNT", inherited.locate(path), data);
    }
    return offered.slice(0, chosen);
  }
  return chosen.filter((az, index) => {
    if (offered.includes(az)) return true;
    collector.report("AZ_NOT_OFFERED", inherited.locate([...path, index]), { az, owner, zones: offered });
    return false;
  });
}
