/** Plans drafts as the program does: YAML texts and a lock's text in, the next lock's text and the plan out. */
import { Collector } from "../../../src/diagnostics/collector";
import type { Diagnostic } from "../../../src/diagnostics/diagnostic";
import { load } from "../../../src/load/load";
import { formatLock, parseLock } from "../../../src/lock/codec";
import { EMPTY_LOCK, type LocatedLock } from "../../../src/lock/lock";
import { ChoiceMemory } from "../../../src/plan/allocation/choice-memory";
import { plan } from "../../../src/plan/plan";
import type { Plan } from "../../../src/plan/planned/plan";
import { type Draft, filesOf } from "./draft";

export const NO_LOCK = formatLock({ scopes: new Map() });

export type Outcome =
  | { readonly plan: Plan; readonly lock: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly plan?: never; readonly lock?: never; readonly diagnostics: readonly Diagnostic[] };

export function planTexts(files: Readonly<Record<string, string>>, lock = NO_LOCK): Outcome {
  const collector = new Collector();
  const before = parseLock("config/network.lock.yaml", lock, collector);
  const texts = Object.entries(files).map(([file, text]) => ({ file, text }));
  const remembered = before ?? EMPTY_LOCK;
  const loaded = load(texts, undefined, undefined, (renames) => new ChoiceMemory(remembered, renames));
  if (!loaded.model || !before) return { diagnostics: [...loaded.diagnostics, ...collector.sorted()] };
  const { plan: planned, lock: after, diagnostics } = plan(loaded.model, before);
  return planned && after ? { plan: planned, lock: formatLock(after), diagnostics } : { diagnostics };
}

export function planDraft(draft: Draft, lock = NO_LOCK): Outcome {
  return planTexts(filesOf(draft), lock);
}

/** The codes of what is wrong, for asserting that nothing is but what is expected. */
export function errorsOf({ diagnostics }: Outcome): string[] {
  return diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${JSON.stringify(d.data)}`);
}

export function locatedLock(text: string): LocatedLock {
  const collector = new Collector();
  const lock = parseLock("config/network.lock.yaml", text, collector);
  if (!lock) throw new Error(`not a lock: ${JSON.stringify(collector.sorted())}`);
  return lock;
}
