/** A review as single notices with a place each, for tools that show them beside the configuration's lines. */
import { LOSSES, wordsFor } from "../../aws/resource-words";
import type { Severity } from "../../diagnostics/facts";
import type { SourceRange } from "../../diagnostics/source";
import { isLoss } from "../../diff/losses";
import { isRetold } from "../../diff/neighbours";
import type { Review } from "../../diff/review";
import type { WorstKind } from "../../diff/verdict";
import { wordsOf } from "../../verify/finding";
import { spanText } from "../interruption-rows";
import { list } from "./md";
import { retold } from "./neighbours-section";
import { resourceRows } from "./resource-rows";
import { trustRows, whatOf, whoOf } from "./trust-rows";

export interface Notice {
  /** `review/replaced`. */
  readonly rule: `review/${WorstKind}`;
  readonly severity: Severity;
  readonly message: string;
  readonly at?: SourceRange;
}

/** What takes something away or lets more through; what only adds is no notice. Guards speak as diagnostics. */
export function noticesOf(review: Review): Notice[] {
  return [
    violations,
    addresses,
    losses,
    trust,
    checks,
    neighbours,
    groups,
    flows,
    interruptions,
    stacks,
  ].flatMap((find) => find(review));
}

function violations({ violations: all }: Review): Notice[] {
  return all
    .filter(({ isOld }) => !isOld)
    .map(({ finding }) => ({
      rule: "review/violated",
      severity: "error",
      message: wordsOf(finding).message,
      ...(finding.at && { at: finding.at }),
    }));
}

function addresses({ ledger }: Review): Notice[] {
  return ledger
    .filter(({ kind }) => kind === "moved")
    .map(({ ref, formerCidrBlock, cidrBlock, at }) => ({
      rule: "review/moved",
      severity: "error",
      message: `${ref} moves from ${formerCidrBlock} to ${cidrBlock}: what is built there is renumbered`,
      ...(at && { at }),
    }));
}

/** A line of the version before is a place only in words: in the new one something else stands there. */
function was(at: SourceRange): string {
  return ` (was ${at.file}:${at.start.line})`;
}

function losses({ resources }: Review): Notice[] {
  const rows = resourceRows(resources.filter((change) => isLoss(change) && !change.cause));
  return rows.map(({ action, type, changes }): Notice => {
    const [first] = changes;
    const gone = action === "delete";
    const { noun, weight } = wordsFor(type);
    const kind = action === "replace" ? "replaced" : action === "delete" ? "destroyed" : "unsure";
    const verb = { replaced: "is replaced", destroyed: "is destroyed", unsure: "may be replaced" }[kind];
    const forcing =
      first?.arguments.filter(({ effect }) => effect !== "update").map(({ path }) => path) ?? [];
    const why = forcing.length > 0 ? `, as ${forcing.join(", ")} changes` : "";
    const more = changes.length > 1 ? ` (and ${changes.length - 1} more like it)` : "";
    return {
      rule: `review/${kind}`,
      severity: "warning",
      message: `${noun} ${first?.ref} ${verb}${why}: ${LOSSES[weight]}${more}${first?.at && gone ? was(first.at) : ""}`,
      ...(first?.at && !gone && { at: first.at }),
    };
  });
}

function neighbours({ neighbours: changes }: Review): Notice[] {
  return changes.filter(isRetold).map((change): Notice => {
    const message = `what networks outside are told changes: ${retold([change]).replace(/`/g, "")}`;
    return { rule: "review/retold", severity: "warning", message, ...(change.at && { at: change.at }) };
  });
}

function trust({ trust: changes }: Review): Notice[] {
  return trustRows(changes.filter(({ betweenKnown }) => betweenKnown)).map((row): Notice => {
    const { names, more } = whatOf(row);
    const at = row.changes.find((change) => change.at)?.at;
    const message = `${whoOf(row)} ${row.now} ${list(names)}${more}`;
    return { rule: "review/trusted", severity: "warning", message, ...(at && { at }) };
  });
}

/** What is removed stands only in the version before. */
function checks({ checks: changes }: Review): Notice[] {
  return changes
    .filter(({ weaker }) => weaker)
    .map(({ what, change, at }): Notice => {
      const gone = change === "removed";
      return {
        rule: "review/unchecked",
        severity: "warning",
        message: `${what}${at && gone ? was(at) : ""}`,
        ...(at && !gone && { at }),
      };
    });
}

function groups({ admissions }: Review): Notice[] {
  return admissions
    .filter(({ extent, gained }) => extent !== "narrower" && gained.length > 0)
    .map(({ group, gained, direction, at }) => ({
      rule: "review/widened",
      severity: "warning",
      message: `security group ${group} lets more ${direction}: ${gained.join(", ")}`,
      ...(at && { at }),
    }));
}

function flows({ reachability }: Review): Notice[] {
  return reachability
    .filter(({ betweenKnown }) => betweenKnown)
    .map(({ change, from, to, ports, everyPort, sources: [at] }) => ({
      rule: `review/${change}`,
      severity: "warning",
      message: `${from} ${change === "opened" ? "can now" : "can no longer"} reach ${to} at ${everyPort ? "every TCP port" : `TCP ${ports.join(", ")}`}${at && change === "closed" ? was(at) : ""}`,
      ...(at && change === "opened" && { at }),
    }));
}

function interruptions({ way }: Review): Notice[] {
  return way.interruptions.map((interruption) => {
    const { kind, from, to, ports, why } = interruption;
    const verb = kind === "cut" ? "cannot" : "can";
    return {
      rule: kind === "cut" ? "review/interrupted" : "review/exposed",
      severity: "warning",
      message: `${from} ${verb} reach ${to} at TCP ${ports.join(", ")} on the way, ${spanText(interruption, way)}: ${why}`,
    };
  });
}

function stacks({ stacks: all }: Review): Notice[] {
  return all
    .filter(({ kind }) => kind === "removed")
    .map(({ name }) => ({
      rule: "review/orphaned",
      severity: "warning",
      message: `nothing describes stack ${name} any more: destroy it from the version before`,
    }));
}
