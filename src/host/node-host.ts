/** The real world: the only importer of `node:fs` and the only user of `process`. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import { gitRevision } from "./git-revision";
import { type Host, HostError } from "./host";

/** Whoever reads our output may stop reading, as `head` does; that is no failure of ours. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
}

/** `root` is the folder that relative paths start from. */
export function nodeHost(root: string): Host {
  const absolute = (path: string) => resolve(root, path);
  const named = (path: string) => relative(root, path).split(sep).join(posix.sep) || ".";
  return {
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
    folder(path) {
      const there = absolute(path);
      const found = statSync(there, { throwIfNoEntry: false });
      return found?.isDirectory() ? nodeHost(there) : undefined;
    },
    writeText(file, text, durable) {
      const path = absolute(file);
      guarded(file, () => {
        if (existsSync(path) && readFileSync(path, "utf8") === text) return;
        mkdirSync(dirname(path), { recursive: true });
        if (durable === "durable") writeFileAtomic(path, text);
        else writeWhole(path, text);
      });
    },
    remove(path) {
      guarded(path, () => rmSync(absolute(path), { recursive: true, force: true }));
    },
    listFolder(path) {
      const folder = absolute(path);
      return existsSync(folder) ? guarded(path, () => readdirSync(folder).sort()) : [];
    },
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    hashOf(file) {
      const path = absolute(file);
      if (!existsSync(path)) return undefined;
      return guarded(file, () => createHash("sha256").update(readFileSync(path)).digest("hex"));
    },
    cores: availableParallelism,
    now: () => performance.now(),
    today: () => new Date().toISOString().slice(0, 10),
    pause: () => new Promise((resume) => setImmediate(resume)),
    interruptible,
    isWatched: () => process.stderr.isTTY === true,
    environment: (name) => process.env[name],
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    hasColour: (stream) => process[stream].isTTY === true && !process.env.NO_COLOR,
  };
}

/** What can be made again need not follow links, keep modes and wait for the disk, but nobody may find half of it. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** The exit codes that shells give a program that a signal ended. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

async function interruptible<T>(act: () => Promise<T>): Promise<T> {
  const handlers = Object.entries(SIGNALS).map(([signal, code]) => ({
    signal,
    end: () => process.exit(code),
  }));
  for (const { signal, end } of handlers) process.on(signal, end);
  try {
    return await act();
  } finally {
    for (const { signal, end } of handlers) process.off(signal, end);
  }
}

function guarded<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new HostError(`${path}: ${code ?? message}`);
  }
}

function walk(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const below = join(path, entry.name);
    return entry.isDirectory() ? walk(below) : [below];
  });
}
