/** On what an unread part bears: the filter, table, balancer or other thing that may decide otherwise because of it. */
import type { UnreadNote } from "../network/network";
import type { Evaluator } from "../terraform/evaluate";
import type { Block } from "../terraform/stack";
import { BlockReader } from "./block-reader";
import { defaultGroupOf } from "./identity";

/** What a part bears on whose owner was not read either: everything of its kind. */
export const ALL = { groups: "*groups", acls: "*acls", tables: "*tables", balancers: "*balancers" } as const;

type Kind = (typeof ALL)[keyof typeof ALL];

interface Owner {
  readonly kind: Kind;
  /** The argument that names the owner. */
  readonly argument: string;
}

const RULE: Owner = { kind: ALL.groups, argument: "security_group_id" };
const ENTRY: Owner = { kind: ALL.acls, argument: "network_acl_id" };
const TABLE: Owner = { kind: ALL.tables, argument: "route_table_id" };
const TRANSIT: Owner = { kind: ALL.tables, argument: "transit_gateway_route_table_id" };

/** Parts of something else, by type. Every other resource is its own. */
const PARTS: Readonly<Record<string, Owner>> = {
  aws_security_group_rule: RULE,
  aws_vpc_security_group_ingress_rule: RULE,
  aws_vpc_security_group_egress_rule: RULE,
  aws_network_acl_rule: ENTRY,
  aws_default_network_acl: { kind: ALL.acls, argument: "default_network_acl_id" },
  aws_route: TABLE,
  aws_default_route_table: { kind: ALL.tables, argument: "default_route_table_id" },
  aws_vpn_gateway_route_propagation: TABLE,
  aws_ec2_transit_gateway_route: TRANSIT,
  aws_ec2_transit_gateway_prefix_list_reference: TRANSIT,
  aws_lb_listener: { kind: ALL.balancers, argument: "load_balancer_arn" },
  aws_lb_target_group_attachment: { kind: ALL.balancers, argument: "target_group_arn" },
};

/** Keys of what a block that was not read, or not wholly, has a part in. */
export function ownersOf(evaluator: Evaluator, block: Block): string[] {
  const quiet = new BlockReader(evaluator, block, []);
  if (block.type === "aws_default_security_group") {
    const vpc = quiet.reference("vpc_id");
    return [vpc === undefined ? ALL.groups : defaultGroupOf(vpc)];
  }
  if (block.type === "aws_network_acl" || block.type === "aws_network_acl_association")
    return [
      block.key,
      ...orAll(quiet, block.type === "aws_network_acl" ? "subnet_ids" : "subnet_id", ALL.acls).map(aclOf),
    ];
  if (block.type === "aws_route_table_association") return orAll(quiet, "subnet_id", ALL.tables).map(tableOf);
  const part = PARTS[block.type];
  return [part ? (quiet.reference(part.argument) ?? part.kind) : block.key];
}

/** Under these keys, what may decide which filter or table a subnet has. */
export const aclOf = (subnet: string) => (subnet === ALL.acls ? subnet : `${subnet}#acl`);
export const tableOf = (subnet: string) => (subnet === ALL.tables ? subnet : `${subnet}#table`);

function orAll(block: BlockReader, argument: string, kind: Kind): string[] {
  const found = block.references(argument);
  return found.length > 0 || !block.has(argument) ? found : [kind];
}

/** What is said of IPv6 bears on no question: all of them are about IPv4. */
const IPV6 = /^(?:only IPv4 \w+ are read|IPv6 is not read)$/;

export function isDoubt({ why }: UnreadNote): boolean {
  return !IPV6.test(why);
}
