/** A folder that this program fills: refused when it holds anything else, and healed when a run was cut short. */
import type { Entry, EntryKind, Host } from "../host/host";
import { CLAIM_FILE, type Claim, claimText, type FolderContent, parseClaim } from "./claim";

/** What such a folder holds. */
export interface ContentKind {
  readonly content: FolderContent;
  /** The folders inside it that its files lie in. */
  readonly folders: readonly string[];
  /** Whether a file may be one that was made here. Whatever else a claim or a manifest names is not believed. */
  owns(file: string): boolean;
  /** What the `manifest.json` of a folder without a claim says; undefined when it is no manifest of this kind. */
  listed(manifest: string): Pick<Claim, "organization" | "files"> | undefined;
  /** Whether the claim stays when all is done; otherwise the manifest says the same from then on. */
  readonly keepsClaim: boolean;
}

export interface Refused {
  /** For people: `out is not empty and holds no report; name a folder of its own`. */
  readonly refused: string;
}

export const MANIFEST_FILE = "manifest.json";

/** A claim on 100,000 stacks has a tenth of this. */
const LONGEST_CLAIM = 64 * 1024 * 1024;

/** Looks at the folder and changes nothing. */
export function openFolder(
  host: Host,
  path: string,
  kind: ContentKind,
  organization: string,
): OwnFolder | Refused {
  const inTheWay = placeProblem(host, path, kind);
  if (inTheWay !== undefined) return { refused: inTheWay };
  const isOwn = (file: string) => [CLAIM_FILE, MANIFEST_FILE].includes(file) || kind.owns(file);
  const drafts = ["", ...kind.folders.map((folder) => `${folder}/`)].flatMap((within) =>
    host
      .entries(`${path}/${within}`.replace(/\/$/, ""))
      .filter((entry) => isOwn(within + (draftedFile(host, entry) ?? "")))
      .map(({ name }) => within + name),
  );
  const isEmpty = host.entries(path).every(({ name }) => drafts.includes(name));
  const known = isEmpty ? { organization, files: [] } : knownOf(host, path, kind);
  if (!known)
    return { refused: `${path} is not empty and holds no ${kind.content}; name a folder of its own` };
  if (known.organization !== organization) {
    const whose = `${path} holds the ${kind.content} of another organisation`;
    return { refused: `${whose}; name another folder, or remove it` };
  }
  return new OwnFolder(host, path, kind, { organization, files: known.files.filter(kind.owns), drafts });
}

/** A link is never written through, since a checkout may bring along one that leads anywhere. */
function placeProblem(host: Host, path: string, { folders }: ContentKind): string | undefined {
  for (const place of [...placesAbove(path), ...folders.map((folder) => `${path}/${folder}`)]) {
    const kind = host.kindOf(place);
    if (kind !== undefined && kind !== "folder") return `${place} ${WHAT[kind]}; name a folder of its own`;
  }
  return undefined;
}

const WHAT: Readonly<Record<Exclude<EntryKind, "folder">, string>> = {
  file: "is a file",
  link: "is a symbolic link",
  special: "is not a folder",
};

/** The path and, inside the project, every folder on the way to it. */
function placesAbove(path: string): string[] {
  const parts = path.replace(/\/+$/, "").split("/");
  if (parts[0] === "" || parts.includes("..")) return [path];
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function knownOf(
  host: Host,
  path: string,
  kind: ContentKind,
): Pick<Claim, "organization" | "files"> | undefined {
  const claim = parseClaim(smallText(host, `${path}/${CLAIM_FILE}`) ?? "");
  if (claim) return claim.cadastre === kind.content ? claim : undefined;
  return kind.listed(smallText(host, `${path}/${MANIFEST_FILE}`) ?? "");
}

function smallText(host: Host, file: string): string | undefined {
  const isSmall = host.kindOf(file) === "file" && (host.sizeOf(file) ?? 0) <= LONGEST_CLAIM;
  return isSmall ? host.readText(file) : undefined;
}

/**
 * The file that an entry is a draft of: writing `manifest.json` leaves `manifest.json.4711` when process 4711 is killed.
 * Undefined for any other entry, and while that process is still there.
 */
export function draftedFile(host: Host, { name, kind }: Entry): string | undefined {
  const [, file, process] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  return kind === "folder" || host.isRunning(Number(process)) ? undefined : file;
}

interface Known {
  readonly organization: string;
  /** What earlier runs made, as far as it is believed. */
  readonly files: readonly string[];
  readonly drafts: readonly string[];
}

export class OwnFolder {
  readonly #host: Host;
  readonly #path: string;
  readonly #kind: ContentKind;
  readonly #known: Known;

  constructor(host: Host, path: string, kind: ContentKind, known: Known) {
    this.#host = host;
    this.#path = path;
    this.#kind = kind;
    this.#known = known;
  }

  get files(): readonly string[] {
    return this.#known.files;
  }

  /** Before anything is written: what a run that is cut short leaves is then known to be ours. */
  claim(files: readonly string[]): void {
    this.#write([...this.#known.files, ...files]);
    for (const draft of this.#known.drafts) this.#host.remove(`${this.#path}/${draft}`);
  }

  /** When all is written: removes what earlier runs made and is not among these files. Answers what was removed. */
  settle(files: readonly string[]): readonly string[] {
    const wanted = new Set(files);
    const gone = this.#known.files.filter((file) => !wanted.has(file));
    for (const file of gone) this.#remove(file);
    if (this.#kind.keepsClaim) this.#write(files);
    else this.#host.remove(`${this.#path}/${CLAIM_FILE}`);
    return gone;
  }

  #remove(file: string): void {
    this.#host.remove(`${this.#path}/${file}`);
    const folder = `${this.#path}/${file}`.split("/").slice(0, -1).join("/");
    if (folder !== this.#path && this.#host.entries(folder).length === 0) this.#host.remove(folder);
  }

  #write(files: readonly string[]): void {
    const { organization } = this.#known;
    const claim = { cadastre: this.#kind.content, organization, files: [...new Set(files)].sort() };
    this.#host.writeText(`${this.#path}/${CLAIM_FILE}`, claimText(claim));
  }
}
