/** What trusts more than before, from the emitted stacks of two versions. */
import type { Arguments } from "../arguments";
import type { Predecessors } from "../predecessors";
import type { ResourceChange } from "../resource-change";
import type { ResourceDiff } from "../resources";
import { addressOf, resourcesOf } from "../resources";
import type { Version } from "../version";
import type { TrustChange, TrustFacts } from "./change";
import { STATE_PROTECTION, TRUSTING } from "./looks";
import { runChanges } from "./runs";

export interface TrustInput {
  readonly before: Version;
  readonly after: Version;
  readonly diff: ResourceDiff;
  readonly resources: readonly ResourceChange[];
  readonly predecessors: Predecessors;
}

/** Sorted by kind, who, what and ref. */
export function trustChanges(input: TrustInput): TrustChange[] {
  const { before, after, resources } = input;
  const facts = factsOf(input);
  const found = [
    ...runChanges(before.stacks, after.stacks, facts),
    ...resources.flatMap((change) => gainsOf(change, input, facts)),
    ...resources.filter(unprotects).map(unprotected),
  ];
  const unique = new Map(found.map((change) => [keyOf(change), change]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}

function keyOf({ kind, who, now, refs }: TrustChange): string {
  return JSON.stringify([kind, who, now, refs]);
}

function gainsOf(change: ResourceChange, input: TrustInput, facts: TrustFacts): TrustChange[] {
  const trusting = TRUSTING[change.type];
  const after = trusting && input.diff.argumentsAfter(change);
  if (!trusting || !after) return [];
  const former = input.diff.argumentsBefore(change);
  const predecessors = former || change.action !== "create" ? [] : input.predecessors.of(change);
  const others = predecessors.flatMap((one) => input.diff.argumentsBefore(one) ?? []);
  const formers = former ? [former] : others;
  const { ref, account, at } = change;
  return trusting.look({ after, formers, ref, account, facts }).map(
    ({ who, now, newcomer = false }): TrustChange => ({
      kind: trusting.kind,
      who,
      now,
      refs: [ref, ...predecessors.map((one) => one.ref)],
      betweenKnown: !newcomer && (formers.length > 0 || isAnyone(who)),
      ...(at && { at }),
    }),
  );
}

/** Who is everybody was there before, and what admits everybody is worth a warning when it is new. */
function isAnyone(who: string): boolean {
  return who === "anyone in AWS";
}

function unprotects({ type, action, arguments: changed }: ResourceChange): boolean {
  if (!STATE_PROTECTION.has(type)) return false;
  if (action !== "update") return action === "delete" || action === "replace";
  return changed.some(({ path }) => !/^(?:tags|policy)(?:\.|$)/.test(path));
}

function unprotected({ type, action, ref, at }: ResourceChange): TrustChange {
  const verb = { delete: "is destroyed", replace: "is replaced" }[action as string] ?? "is changed";
  return {
    kind: "change-state",
    who: `the state's ${type.replace(/^aws_(?:s3_)?/, "").replaceAll("_", " ")}`,
    now: `${verb}:`,
    refs: [ref],
    betweenKnown: true,
    ...(at && { at }),
  };
}

function factsOf({ before, after, diff, predecessors }: TrustInput): TrustFacts {
  const ids = new Set(before.plan.accounts.map(({ id }) => id));
  const all = [...before.plan.accounts, ...after.plan.accounts];
  const usual = new Map<string, UsualArguments>();
  return {
    names: new Map(all.map(({ id, name }) => [id, name])),
    hadAccount: (id) => ids.has(id),
    hadVpc: (ref) => predecessors.whereabouts().wasThere(ref),
    usualIn(account, type) {
      const known = usual.get(type) ?? usualArguments(before, diff, type);
      usual.set(type, known);
      return { here: known.byAccount.get(account) ?? [], everywhere: known.all };
    },
  };
}

interface UsualArguments {
  readonly byAccount: ReadonlyMap<string, readonly Arguments[]>;
  readonly all: readonly Arguments[];
}

/** Of many that are alike one is enough, which the values of interest tell. */
function usualArguments(before: Version, diff: ResourceDiff, type: string): UsualArguments {
  const byAccount = new Map<string, Map<string, Arguments>>();
  const all = new Map<string, Arguments>();
  for (const stack of before.stacks)
    for (const block of resourcesOf(stack)) {
      if (block.type !== type) continue;
      const { service_name: service, policy, log_destination: destination } = block.body;
      const key = JSON.stringify([service, policy, destination]);
      const known = byAccount.get(block.account) ?? new Map<string, Arguments>();
      byAccount.set(block.account, known);
      if (known.has(key)) continue;
      const found = all.get(key) ?? diff.argumentsOfFormer(stack, addressOf(block));
      if (!found) continue;
      known.set(key, found);
      all.set(key, found);
    }
  return {
    byAccount: new Map([...byAccount].map(([account, known]) => [account, [...known.values()]])),
    all: [...all.values()],
  };
}
