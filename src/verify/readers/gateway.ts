/** Internet, NAT and VPN gateways. */
import { parseAddress } from "../../ip/address";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readInternetGateway(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id") ?? "";
  draft.internetGateways.set(block.key, { key: block.key, origin: block.origin, vpc });
}

export function readInternetGatewayAttachment(block: BlockReader, draft: Draft): void {
  const key = block.reference("internet_gateway_id");
  const vpc = block.reference("vpc_id");
  if (key && vpc) draft.internetGateways.set(key, { key, origin: block.origin, vpc });
}

export function readNatGateway(block: BlockReader, draft: Draft): void {
  const subnet = block.reference("subnet_id");
  if (!subnet) {
    block.note("subnet_id", "the NAT gateway's subnet is not known");
    return;
  }
  const address = parseAddress(block.text("private_ip") ?? "");
  const isPublic = (block.text("connectivity_type") ?? "public") === "public";
  draft.nats.set(block.key, { origin: block.origin, subnet, public: isPublic });
  draft.interfaces.set(block.key, {
    key: block.key,
    origin: block.origin,
    kind: "nat-gateway",
    owner: block.key,
    subnet,
    ...(address !== undefined && { address }),
    sourceDestCheck: false,
    publicAddress: isPublic,
  });
}

export function readVpnGateway(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id") ?? "";
  draft.vpnGateways.set(block.key, { key: block.key, origin: block.origin, vpc });
}

export function readVpnGatewayAttachment(block: BlockReader, draft: Draft): void {
  const key = block.reference("vpn_gateway_id");
  const vpc = block.reference("vpc_id");
  if (key && vpc) draft.vpnGateways.set(key, { key, origin: block.origin, vpc });
}
