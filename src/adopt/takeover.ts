/** What of the emitted stacks is built already, and what becomes of it when Terraform takes it over. */
import { match } from "../built/match/match";
import { Side } from "../built/match/side";
import type { Changed, Missing } from "../drift/found";
import { resourceDrift, type Unclaimed } from "../drift/resources";
import { originOf, type StackJson } from "../verify/terraform/stack";
import { importIdOf, isImportable } from "./import-ids";
import { staysAsItIs } from "./kept";
import { type Moved, movedSubnets } from "./moved-subnets";

export interface Adoption {
  readonly ref: string;
  readonly type: string;
  /** What `terraform import` takes. */
  readonly id: string;
}

export interface Takeover {
  /** Sorted by ref and type. */
  readonly adoptions: readonly Adoption[];
  /** What Terraform would change in what is taken over: tags and physical names stay. */
  readonly changes: readonly Changed[];
  /** What is built and neither taken over now nor before: Terraform would build it a second time. */
  readonly again: readonly Missing[];
  /** What Terraform would make beside it. */
  readonly additions: readonly Missing[];
  /** What the change of a route table takes from a subnet. */
  readonly moved: readonly Moved[];
  /** What no stack describes; it is not touched. */
  readonly leftAlone: readonly Unclaimed[];
}

export interface Wanted {
  /** Whether a ref is to be taken over. */
  readonly isWanted: (ref: string) => boolean;
  /** Whether a resource was taken over before. */
  readonly isAdopted: (ref: string, type: string) => boolean;
  /** Whether an account and region was surveyed. */
  readonly isRead: (account: string, region: string) => boolean;
}

export function takeover(
  emitted: readonly StackJson[],
  survey: StackJson,
  { isWanted, isAdopted, isRead }: Wanted,
): Takeover {
  const [described, built] = [new Side(emitted), new Side([survey])];
  const matches = match(described, built);
  const { there } = matches;
  const adoptions = described.blocks.flatMap((block): Adoption[] => {
    const thing = there.get(block.key);
    const { ref } = originOf(block);
    const id = thing && isImportable(block.type) && isWanted(ref) ? importIdOf(thing, built) : undefined;
    return id === undefined ? [] : [{ ref, type: block.type, id }];
  });
  const { missing, changed, unclaimed } = resourceDrift(emitted, survey, isRead);
  return {
    adoptions: adoptions.sort((a, b) => (`${a.ref} ${a.type}` < `${b.ref} ${b.type}` ? -1 : 1)),
    changes: changed
      .filter(({ origin }) => isWanted(origin.ref))
      .map((one) => ({ ...one, differences: one.differences.filter((item) => !staysAsItIs(one, item)) }))
      .filter(({ differences }) => differences.length > 0),
    again: described.blocks
      .filter((block) => there.has(block.key) && isImportable(block.type))
      .map((block) => ({ origin: originOf(block), type: block.type }))
      .filter(({ origin, type }) => !isWanted(origin.ref) && !isAdopted(origin.ref, type)),
    additions: missing.filter(({ origin }) => isWanted(origin.ref)),
    moved: movedSubnets(described, built, matches).filter(({ origin }) => isWanted(origin.ref)),
    leftAlone: unclaimed,
  };
}
