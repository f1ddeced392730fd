/**
 * The ranges AWS tells apart when a VPC takes another CIDR block.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 */
import { contains, type Prefix, prefix } from "../ip/prefix";

export type CidrFamily =
  | "10.0.0.0/8"
  | "172.16.0.0/12"
  | "192.168.0.0/16"
  | "100.64.0.0/10"
  | "198.19.0.0/16"
  | "other";

const FAMILIES = (
  ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.19.0.0/16"] as const
).map((family) => ({ family, range: prefix(family) }));

/** The family of a VPC CIDR block; `other` is everything without a name, publicly routable space above all. */
export function familyOf(block: Prefix): CidrFamily {
  return FAMILIES.find(({ range }) => contains(range, block))?.family ?? "other";
}

/** Private address space, RFC 1918. */
export const RFC1918: readonly Prefix[] = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(prefix);

/** Shared address space between providers and their customers, RFC 6598. */
export const RFC6598: Prefix = prefix("100.64.0.0/10");

/** Whether a block is private address space as RFC 1918 has it. */
export function isRfc1918(block: Prefix): boolean {
  return RFC1918.some((range) => contains(range, block));
}
