/** Replacements go on: whoever names what is replaced sees its identifier change, in its own stack or in another's. */
import { replacementRule } from "../aws/replacement";
import type { Block, Stack } from "../verify/terraform/stack";
import { argumentsOf } from "./arguments";
import { type Emission, stateOf } from "./emission";
import type { ArgumentChange, ResourceChange } from "./resource-change";
import { addressOf, keptChange, resourcesOf } from "./resources";

/** Adds to `changes` what follows from the replacements among them. */
export function withConsequences(
  changes: readonly ResourceChange[],
  before: Emission,
  after: Emission,
): ResourceChange[] {
  // A stack whose state moves is destroyed under one name and created under the same: what goes has no consequences here.
  const [gone, kept] = [changes.filter(isDeleted), changes.filter((change) => !isDeleted(change))];
  const all = new Map(kept.map((change) => [keyOf(change), change]));
  const causes = new Map<string, ResourceChange>();
  const stacks = new Map([...after.byState.values()].map((stack) => [stack.name, stack]));
  const queue = changes.filter(({ action }) => action === "replace");
  for (let next = queue.pop(); next; next = queue.pop()) {
    const stack = stacks.get(next.stack);
    if (!stack) continue;
    for (const block of [stack, ...after.readersOf(stack)].flatMap((reader) => existing(reader, before))) {
      const key = keyOf({ stack: block.stack.name, address: addressOf(block) });
      const known = all.get(key);
      if (known?.action === "create" || key === keyOf(next)) continue;
      const followed = argumentsNaming(block, next, stack, after, known);
      if (followed.length === 0) continue;
      const change = keptChange(block, [...(known?.arguments ?? []), ...followed], known?.movedFrom);
      all.set(key, change);
      if (followed.some(({ effect }) => effect !== "update") && !causes.has(key)) causes.set(key, next);
      if (change.action === "replace" && known?.action !== "replace") queue.push(change);
    }
  }
  const followed = [...all].map(([key, change]) => {
    const root = rootOf(key, causes);
    return root ? { ...change, cause: { stack: root.stack, address: root.address } } : change;
  });
  return [...followed, ...gone];
}

function isDeleted({ action }: ResourceChange): boolean {
  return action === "delete";
}

function keyOf({ stack, address }: { readonly stack: string; readonly address: string }): string {
  return `${stack}:${address}`;
}

/** The first replacement of the chain that leads to this one; undefined when it begins one. */
function rootOf(key: string, causes: ReadonlyMap<string, ResourceChange>): ResourceChange | undefined {
  const met = new Set<string>();
  let root: ResourceChange | undefined;
  for (let cause = causes.get(key); cause && !met.has(keyOf(cause)); cause = causes.get(keyOf(cause))) {
    met.add(keyOf(cause));
    root = cause;
  }
  return root;
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
  return [...argumentsOf(block.body, (text) => text)].flatMap(([path, leaf]): ArgumentChange[] => {
    if (known?.arguments.some((argument) => argument.path === path)) return [];
    const named = emission
      .references(block.stack, String(leaf))
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
