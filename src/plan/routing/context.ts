/** What every part of the routing room needs. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import type { AccountIds } from "../stack/account-ids";
import type { Decision } from "../stack/decision";
import type { StackPlace } from "../stack/place";
import type { WantedRoute } from "./wanted-route";

export interface RoutingContext {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly accountId: AccountIds;
  readonly collector: Collector;
}

/** What a part of the room decides: stacks' contents, and the routes that VPCs are to have. */
export interface RoutingDecisions {
  readonly decisions: readonly Decision[];
  readonly wanted: readonly WantedRoute[];
}

/** The link stack of an account and region, where it asks others to be joined. */
export function linkPlaceOf({ account, region }: Omit<StackPlace, "phase">): StackPlace {
  return { account, region, phase: "link" };
}

/** The accept stack of an account and region, where its routes over connections are. */
export function acceptPlaceOf({ account, region }: Omit<StackPlace, "phase">): StackPlace {
  return { account, region, phase: "accept" };
}
