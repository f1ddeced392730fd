/** Sabotage of security groups and network ACLs. */
import { has, mentions, removed, sabotage, set } from "./edit";

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const RULE = "aws_network_acl_rule";

export const filterSabotage = [
  sabotage("security group widened to the world", INGRESS, set({ cidr_ipv4: "0.0.0.0/0" })),
  sabotage("security group narrowed to a stranger", INGRESS, set({ cidr_ipv4: "192.168.77.0/24" })),
  sabotage("security group's port moved", INGRESS, set({ from_port: 9, to_port: 9 })),
  sabotage("security group's ingress rule removed", INGRESS, removed),
  sabotage("egress to the prefix list removed", EGRESS, removed, has("prefix_list_id")),
  sabotage("forwarder's egress removed", EGRESS, removed, mentions("security_group_id", "forward")),
  sabotage("network ACL's reply entry removed", RULE, removed, (body) => body.egress === true),
  sabotage("network ACL's entry turned to deny", RULE, set({ rule_action: "deny" })),
  sabotage(
    "network ACL opened",
    RULE,
    set({ protocol: "-1", cidr_block: "0.0.0.0/0" }),
    (body) => body.rule_number === 100,
  ),
  sabotage(
    "network ACL's port range widened",
    RULE,
    set({ from_port: 0, to_port: 65535 }),
    (body) => body.egress === false,
  ),
  sabotage(
    "network ACL's reply ports cut off",
    RULE,
    set({ from_port: 1024, to_port: 2048 }),
    (body) => body.egress === true,
  ),
];
