/** What every part of the routing room needs. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import type { StackContents } from "../stack/contents";
import type { StackPlace } from "../stack/place";
import type { VpcIdentifiers } from "../stack/vpc-identifiers";

export interface RoutingContext {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly contents: StackContents;
  readonly collector: Collector;
  readonly identifiers: VpcIdentifiers;
}

/** The accept stack of an account and region, where its routes over connections are. */
export function acceptPlaceOf({ account, region }: Omit<StackPlace, "phase">): StackPlace {
  return { account, region, phase: "accept" };
}
