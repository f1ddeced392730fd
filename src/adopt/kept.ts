/** What Terraform leaves alone of a thing that is adopted: its tags, and the name that it was given. */
import { KEPT_ARGUMENTS } from "../aws/data/kept-arguments";
import type { Difference } from "../built/match/difference";
import type { Changed } from "../drift/found";

export function staysAsItIs({ origin }: Changed, { argument }: Difference): boolean {
  const type = origin.address.split(".")[0] ?? "";
  return argument.startsWith("tags.") || (KEPT_ARGUMENTS[type] ?? []).includes(argument);
}
