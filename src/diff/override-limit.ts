/** How long an override may count. Longer ones count for nothing: one that counts until 9999 would take the guard away. */

/** A quarter, so that whoever needs an exception for longer asks again. */
export const MOST_DAYS = 90;

const DAY = 24 * 60 * 60 * 1000;

/** The last day that an override may name on the day of the review, both as `2026-11-23`. */
export function longestExpiry(today: string): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + MOST_DAYS * DAY).toISOString().slice(0, 10);
}
