/** What the witness finds wrong with the version after: expectations that do not hold, and invariants that are broken. */
import { count } from "../../diagnostics/counted";
import { formatPlace } from "../../diagnostics/source";
import type { Review } from "../../diff/review";
import type { Violation } from "../../diff/violations";
import { groupBy } from "../../lists/group-by";
import { wordsOf } from "../../verify/finding";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code, list, words } from "./md";
import { placesOf } from "./resource-rows";

export function violationsSection({ violations }: Review): Section {
  const sorted = [...violations].sort((a, b) => Number(a.isOld) - Number(b.isOld));
  const rows = [...groupBy(sorted, rowOf).values()];
  return { render: (most) => (rows.length === 0 ? "" : render(rows, most)) };
}

/** What one line is to blame for, as a route for each subnet of its tier, is one row. */
function rowOf({ finding: { code, at, resource }, isOld }: Violation): string {
  return JSON.stringify([code, isOld, at ? formatPlace(at) : resource]);
}

function render(all: readonly (readonly Violation[])[], most: number): string {
  const head = ["", "what is wrong", "what to do", "config"];
  const also = () => "; cadastre verify tells them all.";
  const rows = firstRows({ head, rows: all, most, cells, noun: "more kind of finding", also });
  return `### Expectations and invariants\n\n${rows}`;
}

function cells(alike: readonly Violation[]): string[] {
  const [{ finding, isOld }] = alike as [Violation];
  const { message, help } = wordsOf(finding);
  const more = alike.length > 1 ? `<br>and ${alike.length - 1} more by this line` : "";
  const mark = `${isOld ? "before as well" : "❌ **new**"} ${code(finding.code)}`;
  return [mark, words(message) + more, words(help), placesOf([finding])];
}

/** `1 expectation and 2 invariants`, of those that the version before keeps. */
export function violationTally({ violations }: Review): string {
  const fresh = violations.filter(({ isOld }) => !isOld);
  const declared = fresh.filter(({ finding }) => finding.code.startsWith("EXPECTATION_")).length;
  const kinds = [
    [declared, "expectation"],
    [fresh.length - declared, "invariant"],
  ] as const;
  return list(kinds.flatMap(([number, noun]) => (number > 0 ? [count(number, noun)] : [])));
}
