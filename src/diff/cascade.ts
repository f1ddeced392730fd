/** Replacements go on: whoever names what is replaced sees its identifier change, in its own stack or in another's. */
import { replacementRule } from "../aws/replacement";
import type { Block, Stack } from "../verify/terraform/stack";
import { type Emission, stateOf } from "./emission";
import type { ArgumentChange, ResourceChange, ResourceName } from "./resource-change";
import { addressOf, keptChange, resourcesOf } from "./resources";

/** Adds to `changes` what follows from the replacements among them. Keys are of the stacks as they are after. */
export function withConsequences(
  changes: readonly ResourceChange[],
  before: Emission,
  after: Emission,
): ResourceChange[] {
  const all = new Map(changes.map((change) => [keyOf(change.stack, change.address), change]));
  const stacks = new Map([...after.byState.values()].map((stack) => [stack.name, stack]));
  const queue = changes.filter(({ action }) => action === "replace");
  for (let next = queue.pop(); next; next = queue.pop()) {
    const stack = stacks.get(next.stack);
    if (!stack) continue;
    for (const reader of [stack, ...after.readersOf(stack)])
      for (const block of existing(reader, before)) {
        const known = all.get(keyOf(reader.name, addressOf(block)));
        if (known?.action === "create" || addressOf(block) === next.address) continue;
        const followed = argumentsNaming(block, next, stack, after, known);
        if (followed.length === 0) continue;
        const change = {
          ...keptChange(block, [...(known?.arguments ?? []), ...followed], known?.movedFrom),
          consequenceOf: known?.consequenceOf ?? next.consequenceOf ?? nameOf(next),
        };
        all.set(keyOf(reader.name, addressOf(block)), change);
        if (change.action === "replace" && known?.action !== "replace") queue.push(change);
      }
  }
  return [...all.values()];
}

function nameOf({ stack, address }: ResourceChange): ResourceName {
  return { stack, address };
}

function keyOf(stack: string, address: string): string {
  return `${stack}:${address}`;
}

function existing(stack: Stack, before: Emission): readonly Block[] {
  return before.byState.has(stateOf(stack)) ? resourcesOf(stack) : [];
}

/** The arguments whose value hangs on an attribute that AWS gives `replaced` anew. */
function argumentsNaming(
  block: Block,
  replaced: ResourceChange,
  home: Stack,
  emission: Emission,
  known: ResourceChange | undefined,
): ArgumentChange[] {
  const target = home.byAddress.get(replaced.address);
  return Object.entries(block.body).flatMap(([path, value]): ArgumentChange[] => {
    if (path === "//" || path === "depends_on") return [];
    if (known?.arguments.some((argument) => argument.path === path)) return [];
    const text = JSON.stringify(value);
    const named = emission
      .references(block.stack, text)
      .some(
        ({ stack, address, attribute }) =>
          stack === home && address === replaced.address && !isGiven(target, attribute),
      );
    return named ? [{ path, effect: replacementRule(block.type, path), follows: replaced.address }] : [];
  });
}

/** An attribute that the resource's own configuration sets stays as it is. */
function isGiven(block: Block | undefined, attribute: string): boolean {
  const name = attribute.split(".")[1];
  return name !== undefined && block?.body[name] !== undefined;
}
