/** Which flows differ between two versions, by whatever names either of them knows. */
import { type DeltaEntry, reachabilityChanges } from "../verify/delta";
import type { Directory } from "../verify/world/directory";
import { namesNow } from "./renames";
import type { Version } from "./version";

export function reachabilityBetween(before: Version, after: Version): readonly DeltaEntry[] {
  const name = namesNow(after.renames);
  return reachabilityChanges(before.network(), after.network(), directoryOfBoth(before, after), name);
}

/** What only the version before names is asked about too, so that renaming a range or a service hides no flow. */
export function directoryOfBoth({ directory: before }: Version, { directory: after }: Version): Directory {
  const named = new Set((after.services ?? []).map(({ name }) => name));
  const ranges = new Set(after.external.map(({ cidrs }) => JSON.stringify(cidrs)));
  const names = new Set(after.external.map(({ name }) => name));
  return {
    ...after,
    external: [
      ...after.external,
      ...before.external.filter(({ name, cidrs }) => !names.has(name) && !ranges.has(JSON.stringify(cidrs))),
    ],
    services: [...(after.services ?? []), ...(before.services ?? []).filter(({ name }) => !named.has(name))],
  };
}
