/** The real world: the only importer of `node:fs` and the only user of `process`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
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
    writeText(file, text, durable) {
      const path = absolute(file);
      guarded(file, () => {
        if (existsSync(path) && readFileSync(path, "utf8") === text) return;
        mkdirSync(dirname(path), { recursive: true });
        writeFileAtomic(path, text, { fsync: durable === "durable" });
      });
    },
    remove(path) {
      guarded(path, () => rmSync(absolute(path), { recursive: true, force: true }));
    },
    listFolder(path) {
      const folder = absolute(path);
      return existsSync(folder) ? guarded(path, () => readdirSync(folder).sort()) : [];
    },
    environment: (name) => process.env[name],
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    hasColour: (stream) => process[stream].isTTY === true && !process.env.NO_COLOR,
  };
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
