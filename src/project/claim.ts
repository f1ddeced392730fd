/** The note in a folder that says which of its files this program made, so that it removes those and no others. */

export const CLAIM_FILE = "cadastre.json";

export type FolderContent = "stacks" | "report";

export interface Claim {
  readonly cadastre: FolderContent;
  /** The organisation's name. */
  readonly organization: string;
  /** Relative to the folder, sorted. A run that was cut short may not have made all of them. */
  readonly files: readonly string[];
}

export function claimText({ cadastre, organization, files }: Claim): string {
  return `${JSON.stringify({ cadastre, organization, files }, undefined, 2)}\n`;
}

/** Undefined for a text that is no claim. */
export function parseClaim(text: string): Claim | undefined {
  try {
    const { cadastre, organization, files } = JSON.parse(text) as Partial<Claim>;
    if (cadastre !== "stacks" && cadastre !== "report") return undefined;
    if (typeof organization !== "string" || !Array.isArray(files)) return undefined;
    return { cadastre, organization, files: files.filter((file) => typeof file === "string") };
  } catch {
    return undefined;
  }
}
