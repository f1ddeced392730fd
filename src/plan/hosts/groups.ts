/** Every group of alike hosts that is generated, as proxies and forwarders are, and what AWS knows it by. */
import type { SourceRange } from "../../diagnostics/source";
import type { Connectivity } from "../../model/connectivity";
import type { Tier, Vpc } from "../../model/vpc";

export interface HostGroup {
  /** `the proxy dallas`, for messages. */
  readonly what: string;
  readonly name: string;
  readonly vpc: Vpc;
  readonly tier: Tier;
  readonly balanced: boolean;
  readonly at: SourceRange;
}

export function hostGroups(connectivity: Connectivity): HostGroup[] {
  const { gatewayProxies, egressProxies, forwarders } = connectivity;
  const proxies = (kind: string, all: readonly { name: string; vpc: Vpc; tier: Tier; at: SourceRange }[]) =>
    all.map(({ name, vpc, tier, at }) => {
      return { what: `the ${kind} proxy ${name}`, name: proxyName(vpc, name), vpc, tier, balanced: true, at };
    });
  return [
    ...proxies("gateway", gatewayProxies),
    ...proxies("egress", egressProxies),
    ...forwarders.map(({ name, vpc, tier, balanced, at }) => ({
      what: `the forwarder ${name}`,
      name: forwarderName(vpc, name),
      vpc,
      tier,
      balanced: balanced !== undefined,
      at,
    })),
  ];
}

export function proxyName(vpc: Vpc, name: string): string {
  return `${vpc.name}-${name}-proxy`;
}

export function forwarderName(vpc: Vpc, name: string): string {
  return `${vpc.name}-${name}-forwarder`;
}

/** Roles are an account's, whatever the region, and have at most 64 characters. */
export function roleName(vpc: Vpc, name: string): string {
  return `${vpc.region}-${name}`.slice(0, 64);
}

/** Load balancers' and target groups' names have at most 32 characters and end in no hyphen. */
export function shortName(name: string): string {
  return name.slice(0, 32).replace(/-+$/, "");
}
