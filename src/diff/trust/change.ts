/** Something that trusts more than before: who is admitted, to what, and where. */
import type { SourceRange } from "../../diagnostics/source";
import type { Arguments } from "../arguments";

/** The kind of guard that looks at it. */
export type TrustKind = "widen-policy" | "change-role" | "change-state";

/** Who and now make a sentence with a ref: `anyone in AWS` `may now use the s3 endpoint` `payments/us-east-1/main/…`. */
export interface Gain {
  readonly who: string;
  readonly now: string;
  /** Whether whoever is admitted is new in the organisation, by which nobody known gains anything. */
  readonly newcomer?: boolean;
}

export interface TrustChange {
  readonly kind: TrustKind;
  readonly who: string;
  readonly now: string;
  /** What is trusted with it, or trusts: one thing, with every ref that guards find it by. */
  readonly refs: readonly string[];
  /** Whether both were there before; what is new trusts, or is trusted, for the first time. */
  readonly betweenKnown: boolean;
  readonly at?: SourceRange;
}

/** A thing of before that the one of now is held against, or several that it may have been. */
export interface Look {
  readonly after: Arguments;
  readonly formers: readonly Arguments[];
  readonly ref: string;
  readonly account: string;
  readonly facts: TrustFacts;
}

/** What is known of the organisation. */
export interface TrustFacts {
  /** Names of accounts by ID, in the new version or, for who is gone, the one before. */
  readonly names: ReadonlyMap<string, string>;
  /** Whether the version before had this account, by ID. */
  readonly hadAccount: (id: string) => boolean;
  /** Whether it had this VPC, under whatever name. */
  readonly hadVpc: (ref: string) => boolean;
  /** What resources of a type were like before, in this account and everywhere. */
  readonly usualIn: (account: string, type: string) => Usual;
}

export interface Usual {
  readonly here: readonly Arguments[];
  readonly everywhere: readonly Arguments[];
}
