/** `aws_subnet`. */
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readSubnet(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id");
  const cidr = block.prefix("cidr_block");
  if (!vpc || !cidr) {
    block.note("", "the subnet's VPC or addresses are not known");
    return;
  }
  draft.subnets.set(block.key, {
    key: block.key,
    origin: block.origin,
    vpc,
    cidr,
    zone: block.text("availability_zone_id") ?? block.text("availability_zone") ?? "unknown",
    tier: tierOf(block),
    publicAddresses: block.flag("map_public_ip_on_launch", false),
  });
}

/** The fourth part of a ref `account/region/vpc/tier/zone`; elsewhere the Tier or Name tag, or the resource's name. */
function tierOf(block: BlockReader): string {
  const parts = block.origin.ref.split("/");
  if (parts.length >= 4) return parts[3]!;
  const tags = block.block.body.tags as Record<string, unknown> | undefined;
  const tag = tags?.Tier ?? tags?.Name;
  return typeof tag === "string" ? tag : block.block.name;
}
