/** Peerings with their acceptance, transit gateways with what is attached, associated and learnt. */
import { groupBy } from "../../lists/group-by";
import type { Attachment, Edge, Peering, TransitGateway, TransitTable } from "../network/transit";
import type { Draft, DraftAttachment } from "./draft";
import { defaultTransitTableOf } from "./identity";

export function assembleTransit(draft: Draft) {
  const accepted = new Set(draft.peeringAccepts.map((link) => link.to));
  const peerings = new Map<string, Peering>();
  for (const [key, peering] of draft.peerings)
    peerings.set(key, { ...peering, accepted: peering.accepted || accepted.has(key) });
  const prefixes = groupBy(draft.edgePrefixes, (edge) => edge.edge);
  const edges = new Map<string, Edge>();
  const stoodFor = lookedUp(draft);
  const unused = new Set(stoodFor.values());
  for (const [key, { far, lookup, ...edge }] of draft.edges) {
    if (unused.has(key)) continue;
    const made = draft.edges.get(stoodFor.get(key) ?? "");
    const told = made?.told ?? edge.told;
    const learnt = (prefixes.get(key) ?? []).map((item) => item.prefix);
    edges.set(key, { ...edge, origin: made?.origin ?? edge.origin, prefixes: learnt, ...(told && { told }) });
  }
  const transitGateways = new Map<string, TransitGateway>();
  for (const [key, { origin, refersToGroups, existing }] of draft.gateways)
    transitGateways.set(key, { key, origin, refersToGroups, ...(existing && { existing }) });
  const attachments = attachmentsOf(draft, stoodFor);
  for (const edge of foreignWays(attachments, transitGateways)) edges.set(edge.key, edge);
  return {
    peerings,
    edges,
    transitGateways,
    attachments,
    transitTables: tablesOf(draft),
  };
}

/** Attachments to gateways whose tables others keep: what is beyond is theirs. */
function foreignWays(
  attachments: ReadonlyMap<string, Attachment>,
  gateways: ReadonlyMap<string, TransitGateway>,
): Edge[] {
  return [...attachments.values()]
    .filter(({ gateway, table }) => table === undefined && gateways.get(gateway)?.existing)
    .map(({ key, origin, gateway }) => ({ key, origin, kind: "foreign-gateway", gateway, prefixes: [] }));
}

/** By lookup of a Direct Connect attachment, the association that makes it: the two are one way out. */
function lookedUp(draft: Draft): Map<string, string> {
  const associated = new Set(draft.associations.map((link) => link.from));
  const found = new Map<string, string>();
  for (const [key, { lookup, far, gateway }] of draft.edges) {
    if (!lookup || far === undefined) continue;
    const made = [...draft.edges.values()].find(
      (edge) => !edge.lookup && edge.far === far && edge.gateway === gateway && !associated.has(edge.key),
    );
    if (made) found.set(key, made.key);
  }
  return found;
}

function attachmentsOf(draft: Draft, stoodFor: ReadonlyMap<string, string>): Map<string, Attachment> {
  const unused = new Set(stoodFor.values());
  const associated = new Map(draft.associations.map((link) => [link.from, link.to]));
  const acceptedKeys = new Set(draft.attachmentAccepts.map((link) => link.to));
  const attachments = new Map<string, Attachment>();
  // Where none of its tables is made here, nobody here knows what its owner accepts, and its tables say nothing either.
  const kept = new Set([...draft.transitTables.values()].map(({ gateway }) => gateway));
  for (const [key, attachment] of draft.attachments) {
    if (unused.has(key)) continue;
    const gateway = draft.gateways.get(attachment.gateway);
    const fallback =
      attachment.defaultAssociation && gateway?.associates
        ? defaultTransitTableOf(attachment.gateway)
        : undefined;
    const table = associated.get(key) ?? fallback;
    const same = gateway?.origin.account === attachment.origin.account;
    const accepted =
      attachment.accepted === true ||
      (gateway?.existing === true && !kept.has(attachment.gateway)) ||
      same ||
      gateway?.acceptsShared === true ||
      acceptedKeys.has(key);
    const { kind, of, subnets, refersToGroups } = attachment;
    const origin = draft.edges.get(stoodFor.get(key) ?? "")?.origin ?? attachment.origin;
    attachments.set(key, {
      key,
      origin,
      gateway: attachment.gateway,
      kind,
      of,
      subnets,
      accepted,
      ...(refersToGroups !== undefined && { refersToGroups }),
      ...(table !== undefined && { table }),
    });
  }
  return attachments;
}

function tablesOf(draft: Draft): Map<string, TransitTable> {
  const routes = groupBy(draft.transitRoutes, (route) => route.table);
  const propagations = groupBy(draft.transitPropagations, (link) => link.to);
  const tables = new Map<string, TransitTable>();
  const add = (
    key: string,
    gateway: string,
    origin: TransitTable["origin"],
    learnt: readonly DraftAttachment[],
  ) =>
    tables.set(key, {
      key,
      origin,
      gateway,
      routes: routes.get(key) ?? [],
      propagations: [
        ...(propagations.get(key) ?? []).map((link) => ({ attachment: link.from, origin: link.origin })),
        ...learnt.map((attachment) => ({ attachment: attachment.key, origin: attachment.origin })),
      ],
    });
  for (const [key, gateway] of draft.gateways) {
    const learnt = [...draft.attachments.values()].filter(
      (attachment) => gateway.propagates && attachment.gateway === key && attachment.defaultPropagation,
    );
    add(defaultTransitTableOf(key), key, gateway.origin, learnt);
  }
  for (const [key, table] of draft.transitTables) add(key, table.gateway, table.origin, []);
  return tables;
}
