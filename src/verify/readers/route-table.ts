/** `aws_route_table`, `aws_default_route_table` and what is associated with them. */

import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { mainTableOf } from "./identity";
import { addRoute } from "./route";

export function readRouteTable(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id");
  if (!vpc) {
    block.note("vpc_id", "the table's VPC is not known");
    return;
  }
  addTable(block, draft, block.key, vpc);
}

export function readDefaultRouteTable(block: BlockReader, draft: Draft): void {
  const table = block.reference("default_route_table_id");
  if (!table) {
    block.note("default_route_table_id", "the table's VPC is not known");
    return;
  }
  addTable(block, draft, table, table.slice(0, -mainTableOf("").length));
  draft.mainTables.push({ origin: block.origin, from: block.key, to: table });
}

function addTable(block: BlockReader, draft: Draft, key: string, vpc: string): void {
  const propagating = block.references("propagating_vgws");
  draft.tables.set(key, { origin: block.origin, vpc, propagating });
  for (const route of block.sections("route"))
    addRoute(route, draft, key, "cidr_block", "destination_prefix_list_id");
}

export function readTableAssociation(block: BlockReader, draft: Draft): void {
  const table = block.reference("route_table_id");
  const subnet = block.reference("subnet_id");
  if (!subnet) {
    if (block.has("gateway_id")) block.note("gateway_id", "route tables of gateways are not read");
    return;
  }
  if (table) draft.tableLinks.push({ origin: block.origin, from: subnet, to: table });
}

export function readMainTableAssociation(block: BlockReader, draft: Draft): void {
  const table = block.reference("route_table_id");
  const vpc = block.reference("vpc_id");
  if (table && vpc) draft.mainTables.push({ origin: block.origin, from: mainTableOf(vpc), to: table });
}

export function readRoutePropagation(block: BlockReader, draft: Draft): void {
  const table = block.reference("route_table_id");
  const gateway = block.reference("vpn_gateway_id");
  if (table && gateway) draft.propagations.push({ origin: block.origin, from: gateway, to: table });
}
