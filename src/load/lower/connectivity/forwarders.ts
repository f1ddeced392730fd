/** Lowers forwarders: who is routed through them, and to what. */
import type { Forwarder, InstanceRange } from "../../../model/forwarder";
import type { Tier } from "../../../model/vpc";
import type { GatewayLoadBalancerShape } from "../../shape/proxies";
import { tierZonesInUse } from "../availability-zones";
import { byName } from "../by-name";
import type { AddressContext } from "../context";
import { findTier } from "./find-tier";
import type { VpcFinder } from "./find-vpcs";
import type { PartyFinder } from "./parties";
import { portsOf } from "./ports";

export function lowerForwarders(
  context: AddressContext,
  finder: VpcFinder,
  parties: PartyFinder,
): Forwarder[] {
  const { configuration, merged } = context;
  return Object.entries(configuration.connectivity?.forwarders ?? {})
    .flatMap(([name, shape]): Forwarder[] => {
      const path = ["connectivity", "forwarders", name];
      const vpc = finder.one(shape.vpc, [...path, "vpc"]);
      const tier = vpc && findTier(context, vpc, shape.tier, [...path, "tier"]);
      if (!vpc || !tier) return [];
      return [
        {
          name,
          ref: `${vpc.ref}/forwarder/${name}`,
          vpc,
          tier,
          zones: tierZonesInUse(context.choices, tier),
          sources: shape.from.flatMap((text, index) =>
            parties.members(text, vpc.region, [...path, "from", index]),
          ),
          destinations: shape.to.flatMap((text, index) => parties.single(text, [...path, "to", index])),
          ports: portsOf(shape.ports),
          ...(shape.hosts && { hosts: [...new Set(shape.hosts)].sort() }),
          instanceType: shape.instanceType,
          ...(shape.gatewayLoadBalancer && { balanced: lowerInstances(shape.gatewayLoadBalancer, tier) }),
          at: merged.locate(path, "key"),
        },
      ];
    })
    .sort(byName);
}

function lowerInstances({ instances }: GatewayLoadBalancerShape, { subnets }: Tier): InstanceRange {
  const least = instances?.min ?? Math.max(2, subnets.length);
  return { least, most: instances?.max ?? 2 * least };
}
