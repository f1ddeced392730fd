/** VPC peering connections and their accepters. */
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readPeering(block: BlockReader, draft: Draft): void {
  const requester = block.reference("vpc_id");
  const accepter = block.reference("peer_vpc_id");
  if (!requester || !accepter) {
    block.note("", "one of the peered VPCs is not known");
    return;
  }
  draft.peerings.set(block.key, {
    key: block.key,
    origin: block.origin,
    requester,
    accepter,
    accepted: block.flag("auto_accept", false),
  });
}

export function readPeeringAccepter(block: BlockReader, draft: Draft): void {
  const peering = block.reference("vpc_peering_connection_id");
  if (peering && block.flag("auto_accept", false))
    draft.peeringAccepts.push({ origin: block.origin, from: block.key, to: peering });
}
