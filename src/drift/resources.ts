/** Which resources are in AWS as the stacks describe them, which are not, and what is there besides. */
import { differencesOf } from "../built/match/differences";
import { type Matches, match } from "../built/match/match";
import { Side } from "../built/match/side";
import { idOf } from "../built/module";
import { type Origin, originOf, type StackJson } from "../verify/terraform/stack";
import { asMade } from "./as-made";
import type { Changed, Missing } from "./found";
import { isLeftAlone } from "./left-alone";
import { lookupDrift } from "./lookups";
import { says } from "./says";
import { isSurveyed, notAsked } from "./surveyed";

/** Something that is there and that no stack describes. */
export interface Unclaimed {
  readonly origin: Origin;
  /** AWS's own ID, or what stands for one. */
  readonly id: string;
  /** `ip_protocol tcp, from_port 22, cidr_ipv4 0.0.0.0/0`. */
  readonly says: string;
}

export interface ResourceDrift {
  readonly matches: Matches;
  readonly missing: readonly Missing[];
  readonly changed: readonly Changed[];
  readonly unclaimed: readonly Unclaimed[];
  /** Types that are described and bear on the network, and that the survey has nothing of. */
  readonly notAsked: readonly string[];
  /** How many resources of the stacks were found as they are described. */
  readonly alike: number;
}

/** @param isRead whether an account and region was surveyed; of others nothing is missing */
export function resourceDrift(
  emitted: readonly StackJson[],
  survey: StackJson,
  isRead: (account: string, region: string) => boolean = () => true,
): ResourceDrift {
  const sides = [new Side(emitted), new Side([survey])] as const;
  const matches = match(...sides);
  const [describedTypes, builtTypes] = [typesOf(sides[0]), typesOf(sides[1])];
  const surveyed = sides[0].blocks.filter(
    ({ type, account, region }) => isSurveyed(type, builtTypes) && isRead(account, region),
  );
  const found = surveyed.flatMap((block) => {
    const there = matches.there.get(block.key);
    if (!there) return [];
    const differences = differencesOf(sides, matches, block, there).filter((one) => !isLeftAlone(block, one));
    return [{ block, there, differences }];
  });
  const changed = found.filter(({ differences }) => differences.length > 0);
  const used = new Set([...matches.existing.values()].map(({ key }) => key));
  const left = sides[1].blocks.filter(({ key }) => !matches.described.has(key) && !used.has(key));
  const others = lookupDrift(sides, matches, isRead);
  return {
    matches,
    missing: [
      ...surveyed.filter(({ key }) => !matches.there.has(key)).map((block) => ({ origin: originOf(block) })),
      ...others.missing,
    ],
    changed: [
      ...changed.map(({ block, there, differences }) => ({
        origin: originOf(block),
        id: idOf(there),
        differences,
      })),
      ...others.changed,
    ],
    unclaimed: left
      .filter((block) => !asMade(block, sides, matches))
      .map((block) => ({ origin: originOf(block), id: idOf(block), says: says(block, sides[1]) })),
    notAsked: notAsked(describedTypes, builtTypes),
    alike: found.length - changed.length,
  };
}

function typesOf({ blocks }: Side): ReadonlySet<string> {
  return new Set(blocks.map(({ type }) => type));
}
