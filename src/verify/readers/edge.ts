/** VPN connections and Direct Connect gateway associations: the ways out of AWS. */
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readVpnConnection(block: BlockReader, draft: Draft): void {
  const transit = block.reference("transit_gateway_id");
  const gateway = transit ?? block.reference("vpn_gateway_id");
  if (!gateway) {
    block.note("", "the VPN connection's gateway is not known");
    return;
  }
  addEdge(block, draft, "vpn", gateway, transit !== undefined);
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
  addEdge(block, draft, "direct-connect", gateway, transit);
}

/** A lookup of the attachment that a Direct Connect association makes stands for that attachment. */
export function readDirectConnectAttachment(block: BlockReader, draft: Draft): void {
  const gateway = block.reference("transit_gateway_id");
  if (!gateway) {
    block.note("transit_gateway_id", "the attachment's transit gateway is not known");
    return;
  }
  addEdge(block, draft, "direct-connect", gateway, true);
}

function addEdge(
  block: BlockReader,
  draft: Draft,
  kind: "vpn" | "direct-connect",
  gateway: string,
  transit: boolean,
): void {
  const { key, origin } = block;
  draft.edges.set(key, { key, origin, kind, gateway, prefixes: [] });
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
