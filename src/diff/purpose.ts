/** What a step of a change is for. A change has those that it needs, in this order. */

/**
 * - `hand-over`: what another stack takes over leaves its state without being destroyed; what cannot stand beside its
 *   successor and cannot be taken over is destroyed.
 * - `build`: whatever is new is made, beside what it takes the place of.
 * - `turn`: whatever led to the old leads to the new.
 * - `replace`: what has to keep its name is made anew, while nothing leads to it.
 * - `return`: whatever was led round it leads to it again.
 * - `remove`: resources that nothing uses any more are destroyed, consumers before producers.
 * - `rename`: new resources take over the old addresses in Terraform's state; nothing changes in AWS.
 */
export const PURPOSES = ["hand-over", "build", "turn", "replace", "return", "remove", "rename"] as const;

export type Purpose = (typeof PURPOSES)[number];

export function isBefore(purpose: Purpose, other: Purpose): boolean {
  return PURPOSES.indexOf(purpose) < PURPOSES.indexOf(other);
}
