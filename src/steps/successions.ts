/** What takes the place of what, where AWS has room for one only: by the arguments that may stand once. */
import { ONLY_ONCE } from "../aws/data/only-once";
import type { Arguments } from "../diff/arguments";
import { stateOf } from "../diff/emission";
import { type Change, keyOf, type Resource } from "./change";
import { addressesIn } from "./rewrite";

export interface Succession {
  readonly from: Resource;
  readonly to: Resource;
  /**
   * `move`: in one state, the resource goes on under the new address. By an ID: the other stack imports it.
   * `order`: its stack comes first in any case. `after`: it has to be destroyed in a step of its own before.
   */
  readonly by: "move" | { readonly importId: string } | "order" | "after";
}

export function successionsIn(
  change: Change,
  isEarlier: (state: string, other: string) => boolean,
): Succession[] {
  const found = new Map<string, Succession>();
  const candidates = change.created.filter((to) => !isOfReplaced(change, to));
  // What names a resource that goes on under another address is known only once that one is.
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    const gone = keysOfGone(change, [...found.values()]);
    for (const to of candidates) {
      const from = gone.get(keyOfCreated(change, to) ?? "");
      if (from && !found.has(keyOf(to))) found.set(keyOf(to), { from, to, by: wayOf(from, to, isEarlier) });
    }
  }
  return [...found.values()];
}

/** Of something that is made anew, which has none yet of what AWS has once for each. */
function isOfReplaced({ after, replaced }: Change, { block }: Resource): boolean {
  const anew = new Set(replaced.map(({ is }) => keyOf(is)));
  const texts = (ONLY_ONCE[block.type]?.key ?? []).map((path) => block.body[path.split(".")[0] as string]);
  return texts
    .flatMap((text) => (typeof text === "string" ? after.references(block.stack, text) : []))
    .some(({ stack, address }) => anew.has(keyOf({ state: stateOf(stack), address })));
}

/** What goes, by what AWS has of it once; with references to what goes on under the addresses that it has then. */
function keysOfGone(
  { deleted, diff, before }: Change,
  known: readonly Succession[],
): ReadonlyMap<string, Resource> {
  const moves = known.filter(({ by }) => by === "move");
  const gone = new Map<string, Resource>();
  for (const one of deleted) {
    const stack = before.byState.get(one.state);
    const args = stack && diff.argumentsOfFormer(stack, one.address);
    const key = args && onlyOnceKey(one.block.type, args, one.state);
    if (key === undefined) continue;
    const now = moves.reduce(
      (text, { from, to }) => text.replaceAll(`${from.state}:${from.address}.`, `${to.state}:${to.address}.`),
      key,
    );
    gone.set(now, one);
  }
  return gone;
}

function keyOfCreated({ diff, after }: Change, { state, block, address }: Resource): string | undefined {
  const stack = after.byState.get(state)?.name as string;
  const args = diff.argumentsAfter({ stack, address });
  return args && onlyOnceKey(block.type, args, state);
}

function wayOf(
  from: Resource,
  to: Resource,
  isEarlier: (state: string, other: string) => boolean,
): Succession["by"] {
  if (from.state === to.state) return "move";
  const { importId } = ONLY_ONCE[to.block.type] ?? {};
  if (importId) return { importId: importId((path) => String(to.block.body[path])) };
  return isEarlier(from.state, to.state) ? "order" : "after";
}

/** Undefined for types of which there may be any number. A reference is the same wherever it is made from. */
export function onlyOnceKey(type: string, args: Arguments, state: string): string | undefined {
  const rule = ONLY_ONCE[type];
  if (!rule) return undefined;
  const values = rule.key.map((path) => args.get(path) ?? args.get(path.replace(/^(\w+)\./, "$1[0].")));
  return values.some((value) => value !== undefined)
    ? JSON.stringify([type, ...values]).replaceAll("${aws_", `\${${state}:aws_`)
    : undefined;
}

/**
 * The keys of what leaves its state before anything is made: what another stack takes over, what has to be gone by then,
 * and what goes as well and names it.
 */
export function leavingFirst(successions: readonly Succession[], { deleted }: Change): ReadonlySet<string> {
  const first = successions.filter(({ by }) => by === "after" || typeof by === "object");
  const leaving = new Set(first.map(({ from }) => keyOf(from)));
  for (let size = -1; size !== leaving.size; ) {
    size = leaving.size;
    for (const one of deleted)
      if (
        [...addressesIn(one.block.body)].some((address) => leaving.has(keyOf({ state: one.state, address })))
      )
        leaving.add(keyOf(one));
  }
  return leaving;
}
