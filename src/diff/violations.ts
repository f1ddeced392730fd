/** What the witness finds wrong with the version after a change, and whether it was wrong before. */
import type { Finding } from "../verify/finding";
import { verify } from "../verify/verify";
import type { Version } from "./version";

export interface Violation {
  readonly finding: Finding;
  /** Whether the version before has the same. */
  readonly isOld: boolean;
}

/** Expectations that do not hold and invariants that are broken; warnings are for `verify`. */
export function violationsOf(before: Version, after: Version): Violation[] {
  const wrong = errorsOf(after);
  if (wrong.length === 0) return [];
  const old = new Set(errorsOf(before).map(keyOf));
  return wrong.map((finding) => ({ finding, isOld: old.has(keyOf(finding)) }));
}

function errorsOf({ network, directory, checks }: Version): Finding[] {
  return verify(network(), directory, checks.expectations).filter(({ severity }) => severity === "error");
}

function keyOf({ code, resource, data }: Finding): string {
  return JSON.stringify([code, resource, data]);
}
