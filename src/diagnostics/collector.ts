/** Gathers diagnostics while a stage runs; the stage goes on, so that all mistakes are told at once. */
import { CODES, type Code, type DataOf } from "./codes";
import type { Diagnostic, RelatedPlace } from "./diagnostic";
import { compareRanges, formatPlace, type SourceRange } from "./source";

/** How many places a mistake that shows in many is told with. */
const MOST_PLACES = 5;

interface Entry {
  readonly diagnostic: Diagnostic;
  /** Entries with one cause are one mistake's. */
  readonly cause: string;
}

export class Collector {
  readonly #entries: Entry[] = [];
  readonly #seen = new Set<string>();

  /**
   * Records one diagnostic; the same code with the same facts at the same place counts once. `cause` names the mistake
   * where it is not at `at`: forty VPCs without a region have one profile to blame.
   */
  report<C extends Code>(
    code: C,
    at: SourceRange | undefined,
    data: DataOf<C>,
    related: readonly RelatedPlace[] = [],
    cause?: string,
  ): void {
    const key = `${code} ${at ? formatPlace(at) : ""} ${JSON.stringify(data)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const diagnostic = { code, severity: CODES[code].severity, ...(at && { at }), related, data, alike: 0 };
    this.#entries.push({ diagnostic, cause: cause ? `${code} ${cause}` : causeOf(diagnostic, key) });
  }

  add(diagnostics: readonly Diagnostic[]): void {
    for (const [index, diagnostic] of diagnostics.entries()) {
      this.#entries.push({ diagnostic, cause: causeOf(diagnostic, `added ${index}`) });
    }
  }

  hasErrors(): boolean {
    return this.#entries.some(({ diagnostic }) => diagnostic.severity === "error");
  }

  /**
   * All that was reported, ordered by place and then by code, so that output does not depend on who ran first. What
   * one mistake does to many, as a profile's line to forty VPCs, is told once: at the first place, with some others.
   */
  sorted(): Diagnostic[] {
    const told = new Map<string, Diagnostic>();
    for (const { diagnostic, cause } of [...this.#entries].sort(compareEntries)) {
      const first = told.get(cause);
      told.set(cause, first ? together(first, diagnostic) : diagnostic);
    }
    return [...told.values()];
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === "error");
}

/** As a rule one place and one code are one mistake, unless it is about another key or has another thing to say. */
function causeOf({ code, at, data }: Diagnostic, otherwise: string): string {
  return at ? `${code} ${formatPlace(at)} ${data.key ?? ""} ${data.problem ?? ""}` : otherwise;
}

function together(first: Diagnostic, other: Diagnostic): Diagnostic {
  const elsewhere = first.at && other.at && formatPlace(first.at) !== formatPlace(other.at) && other.at;
  const related =
    elsewhere && first.alike < MOST_PLACES
      ? [...first.related, { at: elsewhere, note: "the same here" }]
      : first.related;
  return { ...first, related, alike: first.alike + other.alike + 1 };
}

function compareEntries({ diagnostic: a }: Entry, { diagnostic: b }: Entry): number {
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
