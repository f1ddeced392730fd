/** The manifest: what a bundle holds and what it was made from, each with its SHA-256. */
import type { SourceFile } from "../bundle-input";

export interface BundleFile {
  readonly file: string;
  readonly sha256: string;
}

export interface Manifest {
  /** Of this form; another number is another program's. */
  readonly cadastreReport: 1;
  readonly organization: string;
  readonly sources: readonly SourceFile[];
  readonly files: readonly BundleFile[];
}

export const MANIFEST_FILE = "manifest.json";

/** `hash` is SHA-256 in hexadecimal. Sorted by file; the manifest does not name itself. */
export function manifestOf(
  organization: string,
  sources: readonly SourceFile[],
  files: ReadonlyMap<string, string>,
  hash: (text: string) => string,
): Manifest {
  const named = [...files].map(([file, text]) => ({ file, sha256: hash(text) }));
  return {
    cadastreReport: 1,
    organization,
    sources,
    files: named.sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

export function manifestJson(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Undefined for a text that is no manifest of this form. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(text) as Manifest;
    const { cadastreReport, organization, files, sources } = manifest;
    const isManifest =
      cadastreReport === 1 &&
      typeof organization === "string" &&
      [files, sources].every((list) => Array.isArray(list) && list.every(isBundleFile)) &&
      sources.every(({ role }) => typeof role === "string");
    return isManifest ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function isBundleFile(entry: unknown): entry is BundleFile {
  const { file, sha256 } = (entry ?? {}) as Partial<BundleFile>;
  return typeof file === "string" && typeof sha256 === "string";
}
