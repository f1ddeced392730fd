/** `aws_route`, and the same arguments inline in a route table. */
import type { Prefix } from "../../ip/prefix";
import type { Target, TargetKind } from "../network/route";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { prefixListOf } from "./prefix-list";

/** Argument to kind; `gateway_id` depends on what it names. */
const TARGETS: readonly (readonly [string, TargetKind])[] = [
  ["gateway_id", "unread"],
  ["nat_gateway_id", "nat-gateway"],
  ["vpc_peering_connection_id", "peering"],
  ["transit_gateway_id", "transit-gateway"],
  ["network_interface_id", "interface"],
  ["vpc_endpoint_id", "appliance-endpoint"],
  ["instance_id", "interface"],
  ["carrier_gateway_id", "unread"],
  ["core_network_arn", "unread"],
  ["local_gateway_id", "unread"],
];

const GATEWAYS: Readonly<Record<string, TargetKind>> = {
  aws_internet_gateway: "internet-gateway",
  aws_internet_gateway_attachment: "internet-gateway",
  aws_vpn_gateway: "vpn-gateway",
  aws_vpn_gateway_attachment: "vpn-gateway",
};

export function readRoute(block: BlockReader, draft: Draft): void {
  const table = block.reference("route_table_id");
  if (!table) {
    block.note("route_table_id", "the route's table is not known");
    return;
  }
  addRoute(block, draft, table, "destination_cidr_block", "destination_prefix_list_id");
}

/** Adds the route that a block describes; the names of the destination arguments differ inline. */
export function addRoute(
  block: BlockReader,
  draft: Draft,
  table: string,
  cidrArgument: string,
  listArgument: string,
): void {
  const destinations: Prefix[] = [];
  let service: string | undefined;
  if (block.has(cidrArgument)) {
    const prefix = block.prefix(cidrArgument);
    if (prefix) destinations.push(prefix);
  } else if (block.has(listArgument)) {
    const list = prefixListOf(block, listArgument);
    destinations.push(...list.prefixes);
    service = list.service;
  } else {
    block.note("", "only IPv4 destinations are read");
    return;
  }
  if (destinations.length === 0 && service === undefined) return;
  if (block.value("gateway_id") === "local") return;
  const target = targetOf(block);
  draft.routes.push({
    origin: block.origin,
    table,
    destinations,
    ...(service !== undefined && { service }),
    target,
    propagated: false,
  });
}

function targetOf(block: BlockReader): Target {
  for (const [argument, kind] of TARGETS) {
    if (!block.has(argument)) continue;
    const symbol = block.symbol(argument);
    const key = block.reference(argument);
    const known = argument === "gateway_id" ? (GATEWAYS[symbol?.block.type ?? ""] ?? "unread") : kind;
    if (key === undefined) return { kind: "unread", key: `${argument} of ${block.origin.address}` };
    if (known === "unread") block.note(argument, "routes to this kind of target are not read");
    return { kind: known, key };
  }
  block.note("", "the route has no target that is read");
  return { kind: "unread", key: block.origin.address };
}
