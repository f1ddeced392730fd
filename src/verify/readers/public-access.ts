/**
 * VPC Block Public Access: what an account and region keeps from its internet gateways, and who is exempt.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
import type { PublicBlock, PublicExclusion } from "../network/vpc";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";

const MODES: Readonly<Record<string, PublicBlock | undefined>> = {
  off: undefined,
  "block-bidirectional": "both ways",
  "block-ingress": "in",
};

export function readPublicAccess(block: BlockReader, draft: Draft): void {
  const text = block.text("internet_gateway_block_mode") ?? "";
  if (!Object.hasOwn(MODES, text)) {
    block.note("internet_gateway_block_mode", "the mode is not known");
    return;
  }
  const mode = MODES[text];
  if (mode) draft.publicBlocks.set(`${block.block.account} ${block.block.region}`, mode);
}

const EXCLUSIONS: Readonly<Record<string, PublicExclusion>> = {
  "allow-bidirectional": "both ways",
  "allow-egress": "out",
};

export function readPublicExclusion(block: BlockReader, draft: Draft): void {
  const exempt = block.has("subnet_id") ? block.reference("subnet_id") : block.reference("vpc_id");
  const mode = EXCLUSIONS[block.text("internet_gateway_exclusion_mode") ?? ""];
  if (exempt && mode) draft.publicExclusions.set(exempt, mode);
  else block.note("", "the exclusion is not understood");
}
