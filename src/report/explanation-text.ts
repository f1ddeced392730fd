/** Where each setting of a VPC, or of one of its tiers or subnets, comes from. */

import { line } from "../diagnostics/shown";
import type { SourceRange } from "../diagnostics/source";
import { formatPlace } from "../diagnostics/source";
import type { Plan } from "../plan/planned/plan";
import { table } from "./table";

/** One setting and who gave it. */
export interface ExplainedSetting {
  readonly setting: string;
  readonly value: string;
  readonly level: string;
  readonly at: SourceRange;
}

/** Undefined when nothing has that ref. */
export function explanationText(
  ref: string,
  plan: Plan,
  explain: (vpc: string) => readonly ExplainedSetting[] | undefined,
): string | undefined {
  const segments = ref.split("/");
  const settings = explain(segments.slice(0, 3).join("/"));
  const addresses = plan.addresses.filter((a) => a.ref === ref || a.ref.startsWith(`${ref}/`));
  if (!settings && addresses.length === 0) return undefined;
  const below = settingsBelow(segments);
  const shown = (settings ?? []).filter(({ setting }) =>
    below.some((b) => setting === b || setting.startsWith(`${b}.`)),
  );
  if (below[0] !== "" && shown.length === 0 && addresses.length === 0) return undefined;
  const rows = (below[0] === "" ? (settings ?? []) : shown).map((s) => [
    s.setting,
    s.value,
    s.level,
    formatPlace(s.at),
  ]);
  const ledger = addresses.map((a) => [
    a.ref,
    a.cidrBlock,
    a.state,
    a.because.at ? formatPlace(a.because.at) : "",
  ]);
  return [line`${ref}`, table(rows), table(ledger)].filter((part) => part !== "").join("\n");
}

/** The settings that a ref below a VPC is made of; the VPC itself has all of them. */
function settingsBelow(segments: readonly string[]): string[] {
  const [, , , kind, name] = segments;
  if (kind === undefined) return [""];
  if (kind === "secondary") return [`secondaryCidrs.${name}`];
  return [`subnets.${kind}`];
}
