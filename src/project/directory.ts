/** What the witness has to be told, as Terraform JSON cannot say it: names, OUs, outside ranges and intentions. */
import type { PartitionName } from "../aws/regions";
import { formatPrefix } from "../ip/prefix";
import { joiningGateways, segmentsJoined } from "../model/connectivity";
import type { NetworkModel } from "../model/network-model";
import type { OutsideRange } from "../model/party";
import { allVpcs } from "../model/rules/rules";
import type { ExternalRange } from "../model/scope";
import type { Service } from "../model/service";
import { namesToResolve } from "../plan/gateway-proxies/settings";
import type { Directory, DirectoryService } from "../verify/world/directory";

/** The connections that list the range, or the one it is a part of. One that none lists is reached by none. */
function waysTo(model: NetworkModel, range: ExternalRange, all: readonly ExternalRange[]): string[] {
  const { vpns, directConnects, transitGateways } = model.connectivity;
  const ways = [
    ...vpns.map((vpn) => ({ ...vpn, kind: "vpn" })),
    ...directConnects.map((dx) => ({ ...dx, kind: "direct-connect" })),
  ].flatMap(({ kind, name, ranges, transitGateway }) => {
    const gateway = transitGateways.find((other) => other.name === transitGateway);
    const listed = ranges.some((other) => other.name === range.name);
    return gateway && listed ? [`${gateway.account}/${gateway.region}/${kind}/${name}`] : [];
  });
  ways.push(...foreignWays(model, range));
  const whole = all.find(({ name }) => name === range.within);
  return ways.length === 0 && whole ? waysTo(model, whole, all) : ways;
}

/** By attachments to a gateway of others, and peerings with VPCs of others. */
function foreignWays({ connectivity }: NetworkModel, { name }: ExternalRange): string[] {
  const lists = ({ ranges }: { readonly ranges: readonly OutsideRange[] }) =>
    ranges.some((range) => range.name === name);
  const attachments = connectivity.foreignGateways.flatMap((gateway) =>
    gateway.segments
      .filter((own) => gateway.segments.some((other) => lists(other) && segmentsJoined(own, other)))
      .flatMap(({ vpcs }) => vpcs.map(({ ref }) => `${ref}/attachment/${gateway.name}`)),
  );
  const peerings = connectivity.foreignPeerings.filter(lists);
  return [
    ...attachments,
    ...peerings.map(({ vpc, name: peering }) => `${vpc.account}/${vpc.region}/peering/${peering}`),
  ];
}

/** Every pair of VPCs that declared connectivity joins, both as `account/vpc`. */
function joinedVpcs(model: NetworkModel): [string, string][] {
  const { peerings } = model.connectivity;
  const label = ({ account, name }: { account: string; name: string }) => `${account}/${name}`;
  const pairs = peerings.map(({ requester, accepter }): [string, string] => [
    label(requester),
    label(accepter),
  ]);
  for (const gateway of joiningGateways(model.connectivity)) {
    for (const a of gateway.segments) {
      for (const b of gateway.segments) {
        if (!segmentsJoined(a, b)) continue;
        for (const one of a.vpcs)
          for (const other of b.vpcs) if (one.ref < other.ref) pairs.push([label(one), label(other)]);
      }
    }
  }
  return pairs;
}

/** A wildcard name is asked for as any name below it. */
function directoryServiceOf(
  { name, dns, ports, consumers, offer, at }: Service,
  ids: ReadonlyMap<string, string>,
): DirectoryService {
  const limited = consumers.filter((consumer) => consumer.ports.length < ports.length);
  return {
    name,
    ...(offer.kind === "foreign" && { serviceName: offer.serviceName }),
    ...(dns && { dnsName: dns.name.replace(/^\*/, "any") }),
    ports,
    portsFor: Object.fromEntries(limited.map(({ vpc, ports }) => [`${vpc.account}/${vpc.name}`, ports])),
    consumers: [...new Set(consumers.map(({ vpc }) => ids.get(vpc.account) as string))],
    at,
  };
}

/** The names that `plan` prints for these gateway proxies, each with the ref of the balancer that it is to lead to. */
function answersOf(model: NetworkModel, proxies: readonly string[]): Record<string, string> {
  const partition = model.organization.partition as PartitionName;
  const proxied = model.connectivity.gatewayProxies.filter(({ name }) => proxies.includes(name));
  return Object.fromEntries(
    proxied.flatMap((proxy) => namesToResolve(proxy, partition).map((name) => [name, proxy.ref])),
  );
}

export function directoryOf(model: NetworkModel): Directory {
  const publicTiers = allVpcs(model).flatMap((vpc) =>
    vpc.tiers.filter((t) => t.access === "public").map((t) => t.name),
  );
  const ids = new Map(model.accounts.map(({ id, name }) => [name, id]));
  return {
    accounts: model.accounts.map(({ id, name, ou = "" }) => ({ id, name, ou })),
    external: model.scopes.flatMap((scope) =>
      scope.external.map((range) => ({
        name: range.name,
        cidrs: range.prefixes.map(formatPrefix),
        ...(range.within && { within: range.within }),
        via: waysTo(model, range, scope.external),
        ...(range.records && { answers: answersOf(model, range.records) }),
      })),
    ),
    services: model.services.map((service) => directoryServiceOf(service, ids)),
    ownNamesOnly: allVpcs(model).flatMap(({ endpoints }) =>
      endpoints.interfaces.filter(({ privateDns }) => privateDns === false).map(({ ref }) => ref),
    ),
    publicTiers: [...new Set(publicTiers)].sort(),
    restricted: model.restrictions,
    usedAlike: model.scopes
      .filter(({ overlapAllowed }) => overlapAllowed)
      .flatMap(({ pools }) =>
        pools.flatMap(({ blocks }) => blocks.flatMap(({ pin }) => (pin ? [formatPrefix(pin)] : []))),
      ),
    joined: joinedVpcs(model),
  };
}
