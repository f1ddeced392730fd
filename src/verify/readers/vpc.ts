/** `aws_vpc` and `aws_vpc_ipv4_cidr_block_association`. */
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

export function readVpc(block: BlockReader, draft: Draft): void {
  const prefix = block.prefix("cidr_block");
  if (!prefix) {
    block.note("cidr_block", "the VPC's addresses are not known, so nothing in it is read");
    return;
  }
  const { origin } = block;
  const parts = origin.ref.split("/");
  draft.vpcs.set(block.key, {
    key: block.key,
    origin,
    account: origin.account,
    region: origin.region,
    name: parts[2] ?? (origin.ref === origin.address ? block.block.name : origin.ref),
    dnsSupport: block.flag("enable_dns_support", true),
    dnsHostnames: block.flag("enable_dns_hostnames", false),
  });
  draft.cidrs.unshift({ vpc: block.key, prefix });
}

export function readCidrAssociation(block: BlockReader, draft: Draft): void {
  const vpc = block.reference("vpc_id");
  const prefix = block.prefix("cidr_block");
  if (!vpc || !prefix) {
    block.note("", "a VPC has addresses that are not known");
    return;
  }
  draft.cidrs.push({ vpc, prefix });
}
