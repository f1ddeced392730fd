/** A project's files as they are in a git revision, read from git's own store: nothing is checked out. */
import { spawnSync } from "node:child_process";
import { type Files, HostError } from "./host";

/** More than any organisation's configuration. */
const MOST_BYTES = 1 << 30;

interface Blob {
  readonly id: string;
  readonly size: number;
}

/** Undefined when `folder` is in no repository, or git knows no revision by that name. */
export function gitRevision(folder: string, name: string): Files | undefined {
  // What begins with a hyphen would be an option of git's.
  if (name === "" || name.startsWith("-")) return undefined;
  const commit = git(folder, ["rev-parse", "--verify", "--quiet", `${name}^{commit}`]);
  if (commit === undefined) return undefined;
  const blobs = blobsOf(folder, commit.toString("utf8").trim());
  const texts = new Map<string, string>();
  const wanted = new Set<string>();
  return {
    listFiles(path) {
      const prefix = path === "." ? "" : `${path.replace(/\/+$/, "")}/`;
      const found = [...blobs.keys()].filter((file) => file === path || file.startsWith(prefix)).sort();
      // What is listed is about to be read, and one call to git reads all of it.
      for (const file of found) wanted.add(file);
      return found.length > 0 ? found : undefined;
    },
    readText(file) {
      const blob = blobs.get(file);
      if (!blob) return undefined;
      if (!texts.has(file)) {
        wanted.add(file);
        readAll(folder, blobs, wanted, texts);
        wanted.clear();
      }
      return texts.get(file);
    },
    sizeOf: (file) => blobs.get(file)?.size,
  };
}

/** Every file of a commit below the folder, by path relative to it. */
function blobsOf(folder: string, commit: string): ReadonlyMap<string, Blob> {
  const listing = git(folder, ["ls-tree", "-r", "-z", "--long", commit]);
  if (!listing) throw new HostError(`${commit}: git cannot list its files`);
  const blobs = new Map<string, Blob>();
  for (const entry of listing.toString("utf8").split("\0")) {
    const match = /^\d+ blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(entry);
    if (match) blobs.set(match[3] as string, { id: match[1] as string, size: Number(match[2]) });
  }
  return blobs;
}

function readAll(
  folder: string,
  blobs: ReadonlyMap<string, Blob>,
  wanted: ReadonlySet<string>,
  texts: Map<string, string>,
): void {
  const files = [...wanted].filter((file) => !texts.has(file));
  const ids = files.map((file) => `${(blobs.get(file) as Blob).id}\n`).join("");
  const answer = git(folder, ["cat-file", "--batch"], ids);
  if (!answer) throw new HostError("git cannot read the files of a revision");
  let at = 0;
  for (const file of files) {
    // `<id> blob <size>\n<bytes>\n`
    const head = answer.indexOf(10, at);
    const size = Number(answer.toString("utf8", at, head).split(" ")[2]);
    texts.set(file, answer.toString("utf8", head + 1, head + 1 + size));
    at = head + 1 + size + 1;
  }
}

/** What git prints, or undefined when it refuses or is not there. */
function git(folder: string, words: readonly string[], input?: string): Buffer | undefined {
  const { status, stdout } = spawnSync("git", words, {
    cwd: folder,
    maxBuffer: MOST_BYTES,
    ...(input !== undefined && { input }),
  });
  return status === 0 ? stdout : undefined;
}
