/** What differs between a bundle as it lies there, its own manifest, and the repository that it is held against. */
import type { SourceFile } from "../bundle-input";
import type { BundleFile, Manifest } from "./manifest";

/** A bundle on disk: its manifest, and the SHA-256 of every file beside it, by name. */
export interface FoundBundle {
  readonly manifest: Manifest;
  readonly files: ReadonlyMap<string, string>;
}

/** What a bundle is held against. */
export interface Repository {
  readonly organization: string;
  readonly sources: readonly SourceFile[];
}

/** Every difference as a line, sorted: files that were changed since, then what the repository has otherwise now. */
export function bundleDifferences(found: FoundBundle, { organization, sources }: Repository): string[] {
  return [
    ...(found.manifest.organization === organization
      ? []
      : ["bundle: manifest.json is another organisation's"]),
    ...rolesChanged(found.manifest, sources),
    ...compare("bundle", found.manifest.files, found.files),
    ...compare(
      "repository",
      found.manifest.sources,
      new Map(sources.map(({ file, sha256 }) => [file, sha256])),
    ),
  ];
}

/** Files that a report made now would write otherwise, though nothing that it is made from has changed. */
export function remadeDifferences(
  { manifest }: FoundBundle,
  remade: ReadonlyMap<string, string>,
  hash: (text: string) => string,
): string[] {
  const now = new Map([...remade].map(([file, text]) => [file, hash(text)]));
  return compare("report", manifest.files, now);
}

function rolesChanged({ sources: recorded }: Manifest, sources: readonly SourceFile[]): string[] {
  const roles = new Map(sources.map(({ file, role }) => [file, role]));
  return recorded.flatMap(({ file, role }) => {
    const is = roles.get(file);
    return is === undefined || is === role
      ? []
      : [`bundle: manifest.json gives ${file} another role than ${is}`];
  });
}

function compare(
  where: string,
  recorded: readonly BundleFile[],
  actual: ReadonlyMap<string, string>,
): string[] {
  const known = new Map(recorded.map(({ file, sha256 }) => [file, sha256]));
  const changed = recorded.flatMap(({ file, sha256 }) => {
    const now = actual.get(file);
    if (now === undefined) return [`${where}: ${file} is gone`];
    return now === sha256 ? [] : [`${where}: ${file} has changed`];
  });
  const added = [...actual.keys()]
    .filter((file) => !known.has(file))
    .map((file) => `${where}: ${file} is new`);
  return [...changed, ...added].sort();
}
