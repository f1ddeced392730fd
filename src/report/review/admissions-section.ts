/** Whom security groups let through more than before, or less. */
import type { Admission } from "../../diff/admissions";
import type { Review } from "../../diff/review";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code } from "./md";
import { placesOf } from "./resource-rows";

const MARKS = { wider: "⚠️ wider", narrower: "narrower", different: "other" } as const;

/** How many of the gained, or lost, are named. */
const NAMED = 4;

export function admissionsSection({ admissions }: Review): Section {
  return { render: (most) => (admissions.length === 0 ? "" : render(admissions, most)) };
}

function render(admissions: readonly Admission[], most: number): string {
  const head = ["", "security group", "now lets", "no longer lets", "config"];
  const rows = firstRows({ head, rows: admissions, most, cells, noun: "more security group" });
  return `### Security groups\n\n${rows}`;
}

function cells(admission: Admission): string[] {
  const { group, direction, gained, lost, extent } = admission;
  const way = direction === "in" ? "in" : "out";
  return [
    MARKS[extent],
    code(group),
    who(gained, way),
    who(lost, way),
    placesOf([admission], gained.length === 0),
  ];
}

function who(rules: readonly string[], way: string): string {
  if (rules.length === 0) return "";
  const shown = rules.slice(0, NAMED).map(code).join(", ");
  const more = rules.length > NAMED ? ` and ${rules.length - NAMED} more` : "";
  return `${shown}${more} ${way}`;
}
