/** Renames that nobody declared: one thing goes and one just like it comes, under another name. */
import type { LedgerEntry } from "./ledger";
import type { StackChange } from "./stack-change";

export interface ForgottenRename {
  readonly from: string;
  readonly to: string;
}

/**
 * Accounts whose stacks kept their state under another name, and VPCs, tiers and secondary CIDRs of one owner of which
 * exactly one was released and one of the same sizes is new. Nothing below another one is told again.
 */
export function forgottenRenames(
  ledger: readonly LedgerEntry[],
  stacks: readonly StackChange[],
): ForgottenRename[] {
  const accounts = stacks.flatMap(({ name, formerName }) =>
    formerName === undefined ? [] : [{ from: accountOf(formerName), to: accountOf(name) }],
  );
  const gone = ledger.some(({ kind }) => kind === "released");
  const found = gone ? unique(accounts.filter(({ from, to }) => from !== to)) : [];
  for (const depth of [3, 4, 5]) found.push(...likenesses(ledger, depth, found));
  return found.sort((a, b) => (a.from < b.from ? -1 : 1));
}

function accountOf(stack: string): string {
  return stack.split("_")[0] as string;
}

function unique(renames: readonly ForgottenRename[]): ForgottenRename[] {
  return [...new Map(renames.map((rename) => [`${rename.from} ${rename.to}`, rename])).values()];
}

/** What was released and what is new at one depth of refs, under the same parent and with the same sizes below. */
function likenesses(
  ledger: readonly LedgerEntry[],
  depth: number,
  known: readonly ForgottenRename[],
): ForgottenRename[] {
  const groups = new Map<string, { released: string[]; fresh: string[] }>();
  for (const kind of ["released", "new"] as const)
    for (const [ref, sizes] of shapesAt(ledger, kind, depth)) {
      if (known.some(({ from, to }) => isBelow(ref, from) || isBelow(ref, to))) continue;
      const key = `${ref.split("/").slice(0, -1).join("/")} ${sizes}`;
      const group = groups.get(key) ?? { released: [], fresh: [] };
      (kind === "new" ? group.fresh : group.released).push(ref);
      groups.set(key, group);
    }
  return [...groups.values()].flatMap(({ released, fresh }) =>
    released.length === 1 && fresh.length === 1
      ? [{ from: released[0] as string, to: fresh[0] as string }]
      : [],
  );
}

function isBelow(ref: string, beginning: string): boolean {
  return ref.startsWith(`${beginning}/`) || ref === beginning;
}

/** By ref at this depth: the names and prefix lengths of what lies below it, as one text. */
function shapesAt(
  ledger: readonly LedgerEntry[],
  kind: LedgerEntry["kind"],
  depth: number,
): ReadonlyMap<string, string> {
  const shapes = new Map<string, string[]>();
  for (const entry of ledger) {
    const parts = entry.ref.split("/");
    if (entry.kind !== kind || parts.length < depth || parts[0] === "pool") continue;
    // At depth 5 only secondary CIDRs have names of their own; subnets are named by their AZ.
    if (depth === 5 && parts[3] !== "secondary") continue;
    if (depth === 4 && parts[3] === "secondary") continue;
    const ref = parts.slice(0, depth).join("/");
    const below = `${parts.slice(depth).join("/")} ${entry.cidrBlock.split("/")[1]}`;
    shapes.set(ref, [...(shapes.get(ref) ?? []), below]);
  }
  return new Map([...shapes].map(([ref, below]) => [ref, below.sort().join(", ")]));
}
