/** Holds guards against a change: what is forbidden, what an override allows, and which override does not count. */
import type { SourceRange } from "../diagnostics/source";
import type { Guard, GuardedKind, Override } from "../model/guard";
import { GuardPlaces } from "./guard-places";
import type { Guarded } from "./guarded-thing";
import { longestExpiry } from "./override-limit";
import type { Whereabouts } from "./whereabouts";

export interface GuardedChange {
  readonly guard: Guard;
  readonly kind: GuardedKind;
  /** Names of what is concerned, sorted. */
  readonly what: readonly string[];
  /** `unlimited`: the only override would count for longer than overrides may. */
  readonly state: "forbidden" | "expired" | "unlimited" | "allowed";
  /** The override that allows it, or did, or would. */
  readonly override?: Override;
  /** In the new version; absent for what only the version before has. */
  readonly at?: SourceRange;
}

/**
 * The guards of both versions hold, so that no change takes away the guard that forbids it; of a guard that both have,
 * the new one's overrides count.
 */
export function guardsOfBoth(before: readonly Guard[], after: readonly Guard[]): Guard[] {
  const overrides = new Map(after.map((guard) => [guard.name, guard.overrides]));
  const kept = before.map((guard) => ({ ...guard, overrides: overrides.get(guard.name) ?? guard.overrides }));
  const told = new Set(kept.map(sameGuard));
  return [...kept, ...after.filter((guard) => !told.has(sameGuard(guard)))];
}

function sameGuard({ name, forbids, of, where, above, overridable }: Guard): string {
  return JSON.stringify([name, forbids, of, where, above, overridable]);
}

/** Forbidden first, then by guard, kind and override. `today` is the day it is, `2026-11-23`. */
export function guardedChanges(
  things: readonly Guarded[],
  guards: readonly Guard[],
  whereabouts: Whereabouts,
  today: string,
): GuardedChange[] {
  const places = new GuardPlaces(whereabouts);
  return guards.flatMap((guard) => changesUnder(guard, things, places, today)).sort(compareGuarded);
}

function changesUnder(
  guard: Guard,
  things: readonly Guarded[],
  places: GuardPlaces,
  today: string,
): GuardedChange[] {
  const groups = new Map<string, { thing: Guarded; override?: Override; what: string[] }>();
  for (const thing of things) {
    if (!concerns(guard, thing, places)) continue;
    const override = guard.overridable ? bestOverride(guard, thing, places, today) : undefined;
    const key = `${thing.kind} ${override ? guard.overrides.indexOf(override) : ""}`;
    const group = groups.get(key) ?? { thing, ...(override && { override }), what: [] };
    group.what.push(thing.what);
    groups.set(key, group);
  }
  return [...groups.values()].map(
    ({ thing, override, what }): GuardedChange => ({
      guard,
      kind: thing.kind,
      what: [...new Set(what)].sort(),
      state: override ? stateOf(override, today) : "forbidden",
      ...(override && { override }),
      ...(thing.at && { at: thing.at }),
    }),
  );
}

function concerns(guard: Guard, thing: Guarded, places: GuardPlaces): boolean {
  if (!guard.forbids.includes(thing.kind)) return false;
  if (guard.of && thing.noun !== undefined && !guard.of.includes(thing.noun)) return false;
  if (thing.amount !== undefined) return thing.amount > guard.above;
  return places.isUnder(guard, thing);
}

/** Of the overrides for a thing, the one that counts longest, and otherwise the one that expired last. */
function bestOverride(
  { overrides }: Guard,
  thing: Guarded,
  places: GuardPlaces,
  today: string,
): Override | undefined {
  const rank = (override: Override) => OVERRIDE_STATES.indexOf(stateOf(override, today));
  return overrides
    .filter((override) => places.isFor(override, thing))
    .sort((a, b) => rank(a) - rank(b) || (a.expires > b.expires ? -1 : 1))[0];
}

const OVERRIDE_STATES = ["allowed", "expired", "unlimited"] as const;

export function stateOf({ expires }: Override, today: string): (typeof OVERRIDE_STATES)[number] {
  if (expires < today) return "expired";
  return expires > longestExpiry(today) ? "unlimited" : "allowed";
}

const STATES: readonly GuardedChange["state"][] = ["forbidden", "unlimited", "expired", "allowed"];

function compareGuarded(a: GuardedChange, b: GuardedChange): number {
  const byState = STATES.indexOf(a.state) - STATES.indexOf(b.state);
  const [left, right] = [a, b].map(({ guard, kind, what }) => `${guard.name} ${kind} ${what[0]}`);
  return byState || ((left as string) < (right as string) ? -1 : 1);
}
