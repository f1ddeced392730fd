/** Peering, transit gateway, PrivateLink or a proxy: which fits each declared relation, and what each would cost. */
import type { PriceTable } from "../aws/prices";
import { isPrefix, parsePrefix } from "../ip/prefix";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { PlannedAddress } from "../plan/planned/plan";
import { forwarderRelation } from "./forwarder-relation";
import { peeringRelation } from "./peering-relation";
import { egressProxyRelation, gatewayProxyRelation } from "./proxy-relations";
import type { RelationAdvice } from "./relation-advice";
import { serviceRelation } from "./service-relation";
import type { VpcBlocks } from "./shared-addresses";

/**
 * One for each peering, service of our own, proxy and forwarder, in that order and by name. `assumedGb` is the traffic of
 * one peering, or of one consumer or source, in GB per month: nothing in the configuration says it.
 */
export function adviseRelations(
  model: NetworkModel,
  addresses: readonly PlannedAddress[],
  prices: PriceTable,
  assumedGb: number,
): RelationAdvice[] {
  const blocks = blocksOf(model, addresses);
  return [
    ...model.connectivity.peerings.map((peering) => peeringRelation(model, peering, prices, assumedGb)),
    ...model.services.flatMap((service) =>
      service.offer.kind === "own"
        ? [serviceRelation(model, blocks, service, service.offer, prices, assumedGb)]
        : [],
    ),
    ...model.connectivity.gatewayProxies.map((proxy) => gatewayProxyRelation(proxy, prices, assumedGb)),
    ...model.connectivity.egressProxies.map((proxy) => egressProxyRelation(proxy, prices, assumedGb)),
    ...model.connectivity.forwarders.map((one) => forwarderRelation(blocks, one, prices, assumedGb)),
  ];
}

function blocksOf(model: NetworkModel, addresses: readonly PlannedAddress[]): VpcBlocks {
  const cidrs = new Map(addresses.map(({ ref, cidrBlock }) => [ref, cidrBlock]));
  const entries = allVpcs(model).map(({ ref, secondaries }) => {
    const prefixes = [ref, ...secondaries.map((secondary) => secondary.ref)].flatMap((name) => {
      const prefix = parsePrefix(cidrs.get(name) ?? "");
      return isPrefix(prefix) ? [prefix] : [];
    });
    return [ref, prefixes] as const;
  });
  return new Map(entries);
}
