/**
 * Hands the lock's scopes to the scopes of the configuration. Refs are unique in an organisation, so whoever asks under a
 * ref is given what the lock has under it, in whichever scope that is.
 */
import type { LocatedLock } from "../../lock/lock";
import { Renaming } from "../../lock/renaming";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import { ScopeMemory, type Source } from "./memory";

/**
 * A memory for each scope of the configuration and for each of the lock's that nobody succeeds. A scope that is gone
 * is succeeded by the one that it is renamed to, or else by those that ask for what it had: they have its
 * allocations, and keep its tombstones out of circulation.
 */
export function rememberScopes(model: NetworkModel, lock: LocatedLock): Map<string, ScopeMemory> {
  const renaming = new Renaming(model.renames);
  const sources = new Map<string, Source[]>(model.scopes.map(({ name }) => [name, [{ scope: name }]]));
  const gone = [...lock.scopes.keys()].filter((name) => !sources.has(name));
  const renamed = new Map(model.scopeRenames.map(({ from, to }) => [from, to]));
  let asked: ReadonlyMap<string, string> | undefined;
  for (const name of gone) {
    const declared = sources.get(renamed.get(name) ?? "");
    if (declared) {
      declared.push({ scope: name });
      continue;
    }
    asked ??= askingScopes(model);
    const heirs = heirsOf(name, lock, renaming, asked);
    if (heirs.size === 0) sources.set(name, [{ scope: name }]);
    for (const heir of heirs) sources.get(heir)?.push({ scope: name, counts: isOf(heir, asked) });
  }
  const memories = new Map(
    [...sources].map(([name, of]) => [name, new ScopeMemory(lock, name, of, renaming)]),
  );
  const all = [...memories.values()];
  if (all.length > 1) for (const memory of all) memory.knows(all);
  return memories;
}

/** What nobody asks for any more is of every heir, so that it stays out of circulation in all of them. */
function isOf(heir: string, asked: ReadonlyMap<string, string>): (ref: string) => boolean {
  return (ref) => (asked.get(ref) ?? heir) === heir;
}

/** The scopes that ask for something that this scope of the lock has. */
function heirsOf(
  scope: string,
  lock: LocatedLock,
  renaming: Renaming,
  asked: ReadonlyMap<string, string>,
): Set<string> {
  const held = [...(lock.scopes.get(scope)?.allocations.keys() ?? [])];
  return new Set(held.flatMap((ref) => asked.get(renaming.nameNow(ref)) ?? []));
}

/** The scope that each ref is asked for in. */
function askingScopes(model: NetworkModel): Map<string, string> {
  const asked = new Map<string, string>();
  for (const { name, pools } of model.scopes) {
    for (const { ref } of pools.flatMap(({ blocks }) => blocks)) asked.set(ref, name);
  }
  for (const { ref, primary, secondaries, tiers } of allVpcs(model)) {
    asked.set(ref, primary.scope);
    for (const { ref: block, request } of secondaries) asked.set(block, request.scope);
    const scopeOf = new Map(secondaries.map(({ name, request }) => [name, request.scope]));
    for (const { from = "", subnets } of tiers) {
      for (const subnet of subnets) asked.set(subnet.ref, scopeOf.get(from) ?? primary.scope);
    }
  }
  return asked;
}
