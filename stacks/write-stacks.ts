/** Writes stacks and manifest where CDKTF looks for them, and removes stacks that are gone. */
import type { Host } from "../src/host/host";
import type { PlannedStack } from "../src/plan/planned/stack";
import { manifestText, stackPath } from "./manifest";
import { Synthesizer } from "./synthesizer";

/** Answers how many stacks were written. With `only`, those alone are made; the others are left as they are. */
export function writeStacks(
  host: Host,
  stacks: readonly PlannedStack[],
  out: string,
  only?: readonly string[],
): number {
  const chosen = only ? stacks.filter(({ name }) => only.includes(name)) : stacks;
  const synthesizer = new Synthesizer();
  for (const stack of chosen)
    host.writeText(`${out}/${stackPath(stack.name)}`, synthesizer.synthesize(stack));
  if (!only) {
    const names = new Set(stacks.map(({ name }) => name));
    for (const folder of host.listFolder(`${out}/stacks`)) {
      if (!names.has(folder)) host.remove(`${out}/stacks/${folder}`);
    }
  }
  // The manifest comes last: whoever finds it finds everything it names.
  const listed = only
    ? stacks.filter(({ name }) => host.sizeOf(`${out}/${stackPath(name)}`) !== undefined)
    : stacks;
  host.writeText(`${out}/manifest.json`, manifestText(listed));
  return chosen.length;
}
