/** How what AWS has differs from what is emitted: flows first, then resources. */
import { type DeltaEntry, reachabilityDelta } from "../verify/delta";
import { readNetwork } from "../verify/readers/read-network";
import type { StackJson } from "../verify/terraform/stack";
import type { Directory } from "../verify/world/directory";
import { namedAs } from "./named-as";
import { type ResourceDrift, resourceDrift } from "./resources";

export interface Drift extends Pick<ResourceDrift, "missing" | "changed" | "unclaimed" | "alike"> {
  /** What is open in one network only: `opened` is open as built, and closed as emitted. */
  readonly flows: readonly DeltaEntry[];
  /** What of either network was not read, so that nothing is said of it. */
  readonly unread: readonly string[];
}

/** @param isRead whether an account and region was surveyed */
export function driftBetween(
  emitted: readonly StackJson[],
  survey: StackJson,
  directory: Directory,
  isRead?: (account: string, region: string) => boolean,
): Drift {
  const { matches, notAsked, ...resources } = resourceDrift(emitted, survey, isRead);
  const [was, is] = [readNetwork(emitted), readNetwork([namedAs(survey, matches)])];
  const unread = [
    ...[...was.unread, ...is.unread].map(({ origin, why }) => `${origin.key}: ${why}`),
    ...notAsked.map((type) => `${type}: the survey has none of this type`),
  ];
  return {
    ...resources,
    flows: reachabilityDelta(was.network, is.network, directory),
    unread: [...new Set(unread)].sort(),
  };
}
