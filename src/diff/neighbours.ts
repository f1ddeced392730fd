/** What networks of others are told that they were not, and what they are told no more. */
import type { SourceRange } from "../diagnostics/source";
import type { NeighbourKind } from "../plan/planned/neighbour";
import type { Plan } from "../plan/planned/plan";

export interface NeighbourChange {
  readonly name: string;
  readonly connection: NeighbourKind;
  /** Whether the connection is there in one version alone. */
  readonly presence: "new" | "gone" | "kept";
  /** Absent for a foreign gateway that does not say. */
  readonly asn?: number;
  /** The ASN of before, where that is another. */
  readonly formerAsn?: number;
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly at?: SourceRange;
}

/** Whether one that stays loses a prefix, or sees another ASN. A prefix more, as of a VPC that joins, takes nothing away. */
export function isRetold({ presence, lost, formerAsn }: NeighbourChange): boolean {
  return presence === "kept" && (lost.length > 0 || formerAsn !== undefined);
}

/** Sorted as in the plans; what is gone comes last. */
export function neighbourChanges(before: Plan, after: Plan): NeighbourChange[] {
  const keyOf = ({ kind, name }: Plan["neighbours"][number]) => `${kind} ${name}`;
  const was = new Map(before.neighbours.map((one) => [keyOf(one), one]));
  const is = new Map(after.neighbours.map((one) => [keyOf(one), one]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((key) => {
    const [old, now] = [was.get(key), is.get(key)];
    const one = (now ?? old) as Plan["neighbours"][number];
    const gained = (now?.told ?? []).filter((prefix) => !old?.told.includes(prefix));
    const lost = (old?.told ?? []).filter((prefix) => !now?.told.includes(prefix));
    const formerAsn = old && now && old.asn !== now.asn ? old.asn : undefined;
    if (gained.length + lost.length === 0 && formerAsn === undefined && old && now) return [];
    const { at } = one.because;
    return [
      {
        name: one.name,
        connection: one.kind,
        presence: !old ? "new" : !now ? "gone" : "kept",
        ...(one.asn !== undefined && { asn: one.asn }),
        ...(formerAsn !== undefined && { formerAsn }),
        gained,
        lost,
        ...(at && { at }),
      },
    ];
  });
}
