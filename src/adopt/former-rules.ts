/** Rules of security groups as older Terraform writes them: one resource for several, known by none of AWS's IDs. */
import type { Side } from "../built/match/side";
import { idOf } from "../built/module";
import type { Resource } from "../built/terraform/resource";
import type { Block } from "../verify/terraform/stack";

const DIRECTIONS: Readonly<Record<string, string>> = {
  aws_vpc_security_group_egress_rule: "egress",
  aws_vpc_security_group_ingress_rule: "ingress",
};
const PEERS = ["cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"];

/** What each rule that is built says, by the ID that AWS gave it. */
export function builtRules(built: Side): ReadonlyMap<string, string> {
  const rules = built.blocks.filter(({ type }) => Object.hasOwn(DIRECTIONS, type));
  return new Map(rules.map((rule) => [idOf(rule), sayingOf(rule, built)]));
}

function sayingOf(rule: Block, built: Side): string {
  const text = (path: string) => {
    const meant = built.byKey(built.meant(rule, path)?.split("#")[0] ?? "");
    return meant ? idOf(meant) : (built.said(rule, path) ?? "");
  };
  const peer = PEERS.map(text).find((one) => one !== "") ?? "";
  const direction = DIRECTIONS[rule.type] ?? "";
  return saying(
    direction,
    text("security_group_id"),
    text("ip_protocol"),
    [text("from_port"), text("to_port")],
    peer,
  );
}

/** Every rule that an `aws_security_group_rule` stands for. */
export function rulesWithin({ values }: Pick<Resource, "values">): readonly string[] {
  const { type, security_group_id, protocol, from_port, to_port, self, source_security_group_id } = values;
  const group = String(security_group_id);
  const lists = [values.cidr_blocks, values.ipv6_cidr_blocks, values.prefix_list_ids];
  const peers = [
    ...lists.flatMap((list) => (Array.isArray(list) ? list.map(String) : [])),
    ...(typeof source_security_group_id === "string" && self !== true ? [source_security_group_id] : []),
    ...(self === true ? [group] : []),
  ];
  const ports = [String(from_port), String(to_port)];
  return peers.map((peer) => saying(String(type), group, String(protocol), ports, peer));
}

/** The same text for the same rule; all protocols have no ports. */
function saying(
  direction: string,
  group: string,
  protocol: string,
  ports: readonly string[],
  peer: string,
): string {
  const all = protocol === "-1" || protocol === "all";
  return [direction, group, ...(all ? ["all"] : [protocol, ...ports]), peer].join(" ");
}
