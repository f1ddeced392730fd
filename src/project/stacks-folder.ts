/** The folder of emitted stacks: which files in it are ours, and what Terraform would read there that is not. */
import type { Host } from "../host/host";
import { CLAIM_FILE } from "./claim";
import {
  type ContentKind,
  draftedFile,
  MANIFEST_FILE,
  type OwnFolder,
  openFolder,
  type Refused,
} from "./own-folder";

const STACK_FILE = "cdk.tf.json";

/** Where a stack's JSON is, below the output folder. */
const stackFile = (name: string) => `stacks/${name}/${STACK_FILE}`;

/**
 * CDKTF's manifest names no organisation and may be any CDKTF project's, so it alone allows nothing to be removed.
 * `looksOurs` stands for a claim and a manifest that are damaged or gone.
 */
const kindFor = (organization: string, looksOurs: boolean): ContentKind => ({
  content: "stacks",
  folders: ["stacks"],
  owns: (file) => /^stacks\/(?!\.{1,2}\/)[^/\\]+\/cdk\.tf\.json$/.test(file),
  listed: (manifest) => (looksOurs || isCdktfManifest(manifest) ? { organization, files: [] } : undefined),
  keepsClaim: true,
});

function isCdktfManifest(text: string): boolean {
  try {
    const { version, stacks } = JSON.parse(text) as { version?: unknown; stacks?: unknown };
    return typeof version === "string" && typeof stacks === "object" && stacks !== null;
  } catch {
    return false;
  }
}

/** `stacks` are the names of all that the plan has. */
export function openStacksFolder(
  host: Host,
  out: string,
  organization: string,
  stacks: readonly string[],
): StacksFolder | Refused {
  const kind = kindFor(organization, holdsNothingButStacks(host, out, stacks));
  const folder = openFolder(host, out, kind, organization);
  if ("refused" in folder) return folder;
  const ours = new Set([...stacks.map(stackFile), ...folder.files]);
  const { strays, drafts } = survey(host, out, (name) => ours.has(stackFile(name)));
  if (strays.length === 0) return new StacksFolder(host, out, folder, drafts);
  const more = strays.length > 3 ? ` and ${strays.length - 3} more` : "";
  const what = `${strays.slice(0, 3).map(shown).join(", ")}${more}`;
  return { refused: `${out} holds what cadastre did not write: ${what}; remove it, or name another folder` };
}

/** Whether a folder holds nothing but what this program writes there, and a stack of these among it. */
function holdsNothingButStacks(host: Host, out: string, stacks: readonly string[]): boolean {
  const names = new Set(host.entries(`${out}/stacks`).map(({ name }) => name));
  const usual = [CLAIM_FILE, MANIFEST_FILE, "stacks"];
  return (
    host.entries(out).every(({ name }) => usual.includes(name)) && stacks.some((name) => names.has(name))
  );
}

export class StacksFolder {
  readonly #host: Host;
  readonly #out: string;
  readonly #folder: OwnFolder;
  readonly #drafts: readonly string[];

  constructor(host: Host, out: string, folder: OwnFolder, drafts: readonly string[]) {
    this.#host = host;
    this.#out = out;
    this.#folder = folder;
    this.#drafts = drafts;
  }

  /** Before these stacks are written. */
  claim(stacks: readonly string[]): void {
    this.#folder.claim(stacks.map(stackFile));
    for (const draft of this.#drafts) this.#host.remove(`${this.#out}/${draft}`);
  }

  /** When these and no others are to be there. Answers how many were removed. */
  settle(stacks: readonly string[]): number {
    return this.#folder.settle(stacks.map(stackFile)).length;
  }
}

/** Whether nothing in a folder says that this program filled it: no claim, no manifest and no stack of these. */
export function isForeign(host: Host, out: string, stacks: readonly string[]): boolean {
  const names = [...host.listFolder(out), ...host.listFolder(`${out}/stacks`)];
  const ours = new Set([CLAIM_FILE, MANIFEST_FILE, ...stacks]);
  return names.length > 0 && !names.some((name) => ours.has(name));
}

/** What Terraform or OpenTofu would read in the stacks' folders and is none of these stacks' files, sorted. */
export function straysAmong(host: Host, out: string, stacks: readonly string[]): readonly string[] {
  const ours = new Set(stacks);
  return survey(host, out, (name) => ours.has(name)).strays;
}

interface Survey {
  readonly strays: readonly string[];
  readonly drafts: readonly string[];
}

function survey(host: Host, out: string, isOurs: (stack: string) => boolean): Survey {
  const strays: string[] = [];
  const drafts: string[] = [];
  for (const { name, kind } of host.entries(`${out}/stacks`)) {
    const folder = `stacks/${name}`;
    if (kind === "link") strays.push(folder);
    if (kind !== "folder") continue;
    const own = isOurs(name);
    for (const entry of host.entries(`${out}/${folder}`)) {
      const isStackFile = own && entry.name === STACK_FILE && entry.kind !== "folder";
      if (!isStackFile && isReadByTerraform(entry.name)) strays.push(`${folder}/${entry.name}`);
      if (own && draftedFile(host, entry) === STACK_FILE) drafts.push(`${folder}/${entry.name}`);
    }
  }
  return { strays, drafts };
}

/** Terraform's own working files, and plans that somebody keeps there, are nobody's business here. */
function isReadByTerraform(file: string): boolean {
  return /\.(?:tf|tofu|tfvars)(?:\.json)?$/.test(file);
}

/** A name that somebody else gave, without the control characters that it may have. */
function shown(file: string): string {
  return file.replace(/[^\x20-\x7e]/g, "?");
}
