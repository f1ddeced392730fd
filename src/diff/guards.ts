/** Holds guards against a change: what is forbidden, what an override allows, and which override has expired. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { SourceRange } from "../diagnostics/source";
import type { Guard, GuardedKind, Override } from "../model/guard";
import type { PlannedAccount } from "../plan/planned/plan";
import { type Guarded, guardedThings } from "./guarded";
import type { Differences } from "./review";

export interface GuardedChange {
  readonly guard: Guard;
  readonly kind: GuardedKind;
  /** Names of what is concerned, sorted. */
  readonly what: readonly string[];
  readonly state: "forbidden" | "expired" | "allowed";
  /** The override that allows it, or did. */
  readonly override?: Override;
  /** In the new version; absent for what only the version before has. */
  readonly at?: SourceRange;
}

/** What a guard needs to know beside the change. */
export interface GuardContext {
  /** Of both versions: an account that goes had its OU before. */
  readonly accounts: readonly PlannedAccount[];
  /** The day it is, `2026-11-23`. */
  readonly today: string;
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

/** Forbidden first, then by guard, kind and override. */
export function guardedChanges(
  differences: Differences,
  guards: readonly Guard[],
  context: GuardContext,
): GuardedChange[] {
  if (guards.length === 0) return [];
  const things = guardedThings(differences);
  return guards.flatMap((guard) => changesUnder(guard, things, context)).sort(compareGuarded);
}

function changesUnder(guard: Guard, things: readonly Guarded[], context: GuardContext): GuardedChange[] {
  const groups = new Map<string, { thing: Guarded; override?: Override; what: string[] }>();
  const units = new Map(context.accounts.map(({ name, ou }) => [name, ou]));
  for (const thing of things) {
    if (!concerns(guard, thing, units)) continue;
    const override = guard.overridable ? bestOverride(guard, thing) : undefined;
    const key = `${thing.kind} ${override ? guard.overrides.indexOf(override) : ""}`;
    const group = groups.get(key) ?? { thing, ...(override && { override }), what: [] };
    group.what.push(thing.what);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ thing, override, what }): GuardedChange => {
    const expired = override !== undefined && override.expires < context.today;
    return {
      guard,
      kind: thing.kind,
      what: [...new Set(what)].sort(),
      state: override === undefined ? "forbidden" : expired ? "expired" : "allowed",
      ...(override && { override }),
      ...(thing.at && { at: thing.at }),
    };
  });
}

function concerns(guard: Guard, thing: Guarded, units: ReadonlyMap<string, string | undefined>): boolean {
  if (!guard.forbids.includes(thing.kind)) return false;
  if (guard.of && thing.noun !== undefined && !guard.of.includes(thing.noun)) return false;
  if (thing.amount !== undefined) return thing.amount > guard.above;
  return guard.where === undefined || guard.where.some((where) => isThere(thing, where, units));
}

function isThere(
  { places }: Guarded,
  where: string,
  units: ReadonlyMap<string, string | undefined>,
): boolean {
  if (!where.startsWith("ou:")) return places.some((place) => isAtOrBelow(place, where));
  const unit = where.slice("ou:".length);
  return places.some((place) => {
    // Flows of many accounts are labelled `ou:workloads/prod tier app (12 VPCs)`.
    if (place.startsWith("ou:")) return isAtOrBelow(place.slice("ou:".length).split(" ")[0] as string, unit);
    return isAtOrBelow(units.get(place.split("/")[0] as string) ?? "", unit);
  });
}

/** Refs have a region after the account and labels of flows have none; a place may be given either way. */
function isAtOrBelow(place: string, beginning: string): boolean {
  const begins = (text: string) => text === beginning || text.startsWith(`${beginning}/`);
  const [account, , ...rest] = place.split("/");
  return begins(place) || begins([account, ...rest].join("/"));
}

/** Of the overrides for a thing, the one that counts longest. */
function bestOverride({ overrides }: Guard, { places }: Guarded): Override | undefined {
  return overrides
    .filter((override) => {
      const { for: ref } = override;
      return ref === undefined || places.some((place) => isAtOrBelow(place, ref));
    })
    .sort((a, b) => (a.expires > b.expires ? -1 : 1))[0];
}

const STATES: readonly GuardedChange["state"][] = ["forbidden", "expired", "allowed"];

function compareGuarded(a: GuardedChange, b: GuardedChange): number {
  const byState = STATES.indexOf(a.state) - STATES.indexOf(b.state);
  const [left, right] = [a, b].map(({ guard, kind, what }) => `${guard.name} ${kind} ${what[0]}`);
  return byState || ((left as string) < (right as string) ? -1 : 1);
}

export const VERBS: Readonly<Record<GuardedKind, string>> = {
  replace: "replace",
  destroy: "destroy",
  "move-address": "move the address of",
  "release-address": "release the address of",
  "free-address": "put back into circulation",
  "open-flow": "open a flow from",
  "close-flow": "close a flow from",
  "widen-group": "let more in or out by",
  "remove-stack": "remove stack",
  "raise-cost": "raise the cost per month by",
};

/** How many names a diagnostic tells. */
const TOLD = 3;

export function named(what: readonly string[]): string {
  const shown = what.slice(0, TOLD).join(", ");
  return what.length > TOLD ? `${shown} and ${what.length - TOLD} more` : shown;
}

/** Nothing for what is allowed. */
export function guardDiagnostics(changes: readonly GuardedChange[]): Diagnostic[] {
  const collector = new Collector();
  for (const { guard, kind, what, state, override, at } of changes) {
    const facts = { guard: guard.name, kind: VERBS[kind], what: named(what), owner: guard.owner };
    const word = { at: override?.at ?? guard.at, note: override ? "the override" : "the guard" };
    const place = at ?? word.at;
    const related = at ? [word] : [];
    if (state === "expired" && override) {
      const { expires, reason } = override;
      collector.report(
        "GUARD_OVERRIDE_EXPIRED",
        place,
        { ...facts, expires, reason },
        related,
        causeOf(facts),
      );
    } else if (state === "forbidden") {
      const suggestion = guard.overridable
        ? ` An override, with a reason, an owner and a last day, goes under guards.${guard.name}.overrides.`
        : " This guard takes no override.";
      collector.report(
        "GUARD_FORBIDS",
        place,
        { ...facts, reason: guard.reason, suggestion },
        related,
        causeOf(facts),
      );
    }
  }
  return collector.sorted();
}

function causeOf({ guard, kind, what }: { guard: string; kind: string; what: string }): string {
  return `${guard} ${kind} ${what}`;
}
