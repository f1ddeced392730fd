/** Fills a code's templates with a diagnostic's facts, which are shown. */

import { CODES } from "./codes";
import type { Diagnostic } from "./diagnostic";
import type { Datum } from "./facts";
import { type Fix, fixesText } from "./fix";
import { shown } from "./shown";

export interface Wording {
  readonly message: string;
  readonly why: string;
  readonly help: string;
}

/** The code that readers see: of a policy that a project has itself, the policy's own. */
export function shownCode({ code, data }: Pick<Diagnostic, "code" | "data">): string {
  return code === "POLICY_BROKEN" ? String(data.rule) : code;
}

export function wordingOf(diagnostic: Diagnostic): Wording {
  const entry = CODES[diagnostic.code];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (_, name: string) => formatDatum(diagnostic.data[name])).trim();
  const more = diagnostic.alike === 0 ? "" : ` (and ${diagnostic.alike} more like it)`;
  return { message: `${fill(entry.message)}${more}`, why: fill(entry.why), help: fill(entry.help) };
}

function formatDatum(datum: Datum | undefined): string {
  if (datum === undefined) return "";
  if (typeof datum !== "object") return shown(String(datum));
  if (isFixes(datum)) return shown(fixesText(datum));
  return datum.length === 0 ? "none" : datum.map(shown).join(", ");
}

function isFixes(list: readonly string[] | readonly Fix[]): list is readonly Fix[] {
  return typeof list[0] === "object";
}
