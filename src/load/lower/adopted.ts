/** Lowers what is adopted: one entry for each resource. */
import type { Adopted } from "../../model/adopted";
import type { LowerContext } from "./context";

export function lowerAdopted({ configuration, merged }: LowerContext): readonly Adopted[] {
  return Object.entries(configuration.adopted ?? {}).flatMap(([ref, ids]) =>
    Object.entries(ids).flatMap(([type, id]) =>
      id === undefined ? [] : [{ ref, type, id, at: merged.locate(["adopted", ref, type], "key") }],
    ),
  );
}
