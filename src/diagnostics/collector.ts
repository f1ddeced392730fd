/** Gathers diagnostics while a stage runs; the stage goes on, so that all mistakes are told at once. */
import { CODES, type Code, type DataOf } from "./codes";
import type { Diagnostic, RelatedPlace } from "./diagnostic";
import { compareRanges, formatPlace, type SourceRange } from "./source";

export class Collector {
  readonly #diagnostics: Diagnostic[] = [];
  readonly #seen = new Set<string>();

  /** Records one diagnostic; the same code with the same facts at the same place counts once. */
  report<C extends Code>(
    code: C,
    at: SourceRange | undefined,
    data: DataOf<C>,
    related: readonly RelatedPlace[] = [],
  ): void {
    const key = `${code} ${at ? formatPlace(at) : ""} ${JSON.stringify(data)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#diagnostics.push({
      code,
      severity: CODES[code].severity,
      ...(at && { at }),
      related,
      data,
      alike: 0,
    });
  }

  add(diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
  }

  hasErrors(): boolean {
    return hasErrors(this.#diagnostics);
  }

  /**
   * All that was reported, ordered by place and then by code, so that output does not depend on who ran first. What
   * one place has done wrong to many, as a profile's line to forty VPCs, is told once, of the first of them.
   */
  sorted(): Diagnostic[] {
    const told: Diagnostic[] = [];
    for (const diagnostic of [...this.#diagnostics].sort(compareDiagnostics)) {
      const last = told[told.length - 1];
      if (last && isAlike(last, diagnostic)) {
        told[told.length - 1] = { ...last, alike: last.alike + diagnostic.alike + 1 };
      } else {
        told.push(diagnostic);
      }
    }
    return told;
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

/** Whether two diagnostics are one mistake's: of one code, at one place, and with the same to say of it. */
function isAlike(a: Diagnostic, b: Diagnostic): boolean {
  if (a.code !== b.code || !a.at || !b.at) return false;
  return formatPlace(a.at) === formatPlace(b.at) && a.data.problem === b.data.problem;
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.at && b.at) {
    const byPlace = compareRanges(a.at, b.at);
    if (byPlace !== 0) return byPlace;
  } else if (a.at || b.at) {
    return a.at ? -1 : 1;
  }
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  const [left, right] = [JSON.stringify(a.data), JSON.stringify(b.data)];
  return left < right ? -1 : left > right ? 1 : 0;
}
