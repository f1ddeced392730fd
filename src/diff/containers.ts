/**
 * What is built or taken down as a whole is told as one thing: of changes whose refs lie at or below one another, the
 * topmost brings the others about. A VPC brings its subnets, a tier its routes, an endpoint its security group.
 */
import { WEIGHTS, wordsFor } from "../aws/resource-words";
import type { ResourceChange } from "./resource-change";

export function withContainers(changes: readonly ResourceChange[]): ResourceChange[] {
  const heads = new Map<string, ResourceChange>();
  for (const change of changes) {
    if (!isWhole(change)) continue;
    const key = `${change.action} ${change.ref}`;
    const known = heads.get(key);
    if (!known || weight(change) < weight(known)) heads.set(key, change);
  }
  return changes.map((change) => {
    const head = isWhole(change) && !change.cause ? topmost(change, heads) : undefined;
    return head ? { ...change, cause: { stack: head.stack, address: head.address } } : change;
  });
}

function isWhole({ action }: ResourceChange): boolean {
  return action === "create" || action === "delete";
}

/** The order of weights, and among equals of names, so that the same one is always at the head. */
function weight({ type }: ResourceChange): number {
  return WEIGHTS.indexOf(wordsFor(type).weight);
}

/** A ref's first three segments are an account, a region and a name: nothing shorter is one thing. */
function topmost(
  change: ResourceChange,
  heads: ReadonlyMap<string, ResourceChange>,
): ResourceChange | undefined {
  const parts = change.ref.split("/");
  for (let length = 3; length <= parts.length; length++) {
    const head = heads.get(`${change.action} ${parts.slice(0, length).join("/")}`);
    if (head) return head === change ? undefined : head;
  }
  return undefined;
}
