/** The tree of a folder on disk. */
import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync, type Stats } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { git } from "./git";
import type { Entry, Tree } from "./tree";

export function diskTree(top: string): Tree {
  const at = (path: string) => join(top, path);
  const entryOf = (path: string, stored: Pick<Stats, "isFile" | "isDirectory" | "isSymbolicLink">): Entry => {
    if (stored.isSymbolicLink()) return { kind: "link", target: readlinkSync(at(path)).split(sep).join("/") };
    if (stored.isFile()) return { kind: "file" };
    if (!stored.isDirectory()) return { kind: "special" };
    return isEmptySubmodule(top, path) ? { kind: "submodule" } : { kind: "folder" };
  };
  return {
    entry(path) {
      const stored = storedAt(at(path));
      return stored && entryOf(path, stored);
    },
    list(folder) {
      const found = readdirSync(at(folder), { withFileTypes: true });
      const named = found.map((entry): [string, Entry] => [
        entry.name,
        entryOf(join(folder, entry.name), entry),
      ]);
      return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
    },
    inside: (absolute) => pathBelow(top, absolute) ?? pathBelow(realpathSync(top), absolute),
  };
}

/** The folder that links may lead into: the repository that holds the path, or else the project's folder or the path itself. */
export function topOf(root: string, path: string): string {
  const absolute = resolve(root, path);
  for (let folder = absolute; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === dirname(folder)) break;
  }
  if (pathBelow(root, absolute) !== undefined) return root;
  return storedAt(absolute)?.isDirectory() ? absolute : dirname(absolute);
}

/** Nothing is stored below a file, as below a folder that is not there. */
function storedAt(absolute: string): Stats | undefined {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

/** Relative, with `/`; undefined for what is not at or below the folder. */
export function pathBelow(folder: string, absolute: string): string | undefined {
  const path = relative(folder, absolute);
  if (path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path)) return undefined;
  return path.split(sep).join("/");
}

/** A submodule that was never fetched is an empty folder, and looks as if it held nothing. */
function isEmptySubmodule(top: string, path: string): boolean {
  if (path === "" || readdirSync(join(top, path)).length > 0) return false;
  const staged = git(top, ["ls-files", "--stage", "-z", "--", path]);
  return Buffer.isBuffer(staged) && staged.toString("utf8").startsWith("160000 ");
}
