/** A tree of files as it is stored, on disk or in a commit, and where a path in it leads once links are followed. */

/** Paths of a tree are relative to its top and use `/`; the top itself is the empty path. */
export interface Tree {
  /** What is stored at a path whose folders are no links; undefined when there is nothing. */
  entry(path: string): Entry | undefined;
  /** What is stored directly inside a folder, by name, in order of the names. */
  list(folder: string): ReadonlyMap<string, Entry>;
  /** The path in this tree of an absolute path that a link names; undefined when that lies outside. */
  inside(absolute: string): string | undefined;
}

export type Entry =
  | { readonly kind: "file" | "folder" }
  | { readonly kind: "link"; readonly target: string }
  /** A device, FIFO or socket. */
  | { readonly kind: "special" }
  /** A submodule of git's that is not checked out here. */
  | { readonly kind: "submodule" };

export type Followed =
  | { readonly kind: "file" | "folder"; readonly path: string }
  | { readonly kind: "outside" | "nowhere" | "circle" | "special" | "submodule" };

/** As many as Linux follows before it calls them a loop: path_resolution(7). */
const MOST_LINKS = 40;

/** Where a path leads. No link leads out of the tree, and none into git's own folder. */
export function follow(tree: Tree, path: string): Followed {
  const ahead = path.split("/");
  const reached: string[] = [];
  let links = 0;
  let kind: "file" | "folder" = "folder";
  while (ahead.length > 0) {
    const name = ahead.shift();
    if (name === undefined || name === "" || name === ".") continue;
    if (kind === "file") return { kind: "nowhere" };
    if (name === ".git" || (name === ".." && reached.length === 0)) return { kind: "outside" };
    if (name === "..") {
      reached.pop();
      continue;
    }
    const next = [...reached, name].join("/");
    const entry = tree.entry(next);
    if (entry?.kind === "link") {
      links++;
      if (links > MOST_LINKS) return { kind: "circle" };
      const target = entry.target.startsWith("/") ? tree.inside(entry.target) : entry.target;
      if (target === undefined) return { kind: "outside" };
      if (entry.target.startsWith("/")) reached.length = 0;
      ahead.unshift(...target.split("/"));
    } else if (entry?.kind === "file" || entry?.kind === "folder") {
      reached.push(name);
      kind = entry.kind;
    } else return { kind: entry?.kind ?? "nowhere" };
  }
  return { kind, path: reached.join("/") };
}
