/** What the witness has to be told, as Terraform JSON cannot say it: names, OUs, outside ranges and intentions. */
import { formatPrefix } from "../ip/prefix";
import { segmentsJoined } from "../model/connectivity";
import type { NetworkModel } from "../model/network-model";
import { allVpcs } from "../model/rules/rules";
import type { Directory } from "../verify/world/directory";

/** Every pair of VPCs that declared connectivity joins, both as `account/vpc`. */
function joinedVpcs(model: NetworkModel): [string, string][] {
  const { peerings, transitGateways } = model.connectivity;
  const label = ({ account, name }: { account: string; name: string }) => `${account}/${name}`;
  const pairs = peerings.map(({ requester, accepter }): [string, string] => [
    label(requester),
    label(accepter),
  ]);
  for (const gateway of transitGateways) {
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

export function directoryOf(model: NetworkModel): Directory {
  const publicTiers = allVpcs(model).flatMap((vpc) =>
    vpc.tiers.filter((t) => t.access === "public").map((t) => t.name),
  );
  const ids = new Map(model.accounts.map(({ id, name }) => [name, id]));
  return {
    accounts: model.accounts.map(({ id, name, ou = "" }) => ({ id, name, ou })),
    external: model.scopes.flatMap((scope) =>
      scope.external.map(({ name, prefixes, via }) => ({
        name,
        cidrs: prefixes.map(formatPrefix),
        ...(via && { via }),
      })),
    ),
    services: model.services.map(({ name, dns, consumers, offer, at }) => ({
      name,
      ...(offer.kind === "foreign" && { serviceName: offer.serviceName }),
      ...(dns && { dnsName: dns.name }),
      consumers: [...new Set(consumers.map(({ vpc }) => ids.get(vpc.account) as string))],
      at,
    })),
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
