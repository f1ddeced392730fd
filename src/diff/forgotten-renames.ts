/** Renames that nobody declared: one thing goes and one just like it comes, under another name. */
import type { Plan } from "../plan/planned/plan";
import type { LedgerEntry } from "./ledger";
import type { StackChange } from "./stack-change";

/** How many names a ref of an account has, and those of a VPC, of a tier and of a secondary CIDR. */
const ACCOUNT = 1;
const BELOW_ACCOUNTS = [3, 4, 5];

export interface ForgottenRename {
  readonly from: string;
  readonly to: string;
}

/** Whose address went or came. */
type Change = Pick<LedgerEntry, "kind" | "ref" | "cidrBlock">;

/** Of accounts, VPCs, tiers and secondary CIDRs, told by the addresses of one plan alone. */
export function likelyRenames({
  addresses,
  tombstones,
}: Pick<Plan, "addresses" | "tombstones">): ForgottenRename[] {
  const gone = tombstones.filter(({ state }) => state === "new");
  if (gone.length === 0) return [];
  const come = addresses.filter(({ state }) => state === "new");
  const changes = [
    ...gone.map(({ ref, cidrBlock }): Change => ({ kind: "released", ref, cidrBlock })),
    ...come.map(({ ref, cidrBlock }): Change => ({ kind: "new", ref, cidrBlock })),
  ];
  const found: ForgottenRename[] = [];
  for (const depth of [ACCOUNT, ...BELOW_ACCOUNTS]) found.push(...likenesses(changes, depth, found));
  return found;
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
  for (const depth of BELOW_ACCOUNTS) found.push(...likenesses(ledger, depth, found));
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
  ledger: readonly Change[],
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
  ledger: readonly Change[],
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
