/** Plans PrivateLink services: the provider's side, an endpoint in each consumer, and acceptance. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import { accountIdsOf } from "../stack/account-ids";
import type { Decision } from "../stack/decision";
import { planAcceptance } from "./acceptance";
import { planConsumers } from "./consumers";
import { isOwn, type PrivateLinkContext } from "./context";
import { planProvider } from "./provider";
import { checkTargetRoom } from "./target-room";

export function planPrivateLink(
  model: NetworkModel,
  allocations: ReadonlyMap<string, Allocation>,
  collector: Collector,
): Decision[] {
  const context: PrivateLinkContext = { model, allocations, accountId: accountIdsOf(model), collector };
  checkTargetRoom(context);
  return model.services.flatMap((service) => [
    ...(isOwn(service) ? [planProvider(context, service)] : []),
    ...planConsumers(context, service),
    ...(isOwn(service) && service.offer.acceptance === "manual" ? planAcceptance(service) : []),
  ]);
}
