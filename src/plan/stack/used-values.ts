/** Finds which values of imports some resources use, wherever in them the identifiers stand. */
import type { Planned } from "../planned/stack";

/** By the import's ref, for imports that are asked about; names of values are added to each set. */
export type UsedValues = ReadonlyMap<string, Set<string>>;

export function addUsedValues(resources: readonly Planned[], used: UsedValues): void {
  for (const resource of resources) addFrom(resource, used);
}

function addFrom(part: unknown, used: UsedValues): void {
  if (typeof part !== "object" || part === null) return;
  const { from, ref, name } = part as { from?: unknown; ref?: unknown; name?: unknown };
  if (from === "import" && typeof ref === "string" && typeof name === "string") used.get(ref)?.add(name);
  else for (const value of Object.values(part)) addFrom(value, used);
}
