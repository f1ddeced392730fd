/** Blocks of which a resource has several, such as the entries of a network ACL: compared one by one, in any order. */
import { asList, asObject, type Block } from "../../verify/terraform/stack";
import type { Difference } from "./difference";

const ENTRY = ["rule_no", "action", "protocol", "cidr_block", "ipv6_cidr_block", "from_port", "to_port"];

/** Members that tell two blocks apart, by type and argument; they are written out on both sides. */
const BLOCKS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  aws_network_acl: { ingress: ENTRY, egress: ENTRY },
  aws_route53_resolver_rule: { target_ip: ["ip", "port"] },
};

/** What AWS takes for what is not said. */
const USUAL: Readonly<Record<string, number>> = { port: 53 };

/** What one side alone has: `100 deny -1 10.0.0.0/8 0 0`. */
export function blockDifferences(described: Block, built: Block): readonly Difference[] {
  return Object.entries(BLOCKS[described.type] ?? {}).flatMap(([argument, members]) => {
    const was = textsOf(described.body[argument], members);
    const is = textsOf(built.body[argument], members);
    // What Terraform works out is not known here.
    if ([...was, ...is].some((text) => text.includes("${"))) return [];
    const [gone, come] = [was.filter((one) => !is.includes(one)), is.filter((one) => !was.includes(one))];
    if (gone.length + come.length === 0) return [];
    return [{ argument, described: gone.join(", "), built: come.join(", ") }];
  });
}

function textsOf(blocks: unknown, members: readonly string[]): readonly string[] {
  return asList(blocks)
    .map(asObject)
    .map((block) => members.flatMap((member) => block[member] ?? USUAL[member] ?? []).join(" "));
}
