/** What a ref in the lock is the name of, told by its form. */
import { POOL_SEGMENT, SECONDARY_SEGMENT } from "../../model/ref";

export type RefKind = "pool" | "primary" | "secondary" | "subnet";

/** `pool/…`, `account/region/vpc`, `…/secondary/name`, or `…/tier/az`. */
export function refKind(ref: string): RefKind {
  if (ref.startsWith(`${POOL_SEGMENT}/`)) return "pool";
  const below = belowVpc(ref);
  if (below === undefined) return "primary";
  return ref.startsWith(`${SECONDARY_SEGMENT}/`, below) ? "secondary" : "subnet";
}

export function isSubnetRef(ref: string): boolean {
  return refKind(ref) === "subnet";
}

/** Whether a ref is that of a VPC's primary or secondary block. */
export function isBlockRef(ref: string): boolean {
  const kind = refKind(ref);
  return kind === "primary" || kind === "secondary";
}

/** Where the part of a ref below its VPC begins; undefined for a VPC's own. No pieces are cut: refs come by the 100,000. */
function belowVpc(ref: string): number | undefined {
  let slash = ref.indexOf("/");
  for (let segment = 1; segment < 3 && slash >= 0; segment++) slash = ref.indexOf("/", slash + 1);
  return slash < 0 ? undefined : slash + 1;
}

/** The VPC that a VPC's, secondary's or subnet's ref belongs to. */
export function vpcRefOf(ref: string): string {
  return ref.split("/", 3).join("/");
}
