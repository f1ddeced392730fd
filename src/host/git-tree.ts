/** The tree of a git commit, submodules included, read from git's own store. */
import { join } from "node:path";
import { git } from "./git";
import { HostError } from "./host";
import type { Entry, Tree } from "./tree";

interface Blob {
  /** The repository that holds it: the top, or a submodule's folder. */
  readonly repository: string;
  readonly id: string;
  readonly size: number;
}

export class GitTree implements Tree {
  readonly #top: string;
  readonly #blobs = new Map<string, Blob>();
  readonly #folders = new Map<string, Map<string, Entry>>();
  readonly #texts = new Map<string, string>();
  /** By path, the commit of each submodule that nobody has looked into yet. */
  readonly #submodules = new Map<string, string>();

  constructor(top: string, commit: string) {
    this.#top = top;
    this.#folders.set("", new Map());
    const reason = this.#add("", commit);
    if (reason !== undefined) throw new HostError(`git cannot list the files of ${commit}: ${reason}`);
  }

  entry(path: string): Entry | undefined {
    if (path === "") return { kind: "folder" };
    const cut = path.lastIndexOf("/");
    this.#open(path);
    return this.#folders.get(path.slice(0, Math.max(cut, 0)))?.get(path.slice(cut + 1));
  }

  list(folder: string): ReadonlyMap<string, Entry> {
    const found = this.#folders.get(folder) ?? new Map<string, Entry>();
    for (const [name, { kind }] of found)
      if (kind === "submodule") this.#open(folder === "" ? name : `${folder}/${name}`);
    return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** A commit is checked out anywhere, so no absolute path is inside. */
  inside(): undefined {
    return undefined;
  }

  sizeOf(path: string): number | undefined {
    return this.#blobs.get(path)?.size;
  }

  /** The texts of files, by path; one call to git reads all of a repository's. */
  readAll(paths: readonly string[]): ReadonlyMap<string, string> {
    const wanted = new Map<string, string[]>();
    for (const path of paths) {
      const blob = this.#blobs.get(path);
      if (!blob || this.#texts.has(path)) continue;
      wanted.set(blob.repository, [...(wanted.get(blob.repository) ?? []), path]);
    }
    for (const [repository, files] of wanted) this.#read(repository, files);
    return this.#texts;
  }

  /** Adds the files of a commit below a folder of the tree; answers why it cannot. */
  #add(folder: string, commit: string): string | undefined {
    const repository = join(this.#top, folder);
    const listing = git(repository, ["ls-tree", "-r", "-z", "--long", "--full-tree", commit]);
    if (!Buffer.isBuffer(listing)) return listing.reason;
    const links: string[] = [];
    for (const stored of listing.toString("utf8").split("\0")) {
      const match = /^(\d+) (blob|commit) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(stored);
      if (!match) continue;
      const [, mode, , id = "", size, name = ""] = match;
      const path = folder === "" ? name : `${folder}/${name}`;
      if (mode === "160000") {
        this.#submodules.set(path, id);
        this.#place(path, { kind: "submodule" });
        continue;
      }
      this.#blobs.set(path, { repository, id, size: Number(size) });
      if (mode === "120000") links.push(path);
      else this.#place(path, { kind: "file" });
    }
    const targets = this.readAll(links);
    for (const path of links) this.#place(path, { kind: "link", target: targets.get(path) ?? "" });
    return undefined;
  }

  #place(path: string, entry: Entry): void {
    const cut = path.lastIndexOf("/");
    const folder = path.slice(0, Math.max(cut, 0));
    let inside = this.#folders.get(folder);
    if (!inside) {
      inside = new Map();
      this.#folders.set(folder, inside);
      this.#place(folder, { kind: "folder" });
    }
    inside.set(path.slice(cut + 1), entry);
  }

  /** A submodule becomes a folder if its commit is in its checkout here. */
  #open(path: string): void {
    const commit = this.#submodules.get(path);
    if (commit === undefined) return;
    this.#submodules.delete(path);
    if (this.#add(path, commit) !== undefined) return;
    if (!this.#folders.has(path)) this.#folders.set(path, new Map());
    this.#place(path, { kind: "folder" });
  }

  #read(repository: string, files: readonly string[]): void {
    const ids = files.map((file) => `${this.#blobs.get(file)?.id}\n`).join("");
    const answer = git(repository, ["cat-file", "--batch"], ids);
    if (!Buffer.isBuffer(answer))
      throw new HostError(`git cannot read the files of a revision: ${answer.reason}`);
    let at = 0;
    for (const file of files) {
      // `<id> blob <size>\n<bytes>\n`
      const head = answer.indexOf(10, at);
      const size = Number(answer.toString("utf8", at, head).split(" ")[2]);
      if (!Number.isInteger(size)) throw new HostError(`${file}: git has its name and not its text`);
      this.#texts.set(file, answer.toString("utf8", head + 1, head + 1 + size));
      at = head + 1 + size + 1;
    }
  }
}
