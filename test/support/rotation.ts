/** A part of what is too long for every run: which part follows from the commit, so that all have their turn. */
import { execFileSync } from "node:child_process";
import { PROJECT_ROOT } from "./plans";

/** One in `parts` of a list; all of it with `WHOLE=1`, as in `npm run test:long`. */
export function turnOf<T>(list: readonly T[], parts: number): T[] {
  if (process.env.WHOLE) return [...list];
  const turn = Number.parseInt(commit().slice(0, 6), 16) % parts;
  return list.filter((_, index) => index % parts === turn);
}

/** Outside a repository it is always the first part's turn. */
function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "HEAD"], { cwd: PROJECT_ROOT, encoding: "utf8" });
  } catch {
    return "000000";
  }
}
