/** A world in memory, for tests. */
import { posix } from "node:path";
import type { Entry, EntryKind, Files, Host, Obstacle, Ran } from "../../src/host/host";
import { sha256 } from "../../src/host/sha256";

/** The day it always is in memory. */
const TODAY = "2026-11-23";

export interface MemoryHost extends Host {
  readonly files: Map<string, string>;
  /** What is there besides files. */
  readonly obstacles: Obstacle[];
  /** What {@link Host.revision} finds, by name of the revision. */
  /** What {@link Host.forkPoint} answers, by the name of the base. */
  readonly forks: Map<string, string>;
  readonly revisions: Map<string, ReadonlyMap<string, string>>;
  /** What {@link Host.cache} keeps, by output folder and name. */
  readonly cached: Map<string, string>;
  readonly output: { stdout: string; stderr: string };
  /** What {@link Host.run} finds, by name: a program's arguments and folder to what it does. */
  readonly programs: Map<string, (args: readonly string[], folder: string) => Ran>;
  /** What {@link Host.ask} is answered, one after the other. */
  readonly answers: string[];
}

export function memoryHost(
  files: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): MemoryHost {
  const held = new Map(Object.entries(files));
  const output = { stdout: "", stderr: "" };
  const forks = new Map<string, string>();
  const revisions = new Map<string, ReadonlyMap<string, string>>();
  const cached = new Map<string, string>();
  const below = (path: string) => namesBelow(held, path);
  const obstacles: Obstacle[] = [];
  const programs: MemoryHost["programs"] = new Map();
  const answers: string[] = [];
  const listFolder = (path: string) => {
    const names = below(path).map((file) => file.slice(path.length + 1).split("/")[0] as string);
    return [...new Set(names)].filter((name) => name !== "");
  };
  const kindOf = (path: string): EntryKind | undefined => {
    if (held.has(path)) return "file";
    return below(path).length > 0 ? "folder" : undefined;
  };
  return {
    files: held,
    obstacles,
    cached,
    revisions,
    forks,
    output,
    programs,
    answers,
    runModule: (file, of) => moduleIn(of ? of.readText(file) : held.get(file), file),
    ...filesOf(held, obstacles),
    nameOf: (path) => posix.normalize(path).replace(/(?<=.)\/$/, ""),
    listFiles(path) {
      const names = below(path);
      return names.length > 0 ? names : undefined;
    },
    forkPoint: (base) => forks.get(base),
    revision(name) {
      const found = revisions.get(name);
      return found ? filesOf(found, []) : { reason: `there is no revision ${name}` };
    },
    folder(path) {
      const prefix = `${path}/`;
      const inside = [...held].filter(([file]) => file.startsWith(prefix));
      if (inside.length === 0) return undefined;
      return filesOf(new Map(inside.map(([file, text]) => [file.slice(prefix.length), text])), []);
    },
    writeText: (file, text) => void held.set(file, text),
    writer: (_, onWritten) => ({
      async write(file, text) {
        held.set(file, text);
        onWritten(file, sha256(text));
      },
      close: async () => undefined,
    }),
    remove(path) {
      for (const file of below(path)) held.delete(file);
    },
    listFolder,
    entries: (path) =>
      listFolder(path).map((name): Entry => ({ name, kind: kindOf(`${path}/${name}`) ?? "special" })),
    kindOf,
    processId: () => 1,
    isRunning: () => false,
    cache: (out) => ({
      read: (name) => cached.get(`${out}/${name}`),
      write: (name, text) => void cached.set(`${out}/${name}`, text),
    }),
    hash: sha256,
    hashOf(file) {
      const text = held.get(file);
      return text === undefined ? undefined : sha256(text);
    },
    keepHeapSmall: () => undefined,
    cores: () => 1,
    now: () => 0,
    today: () => TODAY,
    pause: () => Promise.resolve(),
    interruptible: (act) => act(),
    isWatched: () => false,
    async run(program, args, { folder, log }) {
      const ran = programs.get(program)?.(args, folder) ?? { code: undefined, text: "", stdout: "" };
      if (log !== undefined) held.set(log, (held.get(log) ?? "") + ran.text);
      return ran;
    },
    onInterrupt: () => () => undefined,
    ask: async () => answers.shift(),
    moment: () => `${TODAY}T00:00:00Z`,
    environment: (name) => environment[name],
    stdout(text) {
      output.stdout += text;
    },
    stderr(text) {
      output.stderr += text;
    },
    status(text) {
      output.stderr += `\r\u001b[K${text}`;
    },
    hasColour: () => false,
  };
}

function filesOf(held: ReadonlyMap<string, string>, all: readonly Obstacle[]): Files {
  return {
    survey(path) {
      const files = namesBelow(held, path);
      const obstacles = all.filter(({ file }) => file === path || file.startsWith(`${path}/`));
      return files.length + obstacles.length > 0 ? { files, obstacles } : undefined;
    },
    readText: (file) => held.get(file),
    sizeOf: (file) => held.get(file)?.length,
  };
}

function namesBelow(held: ReadonlyMap<string, string>, path: string): string[] {
  const prefix = path === "." ? "" : `${path}/`;
  return [...held.keys()].filter((file) => file === path || file.startsWith(prefix)).sort();
}

/** A module without others beside it. */
function moduleIn(text: string | undefined, file: string): ReturnType<Host["runModule"]> {
  if (text === undefined) return undefined;
  const module: { exports: unknown } = { exports: {} };
  const run = new Function("module", "exports", "require", `${text}\n//# sourceURL=${file}`);
  run(module, module.exports, require);
  return {
    exported: module.exports,
    placeIn(trace) {
      const [, line, column] = new RegExp(`${file}:(\\d+):(\\d+)`).exec(trace) ?? [];
      // The head of a function that is made of text has two lines.
      return line === undefined ? undefined : { file, line: Number(line) - 2, column: Number(column) };
    },
  };
}
