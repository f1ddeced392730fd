/** Declared renames, as a review follows them from the version before to the one after. */
import { Renaming } from "../lock/renaming";
import type { PlannedRename } from "../plan/planned/stack";

/** What gives a ref of before its name of now, as planning has it. */
export function namesNow(renames: readonly PlannedRename[]): (ref: string) => string {
  const renaming = new Renaming(renames);
  return (ref) => renaming.nameNow(ref);
}
