/** A project's files through the host: the configuration's texts, the lock, and the stages that run on them. */
import { Collector, hasErrors } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import type { Files } from "../host/host";
import { LONGEST_TEXT, type SourceText } from "../load/document";
import { type LoadResult, load } from "../load/load";
import { parseLock } from "../lock/codec";
import { EMPTY_LOCK, type LocatedLock, type Lock } from "../lock/lock";
import type { NetworkModel } from "../model/network-model";
import { plan } from "../plan/plan";
import type { Plan } from "../plan/planned/plan";

const LOCK_NAME = "network.lock.yaml";

/** The configuration's texts; a file, or every YAML file below a folder but the lock. */
function readTexts(host: Files, config: string, collector: Collector): SourceText[] {
  const files = host.listFiles(config) ?? [];
  const yaml = files.filter(
    (file) => /\.ya?ml$/.test(file) && !file.endsWith(`/${LOCK_NAME}`) && file !== LOCK_NAME,
  );
  if (yaml.length === 0) collector.report("NO_CONFIGURATION", undefined, { where: config });
  return yaml.flatMap((file) => {
    const size = host.sizeOf(file) ?? 0;
    // A file of gigabytes is refused before it is read.
    if (size > 4 * LONGEST_TEXT) {
      collector.report("FILE_TOO_LARGE", undefined, { file, size, limit: LONGEST_TEXT });
      return [];
    }
    return [{ file, text: host.readText(file) ?? "" }];
  });
}

/** Where the lock of a configuration is: in its folder, or beside its file. */
export function lockPath(host: Files, config: string): string {
  return besideConfiguration(host, config, LOCK_NAME);
}

/** A path in a configuration's folder, or in the folder of its file. */
function besideConfiguration(host: Files, config: string, path: string): string {
  const isFile = host.sizeOf(config) !== undefined && /\.ya?ml$/.test(config);
  const folder = isFile ? config.split("/").slice(0, -1).join("/") : config.replace(/\/+$/, "");
  return folder === "" || folder === "." ? path : `${folder}/${path}`;
}

export interface LoadedProject extends LoadResult {
  readonly texts: readonly SourceText[];
}

/** Told what is being done, and how much of it is done where that is known. */
export type OnStage = (stage: string, done?: number, total?: number) => void;

const UNWATCHED: OnStage = () => undefined;

export function loadProject(host: Files, config: string, onStage = UNWATCHED): LoadedProject {
  const collector = new Collector();
  const texts = readTexts(host, config, collector);
  if (collector.hasErrors()) return { texts, diagnostics: collector.sorted(), explain: () => undefined };
  const companions = new Map<string, SourceText>();
  const companion = (path: string) => {
    const file = besideConfiguration(host, config, path);
    const size = host.sizeOf(file);
    if (size === undefined) return undefined;
    if (size > LONGEST_TEXT) {
      collector.report("FILE_TOO_LARGE", undefined, { file, size, limit: LONGEST_TEXT });
      return undefined;
    }
    const text = host.readText(file) ?? "";
    companions.set(file, { file, text });
    return { file, text };
  };
  const loaded = load(texts, companion, (done, total) => onStage("reading configuration files", done, total));
  collector.add(loaded.diagnostics);
  return { ...loaded, diagnostics: collector.sorted(), texts: [...texts, ...companions.values()] };
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
  readonly lock?: { readonly before: LocatedLock; readonly after: Lock };
}

/** Loads and plans; writes nothing. */
export function planProject(host: Files, config: string, onStage = UNWATCHED): PlannedProject {
  const loaded = loadProject(host, config, onStage);
  const lockFile = lockPath(host, config);
  const collector = new Collector();
  collector.add(loaded.diagnostics);
  const lockText = host.readText(lockFile);
  const before = lockText === undefined ? EMPTY_LOCK : parseLock(lockFile, lockText, collector);
  const texts = lockText === undefined ? loaded.texts : [...loaded.texts, { file: lockFile, text: lockText }];
  const { explain } = loaded;
  const { model } = loaded;
  if (!model || !before) return { texts, diagnostics: collector.sorted(), explain, lockFile };
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
    lock: { before, after: result.lock },
  };
}
