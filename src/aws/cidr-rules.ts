/**
 * Which CIDR blocks a VPC may have: sizes, forbidden ranges, and the association rules for secondary blocks.
 *
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
import { contains, overlaps, type Prefix, prefix } from "../ip/prefix";
import { familyOf, isRfc1918 } from "./cidr-families";

/** The prefix lengths AWS takes, for a VPC's blocks and for subnets alike. */
export const CIDR_LENGTHS = { min: 16, max: 28 } as const;

/** Ranges no VPC may use. */
export const FORBIDDEN_RANGES: readonly Prefix[] = [
  "0.0.0.0/8",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "224.0.0.0/4",
].map(prefix);

/** Ranges AWS accepts, or says nothing about, that lead to trouble; `why` is for people. */
export const AVOIDED_RANGES: readonly { readonly range: Prefix; readonly why: string }[] = [
  {
    range: prefix("172.17.0.0/16"),
    why: "it is the Docker bridge's default range, used by Cloud9, SageMaker AI and others",
  },
  { range: prefix("240.0.0.0/4"), why: "it is reserved space that most systems treat as unusable" },
];

/** Why a block cannot be a VPC's. */
export type BlockRefusal = "size" | "forbidden-range";

/**
 * Why a block cannot be associated with a VPC.
 *
 * - `overlap`: it shares addresses with a block of the same VPC
 * - `route`: it equals or contains the destination of a route in the VPC, propagated routes included
 * - `other-rfc1918`: the VPC has a block of another RFC 1918 range
 * - `rfc1918-on-other-primary`: an RFC 1918 block on a VPC that was created outside RFC 1918
 * - `10.0.0.0/16`, `172.31.0.0/16`, `198.19.0.0/16`: the special rule for that range
 * - `quota`: the VPC has as many blocks as the quota allows, the primary counted
 * - `rfc1918-after-other`, `undocumented`: see {@link isDoubt}
 */
export type SecondaryRefusal =
  | BlockRefusal
  | "overlap"
  | "route"
  | "other-rfc1918"
  | "rfc1918-on-other-primary"
  | "10.0.0.0/16"
  | "172.31.0.0/16"
  | "198.19.0.0/16"
  | "quota"
  | "rfc1918-after-other"
  | "undocumented";

/** Why a block cannot be a VPC's, whatever else the VPC has. Subnets are bound by the sizes too. */
export function blockRefusal(block: Prefix): BlockRefusal | undefined {
  if (block.length < CIDR_LENGTHS.min || block.length > CIDR_LENGTHS.max) return "size";
  return FORBIDDEN_RANGES.some((range) => overlaps(range, block)) ? "forbidden-range" : undefined;
}

/** What a VPC has when a block is to be added. */
export interface AssociationContext {
  /** Destinations of the routes in its route tables, `local` ones aside. */
  readonly routes?: readonly Prefix[];
  /** How many IPv4 blocks it may have, the primary counted. */
  readonly quota: number;
}

/**
 * Why AWS would refuse to associate a block with a VPC, or undefined when it takes it. `existing` are the blocks the
 * VPC has, its primary first.
 */
export function secondaryRefusal(
  existing: readonly Prefix[],
  candidate: Prefix,
  { routes = [], quota }: AssociationContext,
): SecondaryRefusal | undefined {
  const refusal = blockRefusal(candidate);
  if (refusal) return refusal;
  if (existing.some((block) => overlaps(block, candidate))) return "overlap";
  if (routes.some((destination) => contains(candidate, destination))) return "route";
  const combination = combinationRefusal(existing, candidate);
  if (combination && !isDoubt(combination)) return combination;
  return existing.length >= quota ? "quota" : combination;
}

/**
 * Whether a reason is a doubt and no refusal: the page does not say whether AWS takes an RFC 1918 block that comes
 * after another kind of secondary, or a second block of 198.19.0.0/16. Associating in {@link associationOrder}
 * avoids the first.
 */
export function isDoubt(reason: SecondaryRefusal): boolean {
  return reason === "rfc1918-after-other" || reason === "undocumented";
}

/** Secondary blocks in the order to associate them: RFC 1918 first, and otherwise as given. */
export function associationOrder<T>(secondaries: readonly T[], prefixOf: (secondary: T) => Prefix): T[] {
  const first = secondaries.filter((secondary) => isRfc1918(prefixOf(secondary)));
  return [...first, ...secondaries.filter((secondary) => !first.includes(secondary))];
}

/** The table "IPv4 CIDR block association restrictions" of the page. */
function combinationRefusal(existing: readonly Prefix[], candidate: Prefix): SecondaryRefusal | undefined {
  const family = familyOf(candidate);
  const others = existing.filter((block) => familyOf(block) !== family);
  if (family === "198.19.0.0/16") return others.length > 0 ? "198.19.0.0/16" : "undocumented";
  if (!isRfc1918(candidate)) return undefined;
  if (others.some(isRfc1918)) return "other-rfc1918";
  if (existing[0] && !isRfc1918(existing[0])) return "rfc1918-on-other-primary";
  return rangeRefusal(existing, candidate) ?? (others.length > 0 ? "rfc1918-after-other" : undefined);
}

const TEN = { first: prefix("10.0.0.0/16"), firstTwo: prefix("10.0.0.0/15") };
const DEFAULT_VPC = prefix("172.31.0.0/16");

/** The two ranges that are refused inside their own family. */
function rangeRefusal(existing: readonly Prefix[], candidate: Prefix): SecondaryRefusal | undefined {
  if (contains(DEFAULT_VPC, candidate)) return "172.31.0.0/16";
  const nearby = existing.some((block) => contains(TEN.firstTwo, block));
  return nearby && contains(TEN.first, candidate) ? "10.0.0.0/16" : undefined;
}
