/** A part of what is too long for every run: which part follows from the commit, so that all have their turn. */
import { execFileSync } from "node:child_process";
import { PROJECT_ROOT } from "./plans";

/** One in `parts` of a list; all of it with `WHOLE=1`, as in `npm run test:long`. */
export function turnOf<T>(list: readonly T[], parts: number): T[] {
  if (process.env.WHOLE) return [...list];
  const turn = commitNumber() % parts;
  return list.filter((_, index) => index % parts === turn);
}

/** A number that the next commit has otherwise, as the seed of what is random. */
export function commitNumber(): number {
  return Number.parseInt(commit().slice(0, 6), 16);
}

/** Outside a repository it is always the first part's turn. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: PROJECT_ROOT, encoding: "utf8" });
  } catch {
    return "000000";
  }
}
