/** Lowers forwarders: who is routed through them, and to what. */
import type { Forwarder } from "../../../model/forwarder";
import { byName } from "../by-name";
import type { LowerContext } from "../context";
import { findTier } from "./find-tier";
import type { VpcFinder } from "./find-vpcs";
import type { PartyFinder } from "./parties";
import { portsOf } from "./ports";

export function lowerForwarders(context: LowerContext, finder: VpcFinder, parties: PartyFinder): Forwarder[] {
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
          sources: shape.from.flatMap((text, index) =>
            parties.members(text, vpc.region, [...path, "from", index]),
          ),
          destinations: shape.to.flatMap((text, index) => parties.single(text, [...path, "to", index])),
          ports: portsOf(shape.ports ?? [443]),
          ...(shape.hosts && { hosts: [...new Set(shape.hosts)].sort() }),
          instanceType: shape.instanceType ?? "t4g.small",
          at: merged.locate(path, "key"),
        },
      ];
    })
    .sort(byName);
}
