/** Pairs of configurations that follow one another: one change of each kind of each noun, there and back. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

export const DOMAINS = ["vpcs", "joining", "endpoints", "services"] as const;

export type Domain = (typeof DOMAINS)[number];

/** By path, as `accounts.a.vpcs.main.tags`; null takes the key out. */
type Patch = Readonly<Record<string, unknown>>;

export interface Pair {
  readonly name: string;
  /** What the base becomes. */
  readonly there: string;
  /** What it is afterwards, which is the base again but for renames. */
  readonly back: string;
}

export interface Pairs {
  readonly base: string;
  readonly pairs: readonly Pair[];
  /** The base with some of the changes, by name. */
  with(changes: readonly string[]): string;
}

export function pairsOf(domain: Domain): Pairs {
  const { base, changes } = parse(readFileSync(join(__dirname, `${domain}.yaml`), "utf8"), {
    maxAliasCount: -1,
  }) as { base: object; changes: Record<string, Patch & { readonly back?: Patch }> };
  return {
    base: stringify(base, { aliasDuplicateObjects: false }),
    pairs: Object.entries(changes).map(([name, { back = {}, ...there }]) => ({
      name,
      there: patched(base, there),
      back: patched(base, back),
    })),
    with: (names) =>
      patched(base, Object.assign({}, ...names.map((name) => ({ ...changes[name], back: undefined })))),
  };
}

function patched(base: object, patch: Patch): string {
  const copy = structuredClone(base);
  for (const [path, value] of Object.entries(patch))
    if (value !== undefined) put(copy as Holder, path.split("."), value);
  return stringify(copy, { aliasDuplicateObjects: false });
}

type Holder = Record<string, unknown>;

function put(holder: Holder, [key, ...below]: readonly string[], value: unknown): void {
  if (key === undefined) return;
  if (below.length > 0) {
    const next = { ...(holder[key] as Holder | undefined) };
    holder[key] = next;
    put(next, below, value);
  } else if (value === null) delete holder[key];
  else holder[key] = value;
}
