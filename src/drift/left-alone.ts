/** What Terraform leaves as it is of a resource that was taken over: its stack says so, and AWS may have anything there. */
import type { Difference } from "../built/match/difference";
import { importIdIn } from "../built/match/match";
import { asList, asObject, type Block } from "../verify/terraform/stack";

export function isLeftAlone(block: Block, { argument }: Difference): boolean {
  if (importIdIn(block) === undefined) return false;
  const [lifecycle] = asList(block.body.lifecycle).map(asObject);
  return asList(lifecycle?.ignore_changes).includes(argument.split(".")[0]);
}
