/** Lists what may be read at or below a path of a tree, and says what may not and why. */
import type { Obstacle, Survey } from "./host";
import { type Entry, follow, type Tree } from "./tree";

/** Git's own folder, or its file in a submodule; and the broken link by which Emacs marks a file that is being edited. */
const PASSED_OVER = /^\.(?:git$|#)/;

/** A path as its reader names it, links and all, and where it is stored. */
interface Place {
  readonly named: string;
  readonly stored: string;
  readonly entry: Entry;
}

/**
 * Undefined when nothing is stored there. Each folder is read once: a link to one that is read already, or that holds
 * one, is an obstacle. So is a folder whose name reads like that of a configuration file.
 */
export function survey(tree: Tree, start: string): Survey | undefined {
  const first = entryAt(tree, start);
  if (!first) return undefined;
  const files: string[] = [];
  const obstacles: Obstacle[] = [];
  const read = new Set<string>();
  const ahead: Place[] = [first];
  // Links come last, so that what is reached without one is read by its own name.
  const links: Place[] = [];

  const refuse = ({ named, entry }: Place, kind: Obstacle["kind"]) =>
    obstacles.push({ file: named, kind, ...(entry.kind === "link" && { target: entry.target }) });

  const enter = (place: Place, folder: string) => {
    if (read.has(folder) || (place.entry.kind === "link" && holdsOneOf(folder, read))) {
      refuse(place, "again");
      return;
    }
    if (place !== first && /\.ya?ml$/.test(place.named)) {
      refuse(place, "folder");
      return;
    }
    read.add(folder);
    for (const [name, entry] of tree.list(folder)) {
      if (PASSED_OVER.test(name)) continue;
      const below = { named: joined(place.named, name), stored: joined(folder, name), entry };
      (entry.kind === "link" ? links : ahead).push(below);
    }
  };

  for (let place = ahead.pop(); place; place = ahead.pop() ?? links.pop()) {
    const { entry, stored, named } = place;
    const found = entry.kind === "link" ? follow(tree, stored) : { kind: entry.kind, path: stored };
    if (found.kind === "file") files.push(named);
    else if (found.kind === "folder") enter(place, found.path);
    else refuse(place, found.kind);
  }
  return { files: files.sort(), obstacles: obstacles.sort((a, b) => (a.file < b.file ? -1 : 1)) };
}

/** Links above the path are followed; one at its end is left to be followed, or refused, under its name. */
function entryAt(tree: Tree, start: string): Place | undefined {
  const followed = follow(tree, start);
  if ("path" in followed) return { named: start, stored: followed.path, entry: { kind: followed.kind } };
  const entry = tree.entry(start);
  if (entry) return { named: start, stored: start, entry };
  return followed.kind === "nowhere"
    ? undefined
    : { named: start, stored: start, entry: { kind: "link", target: start } };
}

function holdsOneOf(folder: string, others: ReadonlySet<string>): boolean {
  const prefix = folder === "" ? "" : `${folder}/`;
  return [...others].some((other) => other.startsWith(prefix));
}

function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
