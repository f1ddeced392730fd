/** Who may talk to balanced proxies: sources to the balancer, the balancer to the proxies, the proxies to what they are for. */
import { formatPrefix, type Prefix } from "../../ip/prefix";
import { gatewayTiers } from "../../model/endpoint-tiers";
import type { Tier, Vpc } from "../../model/vpc";
import type { Because } from "../planned/planned";
import type { PlannedSecurityGroupRule, RulePeer } from "../planned/security-group";
import type { Planned } from "../planned/stack";
import { hasDefaultRoute } from "../reach/default-route";
import { EVERYWHERE } from "../reach/ranges";
import { type GroupOutline, planBlockRules, planGroup, planRule } from "../stack/security-groups";

const HTTPS = 443;

export interface ProxyPaths {
  readonly ref: string;
  readonly because: Because;
  readonly name: string;
  readonly vpc: Vpc;
  readonly tier: Tier;
  /** The port that clients connect to. */
  readonly listenPort: number;
  readonly healthPort: number;
  readonly sources: readonly Prefix[];
  /** What the proxies reach besides the gateway endpoints of their tier, and on which ports. */
  readonly onward: readonly { readonly prefix: Prefix; readonly port: number }[];
}

/** The ref of the balancer's group; the proxies' own has the proxy's ref. */
export function balancerRef(proxy: string): string {
  return `${proxy}/balancer`;
}

export function planProxyGroups(paths: ProxyPaths): Planned[] {
  const { ref, because, vpc, tier, name, listenPort, healthPort } = paths;
  const outline = (of: string, suffix: string, description: string): GroupOutline => ({
    ref: of,
    because,
    name: `${vpc.name}-${name}-${suffix}`,
    description,
  });
  const balancer = outline(balancerRef(ref), "proxy-balancer", `Clients of the proxy ${name}`);
  const proxies = outline(ref, "proxy", `Proxies of ${name}`);
  const between = [listenPort, healthPort].flatMap((port) => [
    rule(balancer, "egress", port, { kind: "security-group", ref: proxies.ref }, "proxies"),
    rule(proxies, "ingress", port, { kind: "security-group", ref: balancer.ref }, "balancer"),
  ]);
  const endpoints = vpc.endpoints.gateways.filter((gateway) => gatewayTiers(vpc, gateway).includes(tier));
  const onward = new Map(paths.onward.map((one) => [`${formatPrefix(one.prefix)} ${one.port}`, one]));
  return [
    planGroup(vpc, balancer),
    planGroup(vpc, proxies),
    ...planBlockRules(balancer, "ingress", paths.sources, [{ protocol: "tcp", port: listenPort }]),
    ...between,
    ...endpoints.map((gateway) =>
      rule(proxies, "egress", HTTPS, { kind: "gateway-endpoint", ref: gateway.ref }, gateway.service),
    ),
    ...[...onward.values()].flatMap(({ prefix, port }) =>
      planBlockRules(proxies, "egress", [prefix], [{ protocol: "tcp", port }]),
    ),
  ];
}

function rule(
  group: GroupOutline,
  direction: PlannedSecurityGroupRule["direction"],
  port: number,
  peer: RulePeer,
  label: string,
): PlannedSecurityGroupRule {
  const way = direction === "ingress" ? "from" : "to";
  return planRule({
    ref: `${group.ref}/${way}/${label}/tcp-${port}`,
    because: group.because,
    securityGroup: group.ref,
    direction,
    protocol: "tcp",
    port,
    peer,
  });
}

/** Where packages and Session Manager are: without NAT, in endpoints of the VPC or of its hub. */
export function housekeeping(
  vpc: Vpc,
  tier: Tier,
  endpointBlocks: readonly Prefix[],
): { readonly prefix: Prefix; readonly port: number }[] {
  const blocks = hasDefaultRoute(vpc, tier) && tier.access === "private" ? [EVERYWHERE] : endpointBlocks;
  return blocks.map((prefix) => ({ prefix, port: HTTPS }));
}
