/** How long an apply may take for one thing before the provider gives up. */
import { APPLY_TIMES, OTHER_MINUTES } from "./data/apply-times";

const byType = new Map(APPLY_TIMES.map((time) => [time.type, time]));

/** Minutes at most. A replaced thing is deleted and made again. */
export function minutesFor(
  type: string,
  action: "create" | "update" | "replace" | "delete" | "adopt" | "move",
): number {
  const time = byType.get(type);
  switch (action) {
    case "adopt":
    case "move":
      return 0;
    case "replace":
      return time ? time.delete + time.create : 2 * OTHER_MINUTES;
    default:
      return time?.[action] ?? OTHER_MINUTES;
  }
}
