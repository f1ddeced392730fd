/** Declared renames, as a review follows them from the version before to the one after. */
import type { PlannedRename } from "../plan/planned/stack";

/** The name that a ref of before has now: by the longest rename that it falls under, as planning has it. */
export function nameNow(ref: string, renames: readonly PlannedRename[]): string {
  const fitting = renames.filter(({ from }) => ref === from || ref.startsWith(`${from}/`));
  const [rename] = fitting.sort((a, b) => b.from.length - a.from.length);
  return rename ? rename.to + ref.slice(rename.from.length) : ref;
}
