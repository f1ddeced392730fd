/** A project's files through the host: the configuration's texts, the lock, and the stages that run on them. */
import { Collector, hasErrors } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { Files } from "../host/host";
import { type LoadResult, load } from "../load/load";
import type { SourceText } from "../load/text/source";
import { parseLock } from "../lock/codec";
import { EMPTY_LOCK, type LocatedLock, type Lock } from "../lock/lock";
import type { NetworkModel } from "../model/network-model";
import { ChoiceMemory } from "../plan/allocation/choice-memory";
import { type PlanResult, plan } from "../plan/plan";
import type { Plan } from "../plan/planned/plan";
import { lockPath, readCompanion, readLockText, readTexts } from "./texts";

export interface LoadedProject extends LoadResult {
  readonly texts: readonly SourceText[];
}

/** Told what is being done, and how much of it is done where that is known. */
export type OnStage = (stage: string, done?: number, total?: number) => void;

const UNWATCHED: OnStage = () => undefined;

export function loadProject(host: Files, config: string, onStage = UNWATCHED): LoadedProject {
  return loadBesideLock(host, config, readLock(host, config).lock, onStage);
}

function loadBesideLock(
  host: Files,
  config: string,
  lock: Lock | undefined,
  onStage: OnStage,
): LoadedProject {
  const collector = new Collector();
  const texts = readTexts(host, config, collector);
  if (collector.hasErrors()) return { texts, diagnostics: collector.sorted(), explain: () => undefined };
  const companions = new Map<string, SourceText>();
  const companion = (path: string) => {
    const found = readCompanion(host, config, path, collector);
    if (found !== undefined && found !== "refused") companions.set(found.file, found);
    return found;
  };
  const loaded = load(
    texts,
    companion,
    (done, total) => onStage("reading configuration files", done, total),
    (renames) => new ChoiceMemory(lock ?? EMPTY_LOCK, renames),
  );
  collector.add(loaded.diagnostics);
  return { ...loaded, diagnostics: collector.sorted(), texts: [...texts, ...companions.values()] };
}

interface ReadLock {
  readonly file: string;
  readonly text: SourceText | undefined;
  /** Empty where there is none; undefined where it is damaged. */
  readonly lock: LocatedLock | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

function readLock(host: Files, config: string): ReadLock {
  const collector = new Collector();
  const file = lockPath(host, config);
  const text = readLockText(host, config, collector);
  const lock = text === undefined ? EMPTY_LOCK : parseLock(file, text.text, collector);
  return { file, text, lock, diagnostics: collector.sorted() };
}

export interface PlannedProject {
  readonly texts: readonly SourceText[];
  readonly diagnostics: readonly Diagnostic[];
  readonly explain: LoadResult["explain"];
  /** Absent when the configuration has errors. */
  readonly model?: NetworkModel;
  /** Absent when there are errors. */
  readonly plan?: Plan;
  readonly lockFile: string;
  readonly whereToPlace?: PlanResult["whereToPlace"];
  readonly lock?: { readonly before: LocatedLock; readonly after: Lock };
}

/** Answers a project's files as the last commit has them, if there is one. */
export type LastCommit = () => Files | undefined;

/** Loads and plans; writes nothing. A lock that `lastCommit` has and `host` has not is told before anything is planned. */
export function planProject(
  host: Files,
  config: string,
  onStage = UNWATCHED,
  lastCommit: LastCommit = () => undefined,
): PlannedProject {
  const { file: lockFile, text: lockText, lock: before, diagnostics: damage } = readLock(host, config);
  const loaded = loadBesideLock(host, config, before, onStage);
  const collector = new Collector();
  collector.add(damage);
  // What the lock would have answered is no mistake of the configuration while the lock is missing or damaged.
  const sure = loaded.diagnostics.filter(({ code }) => code !== "NAT_TIER_UNCLEAR");
  const isSound = !collector.hasErrors() && !hasErrors(sure);
  const isMissing = lockText === undefined && isSound && lastCommit()?.sizeOf(lockFile) !== undefined;
  collector.add(before && !isMissing ? loaded.diagnostics : sure);
  if (isMissing) collector.report("LOCK_MISSING", undefined, { file: lockFile });
  const texts = lockText === undefined ? loaded.texts : [...loaded.texts, lockText];
  const { explain } = loaded;
  const { model } = loaded;
  if (!model || !before || collector.hasErrors())
    return { texts, diagnostics: collector.sorted(), explain, lockFile };
  onStage("planning");
  const result = plan(model, before);
  collector.add(result.diagnostics);
  const diagnostics = collector.sorted();
  if (!result.plan || !result.lock || hasErrors(diagnostics))
    return { texts, diagnostics, explain, lockFile };
  return {
    texts,
    diagnostics,
    explain,
    lockFile,
    model,
    plan: result.plan,
    ...(result.whereToPlace && { whereToPlace: result.whereToPlace }),
    lock: { before, after: result.lock },
  };
}
