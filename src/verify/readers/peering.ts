/** VPC peering connections and their accepters. */
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readPeering(block: BlockReader, draft: Draft): void {
  const requester = block.reference("vpc_id");
  const foreign = foreignPeer(block);
  const accepter = foreign ?? block.reference("peer_vpc_id");
  if (!requester || !accepter) {
    block.note("", "one of the peered VPCs is not known");
    return;
  }
  draft.peerings.set(block.key, {
    key: block.key,
    origin: block.origin,
    requester,
    accepter,
    accepted: foreign !== undefined || block.flag("auto_accept", false),
  });
  if (foreign === undefined) return;
  const { key, origin } = block;
  draft.edges.set(key, { key, origin, kind: "peering", gateway: key, prefixes: [] });
}

/** A VPC that no stack makes, by its ID. Who accepts for it is not read, and routes wait for that. */
function foreignPeer(block: BlockReader): string | undefined {
  const value = block.quietly("peer_vpc_id");
  return typeof value === "string" && /^vpc-[0-9a-f]+$/.test(value) ? value : undefined;
}

export function readPeeringAccepter(block: BlockReader, draft: Draft): void {
  const peering = block.reference("vpc_peering_connection_id");
  if (peering && block.flag("auto_accept", false))
    draft.peeringAccepts.push({ origin: block.origin, from: block.key, to: peering });
}
