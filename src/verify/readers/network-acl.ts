/** Network ACLs, with rules inline or one resource per rule. */
import type { PortRange } from "../network/filter";
import type { BlockReader } from "./block-reader";
import type { Draft } from "./draft";
import { portsOf } from "./ports";

type Direction = "ingress" | "egress";

export function readNetworkAcl(block: BlockReader, draft: Draft): void {
  addAcl(block, draft, block.key, block.reference("vpc_id"));
}

export function readDefaultNetworkAcl(block: BlockReader, draft: Draft): void {
  const acl = block.reference("default_network_acl_id");
  addAcl(block, draft, acl ?? block.key, acl?.split("#")[0]);
}

function addAcl(block: BlockReader, draft: Draft, key: string, vpc: string | undefined): void {
  if (!vpc) {
    block.note("vpc_id", "the network ACL's VPC is not known");
    return;
  }
  draft.acls.set(key, { origin: block.origin, vpc });
  for (const subnet of block.references("subnet_ids"))
    draft.aclLinks.push({ origin: block.origin, from: subnet, to: key });
  for (const direction of ["ingress", "egress"] as const)
    for (const rule of block.sections(direction)) addEntry(rule, draft, key, direction, "rule_no", "action");
}

export function readAclRule(block: BlockReader, draft: Draft): void {
  const acl = block.reference("network_acl_id");
  if (!acl) {
    block.note("network_acl_id", "the rule's network ACL is not known");
    return;
  }
  addEntry(
    block,
    draft,
    acl,
    block.flag("egress", false) ? "egress" : "ingress",
    "rule_number",
    "rule_action",
  );
}

export function readAclAssociation(block: BlockReader, draft: Draft): void {
  const acl = block.reference("network_acl_id");
  const subnet = block.reference("subnet_id");
  if (acl && subnet) draft.aclLinks.push({ origin: block.origin, from: subnet, to: acl });
}

function addEntry(
  block: BlockReader,
  draft: Draft,
  acl: string,
  direction: Direction,
  numberArgument: string,
  actionArgument: string,
): void {
  if (!block.has("cidr_block")) {
    block.note("", "only IPv4 entries are read");
    return;
  }
  const ports: PortRange | undefined = portsOf(block, "protocol");
  const prefix = block.prefix("cidr_block");
  const number = block.number(numberArgument);
  const action = block.text(actionArgument);
  if (!ports || !prefix || number === undefined || action === undefined) {
    block.note("", "the network ACL entry is not understood");
    return;
  }
  const allow = action.toLowerCase() === "allow";
  draft.aclEntries.push({ origin: block.origin, acl, direction, number, allow, ports, prefix });
}
