/** Codes about guarded changes. */
import { codes } from "./entry";

export const guardCodes = codes({
  DAY_SYNTAX: {
    severity: "error",
    message: "“{text}” is no day of the calendar",
    why: "An override counts until a day, and a day that is misread would let it count for ever or not at all.",
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
    message: "the override of guard {guard} counted until {expires}; this would {kind} {what}",
    why: "An override is somebody's word for a while ({reason}); after that the guard holds again.",
    help: "Take the change back, or ask {owner} for a new override.",
  },
  GUARD_OVERRIDE_UNLIMITED: {
    severity: "error",
    message:
      "the override of guard {guard} names {expires}, more than {days} days ahead; this would {kind} {what}",
    why: "An override is an exception for a while. One that counts for longer would take the guard away without anybody removing it, so it does not count.",
    help: "Name a day up to {latest}, and ask {owner} again when it is over.",
  },
});
