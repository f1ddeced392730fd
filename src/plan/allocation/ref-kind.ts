/** What a ref in the lock is the name of, told by its form. */
import { POOL_SEGMENT, SECONDARY_SEGMENT } from "../../model/ref";

export type RefKind = "pool" | "primary" | "secondary" | "subnet";

/** `pool/…`, `account/region/vpc`, `…/secondary/name`, or `…/tier/az`. */
export function refKind(ref: string): RefKind {
  const segments = ref.split("/");
  if (segments[0] === POOL_SEGMENT) return "pool";
  if (segments.length <= 3) return "primary";
  return segments[3] === SECONDARY_SEGMENT ? "secondary" : "subnet";
}

export function isSubnetRef(ref: string): boolean {
  return refKind(ref) === "subnet";
}

/** The VPC that a VPC's, secondary's or subnet's ref belongs to. */
export function vpcRefOf(ref: string): string {
  return ref.split("/", 3).join("/");
}
