/** Guards that come, go, or forbid less, and overrides that come or count longer. */
import type { Guard, Override } from "../model/guard";
import type { CheckChange } from "./check-change";
import { stateOf } from "./guards";
import { MOST_DAYS } from "./override-limit";
import { isAtOrBelow } from "./predecessors";

export function guardChanges(
  before: readonly Guard[],
  after: readonly Guard[],
  today: string,
): CheckChange[] {
  const [was, is] = [before, after].map((guards) => new Map(guards.map((guard) => [guard.name, guard]))) as [
    Map<string, Guard>,
    Map<string, Guard>,
  ];
  const removed = before.filter(({ name }) => !is.has(name));
  const added = after.filter(({ name }) => !was.has(name));
  return [
    ...removed.map((guard) => gone(guard, added)),
    ...added.map((guard) => told(guard, "added", "is new", false)),
    ...after.flatMap((guard) => kept(was.get(guard.name), guard)),
    ...after.flatMap((guard) => overrideChanges(was.get(guard.name), guard, today)),
  ];
}

function told(guard: Guard, change: CheckChange["change"], what: string, weaker: boolean): CheckChange {
  return {
    subject: "guard",
    change,
    what: `guard ${guard.name} ${what}`,
    weaker,
    places: guard.where ?? [],
    at: guard.at,
  };
}

/** Another name for the same guard is no weaker. */
function gone(guard: Guard, added: readonly Guard[]): CheckChange {
  const successor = added.find((other) => weakenings(guard, other).length === 0);
  return successor
    ? told(guard, "changed", `is now called ${successor.name}`, false)
    : told(guard, "removed", `is gone, which forbade ${guard.forbids.join(", ")}`, true);
}

function kept(before: Guard | undefined, after: Guard): CheckChange[] {
  if (!before) return [];
  const weaker = weakenings(before, after);
  if (weaker.length > 0)
    return [told(after, "weakened", weaker.join("; "), true)].map((one) => ({
      ...one,
      places: before.where ?? [],
    }));
  const stronger = weakenings(after, before).length > 0;
  if (stronger) return [told(after, "changed", "forbids more", false)];
  const reworded = before.reason !== after.reason || before.owner !== after.owner;
  return reworded ? [told(after, "changed", "has another reason or owner", false)] : [];
}

/** What the first guard forbids and the second one does not; empty when the second forbids all of it. */
function weakenings(before: Guard, after: Guard): string[] {
  const kinds = before.forbids.filter((kind) => !after.forbids.includes(kind));
  const nouns = lost(before.of, after.of, (noun, other) => noun === other);
  const places = lost(before.where, after.where, isAtOrBelow);
  return [
    ...(kinds.length > 0 ? [`no longer forbids ${kinds.join(", ")}`] : []),
    ...(nouns ? [`no longer holds for ${nouns}`] : []),
    ...(places ? [`no longer holds ${places === "everything" ? "everywhere" : `at ${places}`}`] : []),
    ...(after.above > before.above ? [`lets costs rise by ${after.above} (was ${before.above})`] : []),
    ...(after.overridable && !before.overridable ? ["can now be overridden"] : []),
  ];
}

/** Of two lists that mean everything when they are absent: what only the first one holds. */
function lost(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
  covered: (one: string, by: string) => boolean,
): string | undefined {
  if (after === undefined) return undefined;
  if (before === undefined) return "everything";
  const gone = before.filter((one) => !after.some((other) => covered(one, other)));
  return gone.length > 0 ? gone.join(", ") : undefined;
}

function overrideChanges(before: Guard | undefined, after: Guard, today: string): CheckChange[] {
  const former = new Map((before?.overrides ?? []).map((override) => [keyOf(override), override]));
  const changed = after.overrides.flatMap((override): CheckChange[] => {
    const was = former.get(keyOf(override));
    if (was && was.expires >= override.expires) return [];
    return [overridden(after, override, was, today)];
  });
  const kept = new Set(after.overrides.map(keyOf));
  const removed = [...former.values()].filter((override) => !kept.has(keyOf(override)));
  return [
    ...changed,
    ...removed.map(
      ({ for: ref, at }): CheckChange => ({
        subject: "override",
        change: "removed",
        what: `guard ${after.name} is no longer overridden${ref === undefined ? "" : ` for ${ref}`}`,
        weaker: false,
        places: ref === undefined ? [] : [ref],
        at,
      }),
    ),
  ];
}

function keyOf({ for: ref, reason, owner }: Override): string {
  return JSON.stringify([ref, reason, owner]);
}

function overridden(guard: Guard, override: Override, was: Override | undefined, today: string): CheckChange {
  const { for: ref, reason, owner, expires, at } = override;
  const until = was ? `until ${expires} (was ${was.expires})` : `until ${expires}`;
  const state = stateOf(override, today);
  const note = {
    allowed: "",
    expired: ", which is over",
    unlimited: `, which is more than ${MOST_DAYS} days and does not count`,
  }[state];
  return {
    subject: "override",
    change: was ? "extended" : "added",
    what: `guard ${guard.name} is overridden for ${ref ?? "everything"} ${until}${note}, on the word of ${owner}: ${reason}`,
    weaker: state !== "expired",
    places: ref === undefined ? [] : [ref],
    at,
  };
}
