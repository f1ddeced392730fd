/** Codes about guarded changes. */
import { codes } from "./entry";

export const guardCodes = codes({
  DAY_SYNTAX: {
    severity: "error",
    message: "“{text}” is not a date",
    why: "An override ends on this date. If it were misread, the override would last for ever or never apply.",
    help: "Write year, month and day, as in 2026-12-31.",
  },
  GUARD_FORBIDS: {
    severity: "error",
    message: "guard {guard} forbids this: it would {kind} {what}",
    why: "{reason}",
    help: "Take it back, or ask {owner}.{suggestion}",
  },
  GUARD_OVERRIDE_EXPIRED: {
    severity: "error",
    message: "the override of guard {guard} ended on {expires}; this would {kind} {what}",
    why: "An override is a temporary exception ({reason}). The guard applies again when it ends.",
    help: "Take the change back, or ask {owner} for a new override.",
  },
  GUARD_OVERRIDE_UNLIMITED: {
    severity: "error",
    message:
      "the override of guard {guard} names {expires}, more than {days} days ahead; this would {kind} {what}",
    why: "An override is a temporary exception. A longer one would disable the guard without removing it, so it does not count.",
    help: "Name a day up to {latest}, and ask {owner} again when it ends.",
  },
});
