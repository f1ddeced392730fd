/** VPN connections and Direct Connect gateway associations: the ways out of AWS. */
import type { Prefix } from "../../ip/prefix";
import { Symbolic } from "../terraform/value";
import type { BlockReader } from "./block-reader";
import type { Draft, DraftEdge } from "./draft";

export function readVpnConnection(block: BlockReader, draft: Draft): void {
  const transit = block.reference("transit_gateway_id");
  const gateway = transit ?? block.reference("vpn_gateway_id");
  if (!gateway) {
    block.note("", "the VPN connection's gateway is not known");
    return;
  }
  addEdge(block, draft, { kind: "vpn", gateway }, transit !== undefined);
}

export function readVpnRoute(block: BlockReader, draft: Draft): void {
  const edge = block.reference("vpn_connection_id");
  const prefix = block.prefix("destination_cidr_block");
  if (edge && prefix) draft.edgePrefixes.push({ edge, prefix });
}

export function readDirectConnectAssociation(block: BlockReader, draft: Draft): void {
  const gateway = block.reference("associated_gateway_id");
  if (!gateway) {
    block.note("associated_gateway_id", "the associated gateway is not known");
    return;
  }
  const transit = block.symbol("associated_gateway_id")?.block.type === "aws_ec2_transit_gateway";
  const far = farGateway(block);
  const told = toldBy(block);
  addEdge(
    block,
    draft,
    { kind: "direct-connect", gateway, ...(far && { far }), ...(told && { told }) },
    transit,
  );
}

/** A lookup of the attachment that a Direct Connect association makes stands for that attachment. */
export function readDirectConnectAttachment(block: BlockReader, draft: Draft): void {
  const gateway = block.reference("transit_gateway_id");
  if (!gateway) {
    block.note("transit_gateway_id", "the attachment's transit gateway is not known");
    return;
  }
  const far = farGateway(block);
  addEdge(block, draft, { kind: "direct-connect", gateway, lookup: true, ...(far && { far }) }, true);
}

/** The Direct Connect gateway as text, only to be compared: its ID, or the key of the resource that makes it. */
function farGateway(block: BlockReader): string | undefined {
  const value = block.value("dx_gateway_id");
  return value instanceof Symbolic ? value.block.key : block.text("dx_gateway_id");
}

/** The prefixes that a transit gateway's association announces; nothing where one of them is not known. */
function toldBy(block: BlockReader): Prefix[] | undefined {
  const prefixes = block.prefixes("allowed_prefixes");
  return prefixes.length > 0 && prefixes.length === block.count("allowed_prefixes") ? prefixes : undefined;
}

function addEdge(
  block: BlockReader,
  draft: Draft,
  edge: Pick<DraftEdge, "gateway" | "far" | "told" | "lookup"> & { readonly kind: "vpn" | "direct-connect" },
  transit: boolean,
): void {
  const { key, origin } = block;
  const { kind, gateway } = edge;
  draft.edges.set(key, { key, origin, prefixes: [], ...edge });
  if (!transit) return;
  draft.attachments.set(key, {
    key,
    origin,
    gateway,
    kind,
    of: key,
    subnets: [],
    accepted: true,
    defaultAssociation: true,
    defaultPropagation: true,
  });
}
