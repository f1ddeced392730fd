/** The stacks that a change touches, as waves of jobs for a CI matrix and as lines for people. */
import type { StackChange } from "../diff/stack-change";
import { matrixOf } from "./matrix";
import { table } from "./table";

/**
 * `waves` are to be planned and applied one after the other; `destroy`, of stacks that nothing describes any more, are
 * to be destroyed one after the other from the version before. Stacks that only have another name need neither.
 */
export function affectedJson(stacks: readonly StackChange[], mostJobs: number): string {
  const present = stacks.filter(({ kind }) => kind === "added" || kind === "changed");
  const removed = stacks.filter(({ kind }) => kind === "removed");
  const affected = {
    count: present.length + removed.length,
    stacks: present.map(({ name }) => name),
    waves: matrixOf(present, mostJobs),
    destroy: matrixOf(removed, mostJobs).reverse(),
  };
  return `${JSON.stringify(affected, undefined, 2)}\n`;
}

export function affectedText(stacks: readonly StackChange[]): string {
  return table(stacks.map(({ kind, phase, name }) => [kind, phase, name]));
}
