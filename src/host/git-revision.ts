/** A project's files as they are in a git revision, read from git's own store: nothing is checked out. */
import { realpathSync } from "node:fs";
import { posix, resolve } from "node:path";
import { pathBelow } from "./disk-tree";
import { git } from "./git";
import { GitTree } from "./git-tree";
import type { Files, NoRevision } from "./host";
import { survey } from "./survey";
import { follow } from "./tree";

/** In bytes; a longer file is read only when somebody asks for it. */
const READ_ALONE = 1 << 24;

export function gitRevision(folder: string, name: string): Files | NoRevision {
  // What begins with a hyphen would be an option of git's.
  if (name === "" || name.startsWith("-"))
    return { reason: "a revision's name is not empty and begins with no hyphen" };
  const commit = git(folder, ["rev-parse", "--verify", `${name}^{commit}`]);
  if (!Buffer.isBuffer(commit)) return commit;
  const topLine = git(folder, ["rev-parse", "--show-toplevel"]);
  if (!Buffer.isBuffer(topLine)) return topLine;
  const top = lineOf(topLine);
  return filesOf(realpathSync(folder), top, new GitTree(top, lineOf(commit)));
}

/** A version that is behind `base` is compared with all of it, as when somebody goes back to it. */
export function forkPoint(folder: string, base: string, head: string | undefined): string | undefined {
  const [from, to] = [commitOf(folder, base), commitOf(folder, head ?? "HEAD")];
  const common = from && to && printedLine(git(folder, ["merge-base", from, to]));
  return common === from || (head !== undefined && common === to) ? undefined : common;
}

function commitOf(folder: string, name: string): string | undefined {
  if (name === "" || name.startsWith("-")) return undefined;
  return printedLine(git(folder, ["rev-parse", "--verify", `${name}^{commit}`]));
}

function printedLine(printed: ReturnType<typeof git>): string | undefined {
  return Buffer.isBuffer(printed) ? lineOf(printed) : undefined;
}

function lineOf(printed: Buffer): string {
  return printed.toString("utf8").replace(/\n$/, "");
}

/** `folder` is the project's; paths are named from there, as they are in the working tree. */
function filesOf(folder: string, top: string, tree: GitTree): Files {
  const stored = (path: string) => pathBelow(top, resolve(folder, path));
  const prefix = pathBelow(top, folder) ?? "";
  const named = (path: string) => posix.relative(prefix, path) || ".";
  const fileAt = (path: string) => {
    const inside = stored(path);
    const found = inside === undefined ? undefined : follow(tree, inside);
    return found?.kind === "file" ? found.path : undefined;
  };
  /** What is listed is about to be read, and one call to git reads all of it. */
  let listed: readonly string[] = [];
  return {
    survey(path) {
      const inside = stored(path);
      const found = inside === undefined ? undefined : survey(tree, inside);
      if (!found) return undefined;
      const files = found.files.map(named);
      listed = files
        .flatMap((file) => fileAt(file) ?? [])
        .filter((file) => (tree.sizeOf(file) ?? 0) < READ_ALONE);
      return {
        files,
        obstacles: found.obstacles.map((obstacle) => ({ ...obstacle, file: named(obstacle.file) })),
      };
    },
    readText(file) {
      const path = fileAt(file);
      if (path === undefined) return undefined;
      const wanted = [...listed, path];
      listed = [];
      return tree.readAll(wanted).get(path);
    },
    sizeOf(file) {
      const path = fileAt(file);
      return path === undefined ? undefined : tree.sizeOf(path);
    },
  };
}
