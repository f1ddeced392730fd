/** Whether packets get from one VPC to another, as far as the configuration declares it. */
import type { Vpc } from "../../model/vpc";

/** Names alone connect nothing: without a declared connection only a VPC itself is reached. */
export function pathExists(from: Vpc, to: Vpc): boolean {
  return from.ref === to.ref;
}
