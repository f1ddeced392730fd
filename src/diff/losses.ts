/** Which changes take something away, and which only seem to. */
import type { ResourceChange } from "./resource-change";

/** Identifiers that stacks hand to one another: they follow whatever they name, and carry no traffic. */
export function isExport({ type }: ResourceChange): boolean {
  return type === "aws_s3_object";
}

/** A security group's rule: one that goes may be covered by one that comes, so rules are told by group. */
export function isRule({ type }: ResourceChange): boolean {
  return type === "aws_vpc_security_group_ingress_rule" || type === "aws_vpc_security_group_egress_rule";
}

/** What is destroyed, is replaced, or may be. */
export function isLoss(change: ResourceChange): boolean {
  const { action, mayReplace, cause } = change;
  if (isExport(change) || (isRule(change) && !cause)) return false;
  return action === "replace" || action === "delete" || mayReplace;
}

/** What adds, changes in place or moves in the state, and takes nothing away. */
export function takesNothingAway(change: ResourceChange): boolean {
  const { action, mayReplace } = change;
  if (isExport(change) || isLoss(change) || (isRule(change) && !change.cause)) return false;
  return (
    !mayReplace && (action === "create" || action === "adopt" || action === "update" || action === "move")
  );
}
