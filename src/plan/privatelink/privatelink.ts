/** Plans PrivateLink services: the provider's side, an endpoint in each consumer, and acceptance. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import type { StackContents } from "../stack/contents";
import { VpcIdentifiers } from "../stack/vpc-identifiers";
import { planAcceptance } from "./acceptance";
import { planConsumers } from "./consumers";
import { isOwn, type PrivateLinkContext } from "./context";
import { planProvider } from "./provider";
import { checkTargetRoom } from "./target-room";

export function planPrivateLink(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  contents: StackContents,
  collector: Collector,
): void {
  const identifiers = new VpcIdentifiers(contents);
  const context: PrivateLinkContext = { model, allocations, contents, collector, identifiers };
  checkTargetRoom(context);
  for (const service of model.services) {
    if (isOwn(service)) planProvider(context, service);
    planConsumers(context, service);
    if (isOwn(service) && service.offer.acceptance === "manual") planAcceptance(context, service);
  }
}
