/** What planning chooses where the configuration leaves it open, and remembers in the lock. */

/**
 * - `availability-zones`: the AZs of a VPC, tier or endpoint that has a number of them, and of a tier with forwarders.
 * - `nat-gateways`: the AZs in which a tier has NAT gateways; `none` for a tier that no longer has any.
 */
export type ChoiceKind = "availability-zones" | "nat-gateways";

/** What earlier plans chose, under today's names. */
export interface Remembered {
  recall(kind: ChoiceKind, ref: string): string | undefined;
  /** Whether anybody's choice of this kind is remembered: a lock from before the kind existed has none. */
  knows(kind: ChoiceKind): boolean;
  /** Whether a ref has an address that is in use. */
  isHeld(ref: string): boolean;
}

export const NOTHING_REMEMBERED: Remembered = {
  recall: () => undefined,
  knows: () => false,
  isHeld: () => false,
};

/** The choices of one plan: by kind, and then by ref. */
export type MadeChoices = ReadonlyMap<ChoiceKind, ReadonlyMap<string, string>>;
