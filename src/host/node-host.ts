/** The real world: the only importer of `node:fs` and the only user of `process`. */
import {
  type Dirent,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from "node:path";
import { createInterface } from "node:readline/promises";
import { openCache } from "./cache-folder";
import { diskTree, pathBelow, topOf } from "./disk-tree";
import { forkPoint, gitRevision } from "./git-revision";
import { keepHeapSmall } from "./heap";
import { type EntryKind, type Host, HostError, type Survey, type Writer } from "./host";
import { runModule } from "./own-module";
import { runProgram } from "./run-program";
import { sha256 } from "./sha256";
import { survey } from "./survey";
import { refusal, writeWhole } from "./write-whole";
import { SlotWriter } from "./writer";

/** `root` is the folder that relative paths start from. */
export function nodeHost(root: string): Host {
  const absolute = (path: string) => resolve(root, path);
  const writers = new Set<Writer>();
  const named = (path: string) => relative(root, path).split(sep).join(posix.sep) || ".";
  const host: Host = {
    runModule: (file, of = host) => runModule(root, of, file),
    nameOf: (path) => nameOf(root, path),
    survey(path) {
      return guarded(path, () => surveyOnDisk(root, path));
    },
    listFiles(path) {
      const start = absolute(path);
      if (!existsSync(start)) return undefined;
      return guarded(path, () => walk(start).map(named).sort());
    },
    readText(file) {
      const path = absolute(file);
      return existsSync(path) ? guarded(file, () => readFileSync(path, "utf8")) : undefined;
    },
    sizeOf(file) {
      return statSync(absolute(file), { throwIfNoEntry: false })?.size;
    },
    revision: (name) => gitRevision(root, name),
    forkPoint: (base, head) => forkPoint(root, base, head),
    folder(path) {
      const there = absolute(path);
      const found = statSync(there, { throwIfNoEntry: false });
      return found?.isDirectory() ? nodeHost(there) : undefined;
    },
    writeText(file, text, durable) {
      const refused = writeWhole(file, absolute(file), Buffer.from(text), durable);
      if (refused !== undefined) throw new HostError(refused);
    },
    writer(threads, onWritten) {
      const writer = new SlotWriter(root, threads - 1, onWritten);
      writers.add(writer);
      const close = () => writer.close().finally(() => writers.delete(writer));
      return { write: (file, text) => writer.write(file, text), close };
    },
    remove(path) {
      guarded(path, () => rmSync(absolute(path), { recursive: true, force: true }));
    },
    listFolder(path) {
      const folder = absolute(path);
      const isFolder = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
      return isFolder ? guarded(path, () => readdirSync(folder).sort()) : [];
    },
    entries(path) {
      if (kindAt(absolute(path)) !== "folder") return [];
      return guarded(path, () =>
        readdirSync(absolute(path), { withFileTypes: true })
          .map((entry) => ({ name: entry.name, kind: kindOfEntry(entry) }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      );
    },
    kindOf: (path) => guarded(path, () => kindAt(absolute(path))),
    processId: () => process.pid,
    isRunning,
    cache: (out) => openCache(root, absolute(out), process.env),
    hash: sha256,
    hashOf(file) {
      return guarded(file, () => {
        const bytes = bytesOf(absolute(file));
        return bytes && sha256(bytes);
      });
    },
    keepHeapSmall,
    cores: availableParallelism,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    pause: () => new Promise((resume) => setImmediate(resume)),
    interruptible: (act) => interruptible(act, () => [...writers].map((writer) => writer.close())),
    isWatched: () => process.stderr.isTTY === true,
    run(program, args, { folder, log, signal }) {
      return runProgram(program, args, {
        cwd: absolute(folder),
        ...(log !== undefined && { log: absolute(log) }),
        ...(signal && { signal }),
      });
    },
    onInterrupt(act) {
      for (const name of Object.keys(SIGNALS)) process.on(name, act);
      return () => {
        for (const name of Object.keys(SIGNALS)) process.off(name, act);
      };
    },
    ask,
    moment: () => `${new Date().toISOString().slice(0, 19)}Z`,
    environment: (name) => process.env[name],
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    status: (text) => void process.stderr.write(`\r\u001b[K${text}`),
    hasColour: (stream) => process[stream].isTTY === true && !process.env.NO_COLOR,
  };
  return host;
}

/** The exit codes that shells give a program that a signal ended. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** `settle` finishes what is being written on other threads. */
async function interruptible<T>(act: () => Promise<T>, settle: () => Promise<void>[]): Promise<T> {
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => ({
    signal,
    end: () => void Promise.allSettled(settle()).then(() => process.exit(code)),
  }));
  for (const { signal, end } of handlers) process.on(signal, end);
  try {
    return await act();
  } finally {
    for (const { signal, end } of handlers) process.off(signal, end);
  }
}

async function ask(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(question);
  } catch {
    return undefined;
  } finally {
    terminal.close();
  }
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new HostError(refusal(path, error));
  }
}

function kindAt(path: string): EntryKind | undefined {
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    return found && kindOfEntry(found);
  } catch (error) {
    // Nothing is below a file.
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

function kindOfEntry(entry: Dirent | Stats): EntryKind {
  if (entry.isSymbolicLink()) return "link";
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : "special";
}

/** A process of somebody else may not be signalled, and is there all the same. */
function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Asking first whether it is there takes as long as reading it, and there may be thousands. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function surveyOnDisk(root: string, path: string): Survey | undefined {
  const top = topOf(root, path);
  const inTree = pathBelow(top, resolve(root, path)) ?? "";
  const found = survey(diskTree(top), inTree);
  const named = (file: string) => relative(root, join(top, file)).split(sep).join(posix.sep) || ".";
  return (
    found && {
      files: found.files.map(named),
      obstacles: found.obstacles.map((obstacle) => ({ ...obstacle, file: named(obstacle.file) })),
    }
  );
}

/** Links above an absolute path are followed, as the path of the project's folder has none. */
function nameOf(root: string, path: string): string {
  const above = dirname(path);
  const absolute = isAbsolute(path) && existsSync(above) ? join(realpathSync(above), basename(path)) : path;
  return relative(root, resolve(root, absolute)).split(sep).join(posix.sep) || ".";
}

function walk(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    return entry.isDirectory() ? walk(below) : [below];
  });
}
