/** Who may talk to a gateway proxy: sources to the balancer, the balancer to the proxies, the proxies to the endpoints. */
import { gatewayTiers } from "../../model/endpoint-tiers";
import type { GatewayProxy } from "../../model/gateway-proxy";
import type { Because } from "../planned/planned";
import type { PlannedSecurityGroupRule, RulePeer } from "../planned/security-group";
import type { Planned } from "../planned/stack";
import { HEALTH, LISTEN_PORT } from "./settings";

export function planProxyGroups(
  proxy: GatewayProxy,
  because: Because,
  sources: readonly string[],
  ownBlocks: readonly string[],
): Planned[] {
  const { ref, vpc, tier, name } = proxy;
  const balancer = `${ref}/balancer`;
  const group = (of: string, suffix: string, description: string): Planned => ({
    kind: "security-group",
    ref: of,
    because,
    name: `${vpc.name}-${name}-${suffix}`,
    description,
    vpc: vpc.ref,
    tags: vpc.tags,
  });
  const rule = (
    of: string,
    direction: PlannedSecurityGroupRule["direction"],
    port: number,
    peer: RulePeer,
    label: string,
  ): PlannedSecurityGroupRule => ({
    kind: "security-group-rule",
    ref: `${of}/${direction === "ingress" ? "from" : "to"}/${label}/tcp-${port}`,
    because,
    securityGroup: of,
    direction,
    protocol: "tcp",
    port,
    peer,
  });
  const block = (of: string, direction: PlannedSecurityGroupRule["direction"], cidrBlock: string) =>
    rule(of, direction, LISTEN_PORT, { kind: "cidr-block", cidrBlock }, cidrBlock.replace("/", "-"));
  const proxies: RulePeer = { kind: "security-group", ref };
  const fromBalancer: RulePeer = { kind: "security-group", ref: balancer };
  const endpoints = vpc.endpoints.gateways.filter((gateway) => gatewayTiers(vpc, gateway).includes(tier));
  // Without NAT, packages and Session Manager are reached through endpoints of the VPC.
  const outward = tier.access === "private" && vpc.natGateways !== "none" ? ["0.0.0.0/0"] : ownBlocks;
  return [
    group(balancer, "proxy-balancer", `Clients of the proxy ${name}`),
    group(ref, "proxy", `Proxies of ${name}`),
    ...sources.map((source) => block(balancer, "ingress", source)),
    ...[LISTEN_PORT, HEALTH.port].flatMap((port) => [
      rule(balancer, "egress", port, proxies, "proxies"),
      rule(ref, "ingress", port, fromBalancer, "balancer"),
    ]),
    ...endpoints.map((gateway) =>
      rule(ref, "egress", LISTEN_PORT, { kind: "gateway-endpoint", ref: gateway.ref }, gateway.service),
    ),
    ...outward.map((cidrBlock) => block(ref, "egress", cidrBlock)),
  ];
}
