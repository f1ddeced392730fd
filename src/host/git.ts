/** Runs git. */
import { spawnSync } from "node:child_process";

/** More than any organisation's configuration. */
const MOST_BYTES = 1 << 30;

/** What git prints, or its own reason for refusing, in one line. */
export function git(folder: string, words: readonly string[], input?: string): Buffer | { reason: string } {
  const { status, stdout, stderr, error } = spawnSync("git", words, {
    cwd: folder,
    maxBuffer: MOST_BYTES,
    // git's messages are quoted, so they are asked for in one language.
    env: { ...process.env, LC_ALL: "C" },
    ...(input !== undefined && { input }),
  });
  if (error) return { reason: `git cannot be run: ${error.message}` };
  if (status === 0) return stdout;
  const [first = `git ended with exit code ${status}`] = stderr.toString("utf8").trim().split("\n");
  return { reason: first };
}
