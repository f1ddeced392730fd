/** The texts that a configuration consists of: its YAML files, the lock, and files that it names. */
import type { Code } from "../diagnostics/codes";
import type { Collector } from "../diagnostics/collector";
import type { SourceRange } from "../diagnostics/source";
import type { Files, Obstacle } from "../host/host";
import { LONGEST_TEXT } from "../load/text/document";
import type { SourceText } from "../load/text/source";

const LOCK_NAME = "network.lock.yaml";

/** A file of gigabytes is refused before it is read. In bytes, of which a character has at most four. */
const LONGEST_FILE = 4 * LONGEST_TEXT;

/** The configuration's texts; a file, or every YAML file below a folder but the lock. */
export function readTexts(host: Files, config: string, collector: Collector): SourceText[] {
  const { files, obstacles } = host.survey(config) ?? { files: [], obstacles: [] };
  for (const obstacle of obstacles) reportObstacle(obstacle, collector);
  const yaml = files.filter(
    (file) => /\.ya?ml$/.test(file) && !file.endsWith(`/${LOCK_NAME}`) && file !== LOCK_NAME,
  );
  if (yaml.length + obstacles.length === 0)
    collector.report("NO_CONFIGURATION", undefined, { where: config });
  return yaml.flatMap((file) => readWhole(host, file, LONGEST_FILE, collector) ?? []);
}

/** Where the lock of a configuration is: in its folder, or beside its file. */
export function lockPath(host: Files, config: string): string {
  return besideConfiguration(host, config, LOCK_NAME);
}

/** Undefined when there is no lock, or none that may be read, which has been reported. */
export function readLockText(host: Files, config: string, collector: Collector): SourceText | undefined {
  const file = lockPath(host, config);
  const text = readBeside(host, file, Number.POSITIVE_INFINITY, collector);
  return text === "refused" ? undefined : text;
}

/** A file that the configuration names by a path beside it; `refused` when it may not be read, which has been reported. */
export function readCompanion(
  host: Files,
  config: string,
  path: string,
  collector: Collector,
): SourceText | "refused" | undefined {
  return readBeside(host, besideConfiguration(host, config, path), LONGEST_TEXT, collector);
}

function readBeside(
  host: Files,
  file: string,
  longest: number,
  collector: Collector,
): SourceText | "refused" | undefined {
  const found = host.survey(file);
  const [obstacle] = found?.obstacles ?? [];
  if (obstacle) {
    reportObstacle(obstacle, collector);
    return "refused";
  }
  if (!found?.files.includes(file)) return undefined;
  return readWhole(host, file, longest, collector) ?? "refused";
}

function readWhole(host: Files, file: string, longest: number, collector: Collector): SourceText | undefined {
  const size = host.sizeOf(file) ?? 0;
  if (size > longest) {
    collector.report("FILE_TOO_LARGE", undefined, { file, size, limit: LONGEST_TEXT });
    return undefined;
  }
  return { file, text: host.readText(file) ?? "" };
}

/** A path in a configuration's folder, or in the folder of its file. */
function besideConfiguration(host: Files, config: string, path: string): string {
  const isFile = host.sizeOf(config) !== undefined && /\.ya?ml$/.test(config);
  const folder = isFile ? config.split("/").slice(0, -1).join("/") : config;
  return folder === "" || folder === "." ? path : `${folder}/${path}`;
}

const OBSTACLE_CODES = {
  outside: "FILE_OUTSIDE",
  nowhere: "LINK_BROKEN",
  circle: "LINK_BROKEN",
  again: "LINK_AGAIN",
  special: "FILE_SPECIAL",
  folder: "FILE_IS_FOLDER",
  submodule: "SUBMODULE_MISSING",
} as const satisfies Readonly<Record<Obstacle["kind"], Code>>;

function reportObstacle({ file, kind, target }: Obstacle, collector: Collector): void {
  collector.report(OBSTACLE_CODES[kind], startOf(file), { file, target: target ?? "" });
}

function startOf(file: string): SourceRange {
  const start = { line: 1, column: 1 };
  return { file, start, end: start };
}
