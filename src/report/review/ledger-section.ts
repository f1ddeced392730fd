/** The address ledger: what is new, released, or, loudly, moved. */
import { count } from "../../diagnostics/counted";
import { LEDGER_KINDS, type LedgerEntry, type LedgerKind } from "../../diff/ledger";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code } from "./md";
import { commonPattern, placesOf } from "./resource-rows";

const MARKS: Readonly<Record<LedgerKind, string>> = {
  moved: "🚨 **MOVED**",
  released: "➖ released, now a tombstone",
  freed: "🔓 tombstone freed",
  new: "➕ new",
  revived: "🔁 back from its tombstone",
  renamed: "✏️ renamed, same address",
};

/** Entries of one kind that belong together: a VPC with all its subnets, or the subnets of one tier. */
interface LedgerRow {
  readonly kind: LedgerKind;
  readonly entries: readonly LedgerEntry[];
}

export function ledgerSection({ ledger }: Review): Section {
  const rows = ledgerRows(ledger);
  return { render: (most) => (rows.length === 0 ? "" : render(rows, most)) };
}

function render(rows: readonly LedgerRow[], most: number): string {
  const head = ["", "who", "addresses", "config"];
  const also = (rest: readonly LedgerRow[]) => `: ${tally(rest)}.`;
  return `### Addresses\n\n${firstRows({ head, rows, most, cells, noun: "more row", also })}`;
}

function tally(rows: readonly LedgerRow[]): string {
  return LEDGER_KINDS.flatMap((kind) => {
    const number = rows
      .filter((row) => row.kind === kind)
      .reduce((sum, { entries }) => sum + entries.length, 0);
    return number > 0 ? [`${number.toLocaleString("en-US")} ${kind}`] : [];
  }).join(", ");
}

/** Moves stand alone, one a row: nobody is to miss one. */
export function ledgerRows(ledger: readonly LedgerEntry[]): LedgerRow[] {
  const whole = new Set(ledger.filter(({ ref }) => isVpc(ref)).map(({ kind, ref }) => `${kind} ${ref}`));
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) {
    const key = `${entry.kind} ${entry.scope === "" ? "" : groupOf(entry, whole)}`;
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map((entries) => ({
    kind: (entries[0] as LedgerEntry).kind,
    entries: [...entries].sort((a, b) => a.ref.length - b.ref.length || (a.ref < b.ref ? -1 : 1)),
  }));
}

function groupOf({ kind, ref }: LedgerEntry, whole: ReadonlySet<string>): string {
  if (kind === "moved") return ref;
  const parts = ref.split("/");
  const vpc = parts.slice(0, 3).join("/");
  if (whole.has(`${kind} ${vpc}`)) return vpc;
  return parts.length >= 5 && parts[3] !== "secondary" ? parts.slice(0, 4).join("/") : ref;
}

function isVpc(ref: string): boolean {
  return ref.split("/").length === 3 && !ref.startsWith("pool/");
}

function cells({ kind, entries }: LedgerRow): string[] {
  const [first] = entries as [LedgerEntry];
  const vpc = isVpc(first.ref);
  const refs = entries.map(({ ref }) => ref);
  const who = code(vpc ? first.ref : commonPattern(refs));
  const from = first.formerRef === undefined || !vpc ? "" : ` (was ${code(first.formerRef)})`;
  return [MARKS[kind], `${who}${from}`, addresses(entries, vpc), placesOf([first], kind === "released")];
}

function addresses(entries: readonly LedgerEntry[], vpc: boolean): string {
  const [first] = entries as [LedgerEntry];
  if (first.formerCidrBlock !== undefined)
    return `${code(first.formerCidrBlock)} → ${code(first.cidrBlock)}: what is built there is built anew`;
  if (!vpc && entries.length <= 4) return entries.map(({ cidrBlock }) => code(cidrBlock)).join(", ");
  if (!vpc) return `${code(first.cidrBlock)} and ${entries.length - 1} more`;
  const secondaries = entries.filter(({ ref }) => ref.split("/")[3] === "secondary");
  const subnets = entries.length - 1 - secondaries.length;
  const rest = [
    ...(secondaries.length > 0
      ? [`secondary ${secondaries.map(({ cidrBlock }) => code(cidrBlock)).join(", ")}`]
      : []),
    ...(subnets > 0 ? [count(subnets, "subnet")] : []),
  ];
  return [code(first.cidrBlock), ...rest].join(", ");
}
