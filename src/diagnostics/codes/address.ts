/** Codes about addresses: CIDR blocks, pools, VPCs and subnets. */
import { codes } from "./entry";

const CIDR_PAGE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";
const SUBNET_PAGE = "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html";
const QUOTA_PAGE = "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html";

export const addressCodes = codes({
  CIDR_SYNTAX: {
    severity: "error",
    message: "“{text}” is not a CIDR block",
    why: "Addresses are planned from it, so it has to be exact.",
    help: "Write four decimal octets and a prefix length from 0 to 32, as in 10.0.0.0/16; only IPv4 is planned.",
  },
  CIDR_LEADING_ZERO: {
    severity: "error",
    message: "“{text}” has a leading zero",
    why: "Some readers take such a number as octal and see another address, so it is refused and never rounded.",
    help: "Write it without leading zeros.{suggestion}",
  },
  CIDR_HOST_BITS: {
    severity: "error",
    message: "“{text}” has host bits set",
    why: "AWS would silently move it to the start of its block and the provider refuses it, so it is never rounded here.",
    help: "The block that holds this address is {canonical}.",
    source: CIDR_PAGE,
  },
  POOL_WITHOUT_PARENT: {
    severity: "error",
    message: "the pool {pool} asks for a size and names no pool to take it from",
    why: "Only a pool that is carved out of another can be given by its size.",
    help: "Add from: with the parent pool, or pin its blocks with cidrs.",
  },
  POOL_EMPTY: {
    severity: "error",
    message: "the pool {pool} has no blocks",
    why: "Nothing can be allocated from it.",
    help: "Add cidrs, or from and prefixLength.",
  },
  POOL_NAMED_TWICE: {
    severity: "error",
    message: "the pool {pool} is in the scopes {other} and {scope}",
    why: "VPCs ask for pools by name alone, so a name may stand once in the organisation.",
    help: "Rename one of them.",
  },
  POOL_CIRCLE: {
    severity: "error",
    message: "pools are carved out of each other in a circle: {circle}",
    why: "None of them would ever have an address.",
    help: "Let one of them have pinned cidrs and no from.",
  },
  POOL_LOCALE: {
    severity: "error",
    message: "{owner} is in {region}, and the pool {pool} is for {locale}",
    why: "Pools with a locale keep regions apart so that their routes can be aggregated.",
    help: "Use a pool whose locale is {region}, or one without a locale. Pools of {region}: {pools}.",
  },
  POOL_LOCALE_CLASH: {
    severity: "error",
    message: "the pool {pool} is for {locale}, and {parent} that it comes from is for {parentLocale}",
    why: "A locale holds for all that is below it.",
    help: "Use the same locale, or another parent.",
  },
  REQUEST_WITHOUT_SIZE: {
    severity: "error",
    message: "{owner} names a pool and no size",
    why: "The planner cannot know how many addresses are wanted.",
    help: "Add prefixLength, or pin the block with cidr.",
  },
  REQUEST_WITHOUT_POOL: {
    severity: "error",
    message: "{owner} gives a size and no pool to take it from",
    why: "Addresses come from pools, so that they never overlap.",
    help: "Add pool, or pin the block with cidr. Pools: {pools}.",
  },
  SCOPE_UNCLEAR: {
    severity: "error",
    message: "the scope of {owner}'s pinned block is unclear",
    why: "Whether it may overlap others depends on the scope it is in, and there is not exactly one with routing.",
    help: "Write pool or scope beside cidr. Scopes: {scopes}.",
  },
  TIER_WITHOUT_SIZE: {
    severity: "error",
    message: "the tier {tier} has no size",
    why: "The planner cannot know how many addresses are wanted.",
    help: "Add prefixLength.",
  },
  VPC_WITHOUT_CIDR: {
    severity: "error",
    message: "the VPC {vpc} has no primary CIDR",
    why: "A VPC cannot be made without one.",
    help: "Add cidr here or in its profile: a pool and a prefixLength, or a pinned block.",
  },
  VPC_SIZE: {
    severity: "error",
    message: "{owner} asks for a /{length}",
    why: "AWS takes IPv4 blocks of a VPC from /16 to /28.",
    help: "Choose a size from 16 to 28; further space goes in secondaryCidrs.",
    source: CIDR_PAGE,
  },
  SUBNET_SIZE: {
    severity: "error",
    message: "{owner} asks for a /{length}",
    why: "AWS takes IPv4 subnets from /16 to /28.",
    help: "Choose a size from 16 to 28; a /28 has 11 usable addresses.",
    source: SUBNET_PAGE,
  },
  CIDR_FORBIDDEN: {
    severity: "error",
    message: "{owner} is {cidr}, in {range}",
    why: "AWS does not take loopback, link-local, multicast or zero addresses for a VPC.",
    help: "Choose private space, for example from 10.0.0.0/8.",
    source: CIDR_PAGE,
  },
  CIDR_AVOID: {
    severity: "warning",
    message: "{owner} is {cidr}, in {range}",
    why: "{reason}",
    help: "Choose another block if you can.",
    source: CIDR_PAGE,
  },
  SECONDARY_REFUSED: {
    severity: "error",
    message: "{owner} is {cidr}, which AWS does not associate with a VPC of {existing}",
    why: "{reason}",
    help: "Use a block from the primary's own family, from 100.64.0.0/10, or a public one you own.",
    source: CIDR_PAGE,
  },
  CIDR_QUOTA: {
    severity: "error",
    message: "{vpc} has {count} IPv4 blocks, and the quota is {quota}",
    why: "AWS counts the primary too: 5 in all unless it has raised the quota (L-83CA0A9D, at most 50).",
    help: "Have it raised and declare it under quotas as ipv4CidrsPerVpc: {count}, or use fewer secondaries.",
    source: QUOTA_PAGE,
  },
  TOO_MANY_SECONDARIES: {
    severity: "error",
    message: "{vpc} has {count} secondary CIDRs; at most {limit} are planned",
    why: "This planner keeps to five secondaries per VPC: routes, security groups and people lose track beyond.",
    help: "Use larger blocks, or a second VPC.",
  },
  QUOTA_EXCEEDED: {
    severity: "error",
    message: "{owner} has {count} {things}, and the quota is {quota}",
    why: "AWS refuses more until it has raised the quota.",
    help: "Have {quotaCode} raised and declare it under quotas as {setting}, or plan fewer.",
    source: QUOTA_PAGE,
  },
  PIN_OUTSIDE_POOL: {
    severity: "error",
    message: "{owner} is pinned to {cidr}, outside the pool {pool} ({blocks})",
    why: "A pool's utilisation and its routes would be wrong for it.",
    help: "Pin it inside the pool, or name the pool it is in.",
  },
  SUBNET_OUTSIDE_VPC: {
    severity: "error",
    message: "{owner} is pinned to {cidr}, outside {block} of its VPC",
    why: "AWS refuses a subnet outside its VPC's blocks.",
    help: "Pin it inside {block}, or name the secondary CIDR it is in with from.",
    source: SUBNET_PAGE,
  },
  CIDR_OVERLAP: {
    severity: "error",
    message: "{owner} is {cidr}, which overlaps {other} ({otherCidr})",
    why: "Within one scope everything may be routed to everything, so one address may have one owner.",
    help: "Move the pin to free space ({free}), or put one of the two in a scope with overlap: allowed.",
  },
  EXTERNAL_OVERLAP: {
    severity: "error",
    message: "the external range {name} ({cidr}) overlaps {other} ({otherCidr})",
    why: "Two registers claim the same addresses.",
    help: "If one is a part of the other, say so with within: {other}.",
  },
  EXTERNAL_NOT_WITHIN: {
    severity: "error",
    message: "the external range {name} has {cidr}, which is not within {other}",
    why: "It says it is a part of that range.",
    help: "Correct the block, or remove within.",
  },
  POOL_EXHAUSTED: {
    severity: "error",
    message: "no /{length} is left in {container} for {owner}",
    why: "{state}",
    help: "{change}",
  },
  PIN_MOVES_ALLOCATION: {
    severity: "error",
    message: "{owner} is pinned to {cidr}, and the lock holds {held} for it",
    why: "What is built keeps its addresses; a pin is a claim, never a move.",
    help: "Pin {held}, or give it up on purpose: cadastre ipam release {owner} --live.",
  },
  SIZE_CHANGED: {
    severity: "error",
    message: "{owner} asks for a /{length}, and the lock holds {held} for it",
    why: "AWS cannot resize a VPC block or a subnet; another size means replacing it and all that is in it.",
    help: "Ask for /{heldLength}, add a secondary CIDR or a tier, or give it up: cadastre ipam release {owner} --live.",
  },
  CONTAINER_CHANGED: {
    severity: "error",
    message: "{owner} is now to come from {container}, and the lock holds {held}, which is outside it",
    why: "Moving it would replace it and all that is in it.",
    help: "Keep it where it was, or give it up on purpose: cadastre ipam release {owner} --live.",
  },
});
