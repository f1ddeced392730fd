/** What others made and the stacks only look up by its ID: whether it is there, and is what the stacks ask of it. */
import type { Difference } from "../built/match/difference";
import type { Matches } from "../built/match/match";
import type { Side } from "../built/match/side";
import { lookedUpBy } from "../verify/terraform/evaluate";
import { asList, asObject, type Block, originOf } from "../verify/terraform/stack";
import type { Changed, Missing } from "./found";

type Sides = readonly [described: Side, built: Side];

/** A condition that Terraform would stop at: `self.owner_id == "111122223333"`, `self.amazon_side_asn == 64512`. */
const CONDITION = /^\$\{self\.(\w+) == "?([\w.-]*)"?\}$/;

export function lookupDrift(
  [described]: Sides,
  matches: Matches,
  isRead: (account: string, region: string) => boolean,
): { readonly missing: readonly Missing[]; readonly changed: readonly Changed[] } {
  const missing: Missing[] = [];
  const changed: Changed[] = [];
  for (const block of described.lookups) {
    const id = lookedUpBy(block);
    if (id === undefined) continue;
    if (!isRead(block.account, block.region)) continue;
    const there = matches.existing.get(id);
    const differences = there ? differencesOf(block, there) : [];
    if (!there) missing.push({ origin: originOf(block) });
    else if (differences.length > 0) changed.push({ origin: originOf(block), id, differences });
  }
  return { missing, changed };
}

/** What a survey does not tell of it is no difference. */
function differencesOf({ body }: Block, there: Block): Difference[] {
  const { postcondition } = asObject(asList(body.lifecycle)[0]);
  return asList(postcondition).flatMap((one): Difference[] => {
    const [, argument = "", wanted = ""] = CONDITION.exec(String(asObject(one).condition)) ?? [];
    const owner = argument === "owner_id" && there.mode === "resource" ? there.account : undefined;
    const says = owner ?? there.body[argument];
    if (argument === "" || says === undefined || String(says) === wanted) return [];
    return [{ argument, described: wanted, built: String(says) }];
  });
}
