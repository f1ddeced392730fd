/** Security groups with a resource for each rule, network ACLs, and prefix lists. */
import { type Thing, thing } from "../thing";
import type { Answered, Answers } from "./answers";

export function groupsOf(at: Answers): Thing[] {
  const groups = at.list("describe-security-groups", "SecurityGroups").map((group) => {
    const id = group.text("GroupId");
    const values = { vpc_id: group.text("VpcId"), tags: group.tags() };
    if (group.text("GroupName") === "default")
      return { ...thing(at, "aws_default_security_group", id, values), known: {} };
    const said = { name: group.text("GroupName"), description: group.text("Description") };
    return thing(at, "aws_security_group", id, { ...said, ...values });
  });
  return [...groups, ...rulesOf(at)];
}

function rulesOf(at: Answers): Thing[] {
  const groups = new Set(
    at.list("describe-security-groups", "SecurityGroups").map((group) => group.text("GroupId")),
  );
  const rules = at.list("describe-security-group-rules", "SecurityGroupRules");
  return rules
    .filter((rule) => groups.has(rule.text("GroupId")))
    .map((rule) => {
      const type = `aws_vpc_security_group_${rule.is("IsEgress") ? "egress" : "ingress"}_rule`;
      const protocol = rule.text("IpProtocol");
      return thing(at, type, rule.text("SecurityGroupRuleId"), {
        security_group_id: rule.text("GroupId"),
        ip_protocol: protocol,
        // All protocols have no ports, though AWS answers -1 for them.
        ...(protocol !== "-1" && { from_port: rule.optional("FromPort"), to_port: rule.optional("ToPort") }),
        ...peerOf(rule),
        ...(rule.text("Description") && { description: rule.text("Description") }),
        tags: rule.tags(),
      });
    });
}

function peerOf(rule: Answered): Readonly<Record<string, string>> {
  if (rule.text("CidrIpv4")) return { cidr_ipv4: rule.text("CidrIpv4") };
  if (rule.text("CidrIpv6")) return { cidr_ipv6: rule.text("CidrIpv6") };
  if (rule.text("PrefixListId")) return { prefix_list_id: rule.text("PrefixListId") };
  return { referenced_security_group_id: rule.part("ReferencedGroupInfo").text("GroupId") };
}

/** AWS's own entry, which refuses what no other decides; the provider never writes it. */
const LAST = "32767";

export function aclsOf(at: Answers): Thing[] {
  return at.list("describe-network-acls", "NetworkAcls").map((acl) => {
    const id = acl.text("NetworkAclId");
    const entries = acl.list("Entries").filter((entry) => entry.text("RuleNumber") !== LAST);
    const side = (egress: boolean) =>
      entries.filter((entry) => entry.is("Egress") === egress).map((entry) => entryOf(entry));
    const values = {
      subnet_ids: acl.list("Associations").map((association) => association.text("SubnetId")),
      ingress: side(false),
      egress: side(true),
      tags: acl.tags(),
    };
    return acl.is("IsDefault")
      ? { ...thing(at, "aws_default_network_acl", id, { default_network_acl_id: id, ...values }), known: {} }
      : thing(at, "aws_network_acl", id, { vpc_id: acl.text("VpcId"), ...values });
  });
}

function entryOf(entry: Answered): Readonly<Record<string, unknown>> {
  const [ports, icmp] = [entry.part("PortRange"), entry.part("IcmpTypeCode")];
  return {
    rule_no: Number(entry.text("RuleNumber")),
    action: entry.text("RuleAction"),
    protocol: entry.text("Protocol"),
    ...(entry.text("CidrBlock")
      ? { cidr_block: entry.text("CidrBlock") }
      : { ipv6_cidr_block: entry.text("Ipv6CidrBlock") }),
    from_port: ports.optional("From") ?? 0,
    to_port: ports.optional("To") ?? 0,
    ...(icmp.optional("Type") !== undefined && {
      icmp_type: icmp.optional("Type"),
      icmp_code: icmp.optional("Code"),
    }),
  };
}

/** AWS's own lists are looked up by name; those of a customer have entries. */
export function prefixListsOf(at: Answers): Thing[] {
  return at.list("describe-managed-prefix-lists", "PrefixLists").flatMap((list): Thing[] => {
    const id = list.text("PrefixListId");
    const name = list.text("PrefixListName");
    if (list.text("OwnerId") === "AWS")
      return [{ ...thing(at, "aws_ec2_managed_prefix_list", id, { name }), isLookup: true }];
    if (list.text("OwnerId") !== at.account) return [];
    const entries = at
      .of("get-managed-prefix-list-entries", id)
      .list("Entries")
      .map((entry) => ({ cidr: entry.text("Cidr"), description: entry.text("Description") || undefined }));
    const values = {
      name,
      address_family: list.text("AddressFamily"),
      max_entries: list.optional("MaxEntries"),
      entry: entries,
      tags: list.tags(),
    };
    return [thing(at, "aws_ec2_managed_prefix_list", id, values)];
  });
}
