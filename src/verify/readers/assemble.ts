/** Puts what the readers gathered together into one network. */
import { groupBy } from "../../lists/group-by";
import type { Network } from "../network/network";
import { assembleAppliances } from "./assemble-appliances";
import { assembleEndpoints } from "./assemble-endpoints";
import { assembleInterfaces } from "./assemble-interfaces";
import { assembleTransit } from "./assemble-transit";
import { assembleVpcs } from "./assemble-vpcs";
import type { Draft, Link } from "./draft";

export function assemble(draft: Draft): Network {
  dropHomeless(draft);
  const vpcs = assembleVpcs(draft);
  const endpoints = assembleEndpoints(draft);
  const interfaces = assembleInterfaces(draft);
  const records = groupBy(draft.records, (record) => record.zone);
  const carried = groupBy(draft.profileUsers, (link) => link.from);
  const users = (key: string, links: readonly { from: string; to: string }[]) => [
    ...new Set([
      ...links.filter((link) => link.from === key).map((link) => link.to),
      ...draft.profileContents
        .filter((link) => link.to === key)
        .flatMap((link) => (carried.get(link.from) ?? []).map((use) => use.to)),
    ]),
  ];
  const isAuthorized = zoneAuthority(draft);
  const zoneLinks = groupBy(draft.zoneLinks.filter(isAuthorized), (link) => link.from);
  const ruleLinks = groupBy(draft.ruleLinks, (link) => link.from);
  return {
    ...vpcs,
    ...assembleTransit(draft),
    ...endpoints,
    ...assembleAppliances(draft),
    interfaces,
    internetGateways: draft.internetGateways,
    vpnGateways: draft.vpnGateways,
    natGateways: new Map(
      [...draft.nats].map(([key, nat]) => [
        key,
        { key, origin: nat.origin, interface: key, public: nat.public },
      ]),
    ),
    zones: new Map(
      [...draft.zones].map(([key, zone]) => [
        key,
        {
          key,
          origin: zone.origin,
          name: zone.name,
          vpcs: users(key, zoneLinks.get(key) ?? []),
          records: records.get(key) ?? [],
        },
      ]),
    ),
    resolverRules: new Map(
      [...draft.rules].map(([key, rule]) => [
        key,
        { key, ...rule, vpcs: users(key, ruleLinks.get(key) ?? []) },
      ]),
    ),
    resolverEndpoints: draft.resolverEndpoints,
    refusedAssociations: draft.zoneLinks
      .filter((link) => draft.zones.has(link.from) && !isAuthorized(link))
      .map(({ origin, from, to }) => ({ origin, zone: from, vpc: to })),
    unread: uniqueNotes(draft),
    doubts: draft.doubts,
  };
}

/** Nothing in a VPC that was not read has a place; the VPC's own note says so. */
function dropHomeless(draft: Draft): void {
  for (const [key, subnet] of draft.subnets) if (!draft.vpcs.has(subnet.vpc)) draft.subnets.delete(key);
}

/** Whether a zone association holds: it is of the zone's own account, or one that this has authorised. */
function zoneAuthority(draft: Draft): (link: Link) => boolean {
  const granted = new Set(draft.zoneAuthorizations.map((link) => `${link.from} ${link.to}`));
  return (link) => {
    const zone = draft.zones.get(link.from);
    return zone?.origin.account === link.origin.account || granted.has(`${link.from} ${link.to}`);
  };
}

function uniqueNotes(draft: Draft): Network["unread"] {
  const seen = new Set<string>();
  return draft.notes
    .filter((note) => {
      const key = JSON.stringify([note.origin.key, note.argument, note.why]);
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => (a.origin.key < b.origin.key ? -1 : a.origin.key > b.origin.key ? 1 : 0));
}
