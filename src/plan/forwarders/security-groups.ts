/** Who may talk to a forwarder: its sources through it to its destinations, its neighbours or its balancer about its health. */
import { formatPrefix } from "../../ip/prefix";
import { gatewayTiers } from "../../model/endpoint-tiers";
import type { Forwarder } from "../../model/forwarder";
import type { Allocation } from "../allocation/request";
import { GENEVE_PORT } from "../host-files/geneve";
import { endpointBlocks } from "../hosts/interface-endpoints";
import type { Because } from "../planned/planned";
import type { PlannedSecurityGroupRule, RulePeer } from "../planned/security-group";
import type { Planned } from "../planned/stack";
import { hasDefaultRoute } from "../reach/default-route";
import { type Addresses, blocksOfParties, prefixesOf } from "../reach/parties";
import { planGroup } from "../stack/security-groups";
import { HEALTH_PORT } from "./host";

export function planForwarderGroup(
  addresses: Addresses,
  forwarder: Forwarder,
  because: Because,
): [group: Planned, ...rules: PlannedSecurityGroupRule[]] {
  const { ref, vpc, tier, name, ports } = forwarder;
  const rules = new Map<string, PlannedSecurityGroupRule>();
  const admit = (
    direction: PlannedSecurityGroupRule["direction"],
    port: number,
    peer: RulePeer,
    label: string,
    protocol: PlannedSecurityGroupRule["protocol"] = "tcp",
  ) => {
    const rule = `${ref}/${direction === "ingress" ? "from" : "to"}/${label}/${protocol}-${port}`;
    rules.set(rule, {
      kind: "security-group-rule",
      ref: rule,
      because,
      securityGroup: ref,
      direction,
      protocol,
      port,
      peer,
    });
  };
  const admitBlock = (
    direction: PlannedSecurityGroupRule["direction"],
    port: number,
    cidrBlock: string,
    protocol?: PlannedSecurityGroupRule["protocol"],
  ) => admit(direction, port, { kind: "cidr-block", cidrBlock }, cidrBlock.replace("/", "-"), protocol);
  const destinations = forwarder.destinations.flatMap((one) => prefixesOf(addresses, one));
  for (const port of ports) {
    // Behind a balancer what sources send is within its own packets, where a group does not look.
    for (const source of forwarder.balanced ? [] : blocksOfParties(addresses, forwarder.sources))
      admitBlock("ingress", port, formatPrefix(source));
    for (const destination of destinations) admitBlock("egress", port, formatPrefix(destination));
  }
  if (forwarder.balanced) {
    // The balancer has an address in each subnet, and no group to name. Answers go to its port, so they are no replies to a group.
    for (const subnet of tier.subnets) {
      const cidrBlock = formatPrefix((addresses.allocations.get(subnet.ref) as Allocation).prefix);
      admitBlock("ingress", HEALTH_PORT, cidrBlock);
      admitBlock("ingress", GENEVE_PORT, cidrBlock, "udp");
      admitBlock("egress", GENEVE_PORT, cidrBlock, "udp");
    }
  } else {
    const itself: RulePeer = { kind: "security-group", ref };
    admit("ingress", HEALTH_PORT, itself, "forwarders");
    admit("egress", HEALTH_PORT, itself, "forwarders");
  }
  // Packages, Session Manager and the calls that move routes: by NAT, or by endpoints of the VPC or of its hub.
  const endpoints = endpointBlocks(addresses.model, vpc, addresses.allocations).map(formatPrefix);
  for (const cidrBlock of hasDefaultRoute(vpc, tier) ? ["0.0.0.0/0"] : endpoints)
    admitBlock("egress", 443, cidrBlock);
  for (const gateway of vpc.endpoints.gateways.filter((one) => gatewayTiers(vpc, one).includes(tier)))
    admit("egress", 443, { kind: "gateway-endpoint", ref: gateway.ref }, gateway.service);
  const group = planGroup(vpc, {
    ref,
    because,
    name: `${vpc.name}-${name}-forwarder`,
    description: `Forwarders of ${name}`,
  });
  return [group, ...rules.values()];
}
