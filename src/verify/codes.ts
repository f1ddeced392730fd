/** The union of all finding codes, gathered from one file per kind. */
import type { CodeEntry, Placeholders } from "../diagnostics/codes/entry";
import { expectationCodes } from "./codes/expectations";
import { invariantCodes } from "./codes/invariants";
import { policyCodes } from "./codes/policy";
import { readingCodes } from "./codes/reading";

const ENTRIES = { ...expectationCodes, ...invariantCodes, ...readingCodes, ...policyCodes };

export type FindingCode = keyof typeof ENTRIES;

/** What a finding of a code must carry: a value for every placeholder of its words. */
export type FindingDataOf<C extends FindingCode> = Readonly<
  Record<Placeholders<(typeof ENTRIES)[C]["message"] | (typeof ENTRIES)[C]["help"]>, string>
>;

export const FINDING_CODES: Readonly<Record<FindingCode, CodeEntry>> = ENTRIES;
