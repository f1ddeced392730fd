/** Which interfaces or addresses a name gives, asked from inside a VPC. */
import { type Address, formatAddress } from "../../ip/address";
import type { Answer, DnsRecord, ResolverRule, Zone } from "../network/dns";
import type { InterfaceEndpoint } from "../network/endpoint";
import type { Interface } from "../network/interface";
import type { Vpc } from "../network/vpc";
import { hostOf } from "../readers/service-name";
import type { Origin } from "../terraform/stack";
import { specOf } from "../world/services";
import type { World } from "../world/world";
import { askGroups } from "./filters";
import { journeyOf } from "./hop";

/** What a question was answered with. */
export type Resolution =
  | {
      readonly kind: "interfaces";
      readonly interfaces: readonly Interface[];
      readonly how: string;
      readonly origin: Origin;
    }
  | {
      readonly kind: "addresses";
      readonly addresses: readonly Address[];
      readonly how: string;
      readonly origin: Origin;
    }
  /** No private answer: the public DNS answers. */
  | { readonly kind: "public" }
  | { readonly kind: "nothing"; readonly why: string; readonly origin: Origin }
  | { readonly kind: "unread"; readonly why: string; readonly origin: Origin };

/** CNAMEs and forwarding rules followed before giving up. */
const LONGEST_CHAIN = 8;

/**
 * Resolves a name as the VPC's resolver does: the most specific of rules and zones wins, a rule before a zone of the
 * same name; a zone without the record answers that there is none.
 * `inbound` is true for a question that arrives at an inbound resolver endpoint.
 */
export function resolve(world: World, vpc: Vpc, name: string, inbound = false, depth = 0): Resolution {
  if (depth > LONGEST_CHAIN) return { kind: "nothing", why: "the name refers to itself", origin: vpc.origin };
  if (!vpc.dnsSupport) return { kind: "nothing", why: "the VPC has DNS switched off", origin: vpc.origin };
  const rule = longest(world.rulesOf.get(vpc.key) ?? [], name, (item) => item.name);
  const zone = vpc.dnsHostnames
    ? longest(world.zonesOf.get(vpc.key) ?? [], name, (item) => item.name)
    : undefined;
  const own = vpc.dnsHostnames ? privateNames(world, vpc, name, inbound) : undefined;
  const zoneLength = Math.max(zone?.name.length ?? -1, own?.name.length ?? -1);
  if (rule?.kind === "forward" && rule.name.length >= zoneLength) return forwarded(world, rule, name, depth);
  if (zone && zone.name.length >= (own?.name.length ?? -1))
    return fromZone(world, vpc, zone, name, inbound, depth);
  if (own) {
    const how = `private DNS of endpoint ${own.endpoint.origin.ref}`;
    return {
      kind: "interfaces",
      interfaces: interfacesOf(world, own.endpoint.interfaces),
      how,
      origin: own.endpoint.origin,
    };
  }
  return { kind: "public" };
}

interface PrivateName {
  readonly name: string;
  readonly endpoint: InterfaceEndpoint;
}

/** The name that private DNS gives an endpoint; for a service of others, the one that the configuration says. */
export function privateNameOf(world: World, endpoint: InterfaceEndpoint): string | undefined {
  if (!endpoint.privateLink) return hostOf(endpoint.service);
  const service = world.network.endpointServices.get(endpoint.service);
  return service ? service.privateName : specOf(world, endpoint.service)?.dnsName;
}

function privateNames(world: World, vpc: Vpc, name: string, inbound: boolean): PrivateName | undefined {
  const names: PrivateName[] = [];
  for (const endpoint of world.endpointsOf.get(vpc.key) ?? []) {
    if (!endpoint.privateDns || (endpoint.inboundOnlyDns && !inbound)) continue;
    const own = privateNameOf(world, endpoint);
    if (own !== undefined) names.push({ name: own, endpoint });
  }
  return longest(names, name, (item) => item.name);
}

function forwarded(world: World, rule: ResolverRule, name: string, depth: number): Resolution {
  for (const endpoint of world.network.resolverEndpoints.values()) {
    if (endpoint.direction !== "inbound") continue;
    const items = interfacesOf(world, endpoint.interfaces);
    const hit = items.find((item) => rule.addresses.includes(item.address));
    const silent = hit && silentOutbound(world, rule, hit);
    if (silent) return { kind: "nothing", why: silent, origin: rule.origin };
    if (hit) return resolve(world, world.vpcOf(world.subnetOf(hit)), name, true, depth + 1);
  }
  return {
    kind: "unread",
    why: `${rule.origin.ref} forwards the name to servers outside`,
    origin: rule.origin,
  };
}

/** Why no question of the rule's outbound endpoint gets out to an address, if that is so. */
function silentOutbound(world: World, rule: ResolverRule, hit: Interface): string | undefined {
  const outbound = world.network.resolverEndpoints.get(rule.endpoint ?? "");
  if (!outbound) return undefined;
  const asking = interfacesOf(world, outbound.interfaces);
  const refused = asking.map((item) => {
    const packet = { source: item.address, destination: hit.address, protocol: "udp", port: 53 } as const;
    return askGroups(journeyOf(world, packet, "forward", [], new Set(), item), item, "egress", hit);
  });
  return refused.length > 0 && refused.every((one) => one !== undefined) ? refused[0]?.reason : undefined;
}

function fromZone(
  world: World,
  vpc: Vpc,
  zone: Zone,
  name: string,
  inbound: boolean,
  depth: number,
): Resolution {
  const record = recordFor(zone, name);
  if (!record)
    return { kind: "nothing", why: `zone ${zone.name} has no record for ${name}`, origin: zone.origin };
  const how = `record ${record.name} of zone ${zone.name}`;
  const answer: Answer = record.answer;
  switch (answer.kind) {
    case "endpoint": {
      const keys = world.network.interfaceEndpoints.get(answer.key)?.interfaces ?? [];
      return { kind: "interfaces", interfaces: interfacesOf(world, keys), how, origin: record.origin };
    }
    case "load-balancer": {
      const keys = world.network.loadBalancers.get(answer.key)?.interfaces ?? [];
      return { kind: "interfaces", interfaces: interfacesOf(world, keys), how, origin: record.origin };
    }
    case "addresses":
      return { kind: "addresses", addresses: answer.addresses, how, origin: record.origin };
    case "name":
      return resolve(world, vpc, answer.name, inbound, depth + 1);
    case "unread":
      return { kind: "unread", why: `what ${how} answers was not read`, origin: record.origin };
  }
}

function recordFor(zone: Zone, name: string): DnsRecord | undefined {
  const exact = zone.records.find((record) => record.name === name);
  if (exact) return exact;
  const labels = name.split(".");
  for (let cut = 1; cut < labels.length; cut++) {
    const wildcard = `*.${labels.slice(cut).join(".")}`;
    const found = zone.records.find((record) => record.name === wildcard);
    if (found) return found;
  }
  return undefined;
}

function interfacesOf(world: World, keys: readonly string[]): Interface[] {
  return keys.flatMap((key) => world.network.interfaces.get(key) ?? []);
}

/** The item with the longest name that the asked name ends with, label by label. */
function longest<T>(items: readonly T[], name: string, nameOf: (item: T) => string): T | undefined {
  let best: T | undefined;
  for (const item of items) {
    const own = nameOf(item);
    const matches = own === "" || own === "." || name === own || name.endsWith(`.${own}`);
    if (matches && (best === undefined || own.length > nameOf(best).length)) best = item;
  }
  return best;
}

export function describeAnswer(resolution: Resolution): string {
  if (resolution.kind === "interfaces")
    return `${resolution.interfaces.map((item) => formatAddress(item.address)).join(", ")} by ${resolution.how}`;
  if (resolution.kind === "addresses")
    return `${resolution.addresses.map(formatAddress).join(", ")} by ${resolution.how}`;
  return resolution.kind === "public" ? "its public addresses" : resolution.why;
}
