/** Codes about the lock file. */
import { codes } from "./entry";

export const lockCodes = codes({
  LOCK_SYNTAX: {
    severity: "error",
    message: "the lock is not readable here: {problem}",
    why: "The lock is the only memory of which address belongs to whom.",
    help: "Restore the line from version control, or run `cadastre plan` on a lock you trust.",
  },
});
