/** Where results are kept between runs: a folder of the user's own, which no checkout can write. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
  utimesSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Cache, CacheRefusal } from "./host";
import { sha256 } from "./sha256";
import { writeWhole } from "./write-whole";

type Environment = Readonly<Record<string, string | undefined>>;

/** What is kept of other output folders: so many of them, so many bytes in all, and none that was not used for so long. */
const MOST_FOLDERS = 50;
const MOST_BYTES = 256 * 1024 * 1024;
/** A draft of a run that was killed. */
const LONGEST_DRAFT_MS = 60 * 60 * 1000;
const LONGEST_UNUSED_MS = 30 * 24 * 60 * 60 * 1000;

/** `root` is the project's folder and `out` its output folder, both absolute. Undefined when there is no place for a cache. */
export function openCache(
  root: string,
  out: string,
  environment: Environment,
): Cache | CacheRefusal | undefined {
  const wanted = cacheFolder(environment);
  if (wanted === undefined) return undefined;
  try {
    const folder = real(wanted);
    const project = realpathSync(root);
    const refused = refusalOf(folder, checkoutOf(project));
    if (refused !== undefined) return { refused: `the cache folder ${folder} ${refused}` };
    return new CacheFolder(folder, sha256(`${project}\n${real(out)}`));
  } catch {
    return undefined;
  }
}

/** By the XDG Base Directory Specification, and the customs of macOS and Windows. Relative paths do not count. */
function cacheFolder(environment: Environment): string | undefined {
  const named = environment.XDG_CACHE_HOME;
  if (named && isAbsolute(named)) return join(named, "cadastre");
  const local = environment.LOCALAPPDATA;
  if (process.platform === "win32" && local && isAbsolute(local)) return join(local, "cadastre", "Cache");
  const home = homeFolder();
  if (home === undefined) return undefined;
  return process.platform === "darwin"
    ? join(home, "Library", "Caches", "cadastre")
    : join(home, ".cache", "cadastre");
}

/** A user that the machine has no entry for has no home. */
function homeFolder(): string | undefined {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : undefined;
  } catch {
    return undefined;
  }
}

/** The path without links, of which the last parts need not be there yet. */
function real(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(real(above), basename(path));
}

/** The nearest folder above with a `.git`, or else the project's own. */
function checkoutOf(project: string): string {
  for (let folder = project; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (dirname(folder) === folder) return project;
  }
}

function refusalOf(folder: string, checkout: string): string | undefined {
  const fromCheckout = relative(checkout, folder);
  if (fromCheckout.split(sep)[0] !== ".." && !isAbsolute(fromCheckout)) return "lies inside the project";
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const user = process.getuid?.();
  if (!found) return isOfAnother(nearest(folder), user) ? "would lie in another user's folder" : undefined;
  if (!found.isDirectory()) return "is not a folder";
  if (user === undefined) return undefined;
  if (found.uid !== user) return "belongs to another user";
  return (found.mode & 0o022) === 0 ? undefined : "can be written by others";
}

/** A folder that root makes in somebody's home would be closed to its owner. */
function isOfAnother(found: Stats, user: number | undefined): boolean {
  return user !== undefined && found.uid !== user && found.uid !== 0;
}

function nearest(folder: string): Stats {
  return statSync(folder, { throwIfNoEntry: false }) ?? nearest(dirname(folder));
}

class CacheFolder implements Cache {
  readonly #all: string;
  readonly #own: string;

  constructor(all: string, key: string) {
    this.#all = all;
    this.#own = join(all, key);
  }

  read(name: string): string | undefined {
    try {
      const text = readFileSync(join(this.#own, name), "utf8");
      const now = new Date();
      utimesSync(this.#own, now, now);
      return text;
    } catch {
      return undefined;
    }
  }

  write(name: string, text: string): void {
    try {
      mkdirSync(this.#own, { recursive: true, mode: 0o700 });
      writeWhole(name, join(this.#own, name), Buffer.from(text));
      this.#prune();
    } catch {
      // What cannot be kept is made again.
    }
  }

  /** Another run may be pruning too, so anything may be gone. */
  #prune(): void {
    for (const name of readdirSync(this.#own)) {
      const file = join(this.#own, name);
      if (/\.\d+$/.test(name) && isOlder(file, LONGEST_DRAFT_MS)) rmSync(file, { force: true });
    }
    const others = readdirSync(this.#all, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(this.#all, name))
      .filter((folder) => folder !== this.#own)
      .map((folder) => ({ folder, used: statSync(folder).mtimeMs, bytes: bytesIn(folder) }))
      .sort((a, b) => b.used - a.used);
    let bytes = bytesIn(this.#own);
    for (const [index, other] of others.entries()) {
      bytes += other.bytes;
      const isUnwanted = isOlder(other.folder, LONGEST_UNUSED_MS) || bytes > MOST_BYTES;
      if (isUnwanted || index + 1 >= MOST_FOLDERS) rmSync(other.folder, { recursive: true, force: true });
    }
  }
}

function isOlder(path: string, milliseconds: number): boolean {
  return Date.now() - statSync(path).mtimeMs > milliseconds;
}

function bytesIn(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
