/** Lowers explicit proxies. */
import type { EgressProxy } from "../../../model/egress-proxy";
import type { Party } from "../../../model/party";
import type { Vpc } from "../../../model/vpc";
import type { ConfigPath } from "../../shape/path";
import { byName } from "../by-name";
import type { LowerContext } from "../context";
import { findTier } from "./find-tier";
import type { VpcFinder } from "./find-vpcs";
import type { PartyFinder } from "./parties";
import { portsOf } from "./ports";

export function lowerEgressProxies(
  context: LowerContext,
  finder: VpcFinder,
  parties: PartyFinder,
): EgressProxy[] {
  const { configuration, merged } = context;
  return Object.entries(configuration.connectivity?.egressProxies ?? {})
    .flatMap(([name, shape]): EgressProxy[] => {
      const path = ["connectivity", "egressProxies", name];
      const vpc = finder.one(shape.vpc, [...path, "vpc"]);
      const tier = vpc && findTier(context, vpc, shape.tier, [...path, "tier"]);
      if (!vpc || !tier) return [];
      checkProbe(context, name, shape, [...path, "probe"]);
      const probe = shape.probe ?? shape.hosts.find((host) => !host.startsWith("*."));
      return [
        {
          name,
          ref: `${vpc.ref}/egress-proxy/${name}`,
          vpc,
          tier,
          sources: shape.from.flatMap((text, index) =>
            lowerSource(parties, vpc, text, [...path, "from", index]),
          ),
          destinations: shape.to.flatMap((text, index) => parties.single(text, [...path, "to", index])),
          hosts: [...new Set(shape.hosts)].sort(),
          ...(probe && { probe }),
          connectPorts: portsOf(shape.ports),
          plainPorts: portsOf(shape.plainPorts ?? []),
          port: shape.port,
          instanceType: shape.instanceType,
          at: merged.locate(path, "key"),
        },
      ];
    })
    .sort(byName);
}

/** The probe goes the way of any client. */
function checkProbe(
  { collector, merged }: LowerContext,
  proxy: string,
  { probe, hosts }: { readonly probe?: string | undefined; readonly hosts: readonly string[] },
  path: ConfigPath,
): void {
  if (probe === undefined) return;
  const admitted = hosts.some((host) =>
    host.startsWith("*.") ? probe.endsWith(host.slice(1)) : host === probe,
  );
  if (!admitted) collector.report("PROXY_PROBE", merged.locate(path), { proxy, probe });
}

/** One VPC may be in another region, as over a peering; an account or OU means those of the proxy's own. */
function lowerSource(
  parties: PartyFinder,
  { region }: Vpc,
  text: string,
  path: ConfigPath,
): Exclude<Party, { kind: "internet" }>[] {
  if (!text.includes("/") || text.startsWith("ou:")) return parties.members(text, region, path);
  return parties.single(text, path).filter((party) => party.kind !== "internet");
}
