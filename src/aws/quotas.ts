/** AWS service quotas: how much of a thing an account may have. */
import { QUOTAS, type Quota } from "./data/quotas";

export type { Quota };

export type QuotaName = keyof typeof QUOTAS;

/** Every quota's name, in alphabetical order. */
export const QUOTA_NAMES = Object.keys(QUOTAS).sort() as QuotaName[];

/** One published quota, with its source page. */
export function quota(name: QuotaName): Quota {
  return QUOTAS[name];
}

/** How many are allowed without asking AWS for a raise; Infinity where AWS sets no limit. */
export function defaultQuota(name: QuotaName): number {
  return quota(name).default ?? Infinity;
}

/**
 * How many can be allowed at most: the default where AWS raises nothing, Infinity where it raises without a
 * published end.
 */
export function highestQuota(name: QuotaName): number {
  const { adjustable, max } = quota(name);
  return max ?? (adjustable ? Infinity : defaultQuota(name));
}
