/** Transit gateways: attachments, route tables, associations, propagations and routes. */
import { Symbolic } from "../terraform/value";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { prefixListOf } from "./prefix-list";

export function readTransitGateway(block: BlockReader, draft: Draft): void {
  draft.gateways.set(block.key, {
    key: block.key,
    origin: block.origin,
    associates: block.flag("default_route_table_association", true),
    propagates: block.flag("default_route_table_propagation", true),
    acceptsShared: block.flag("auto_accept_shared_attachments", false),
    refersToGroups: block.flag("security_group_referencing_support", false),
  });
}

/**
 * A gateway that others made, under its ID where that is written, and else under the lookup. What a stack of ours
 * exports is looked up too, and is read where it is made.
 */
export function readGatewayLookup(block: BlockReader, draft: Draft): void {
  const id = block.quietly("id");
  if (id instanceof Symbolic) return;
  const key = typeof id === "string" ? id : block.key;
  if (draft.gateways.has(key)) return;
  draft.gateways.set(key, {
    key,
    origin: block.origin,
    associates: false,
    propagates: false,
    acceptsShared: false,
    refersToGroups: false,
    existing: true,
  });
}

export function readVpcAttachment(block: BlockReader, draft: Draft): void {
  const gateway = block.reference("transit_gateway_id");
  const vpc = block.reference("vpc_id");
  if (!gateway || !vpc) {
    block.note("", "the attachment's transit gateway or VPC is not known");
    return;
  }
  draft.attachments.set(block.key, {
    key: block.key,
    origin: block.origin,
    gateway,
    kind: "vpc",
    of: vpc,
    subnets: block.references("subnet_ids"),
    accepted: "by-accepter",
    refersToGroups: block.flag("security_group_referencing_support", true),
    defaultAssociation: block.flag("transit_gateway_default_route_table_association", true),
    defaultPropagation: block.flag("transit_gateway_default_route_table_propagation", true),
  });
}

export function readAttachmentAccepter(block: BlockReader, draft: Draft): void {
  const attachment = block.reference("transit_gateway_attachment_id");
  if (attachment) draft.attachmentAccepts.push({ origin: block.origin, from: block.key, to: attachment });
}

export function readTransitTable(block: BlockReader, draft: Draft): void {
  const gateway = block.reference("transit_gateway_id");
  if (!gateway) {
    block.note("transit_gateway_id", "the table's transit gateway is not known");
    return;
  }
  draft.transitTables.set(block.key, { origin: block.origin, gateway });
}

export function readTransitAssociation(block: BlockReader, draft: Draft): void {
  const link = attachmentAndTable(block);
  if (link) draft.associations.push(link);
}

export function readTransitPropagation(block: BlockReader, draft: Draft): void {
  const link = attachmentAndTable(block);
  if (link) draft.transitPropagations.push(link);
}

function attachmentAndTable(block: BlockReader) {
  const from = block.reference("transit_gateway_attachment_id");
  const to = block.reference("transit_gateway_route_table_id");
  if (from && to) return { origin: block.origin, from, to };
  block.note("", "the attachment or the table is not known");
  return undefined;
}

export function readTransitRoute(block: BlockReader, draft: Draft): void {
  const prefix = block.prefix("destination_cidr_block");
  if (prefix) addRoute(block, draft, [prefix]);
}

export function readTransitPrefixList(block: BlockReader, draft: Draft): void {
  addRoute(block, draft, prefixListOf(block, "prefix_list_id").prefixes);
}

function addRoute(
  block: BlockReader,
  draft: Draft,
  destinations: Draft["transitRoutes"][number]["destinations"],
): void {
  const table = block.reference("transit_gateway_route_table_id");
  if (!table) {
    block.note("transit_gateway_route_table_id", "the route's table is not known");
    return;
  }
  if (block.flag("blackhole", false)) {
    draft.transitRoutes.push({ origin: block.origin, table, destinations });
    return;
  }
  const attachment = block.reference("transit_gateway_attachment_id");
  draft.transitRoutes.push({
    origin: block.origin,
    table,
    destinations,
    ...(attachment !== undefined ? { attachment } : { unread: "the route's attachment is not known" }),
  });
}
