/** Plans security groups that admit exactly the ranges that are named. */
import { acceptedName } from "../../aws/names";
import { formatPrefix, type Prefix } from "../../ip/prefix";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { PlannedSecurityGroup, PlannedSecurityGroupRule } from "../planned/security-group";
import { own } from "./vpc-identifiers";

export interface GroupOutline {
  readonly ref: string;
  readonly because: Because;
  readonly name: string;
  readonly description: string;
}

/** `id` is for stacks that do not make the VPC. */
export function planGroup(
  vpc: Vpc,
  outline: GroupOutline,
  id: Identifier = own("vpc", vpc.ref),
): PlannedSecurityGroup {
  const name = acceptedName("aws_security_group", outline.name);
  return { kind: "security-group", ...outline, name, vpc: id, tags: vpc.tags };
}

export function planRule(rule: Omit<PlannedSecurityGroupRule, "kind">): PlannedSecurityGroupRule {
  return { kind: "security-group-rule", ...rule };
}

/** Protocol and port, as a service listens. */
export interface Listening {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

/** One rule for each block and port; the ref of a rule is made from what it admits, never from its place in a list. */
export function planBlockRules(
  group: GroupOutline,
  direction: "ingress" | "egress",
  blocks: readonly Prefix[],
  listening: readonly Listening[],
): PlannedSecurityGroupRule[] {
  const way = direction === "ingress" ? "from" : "to";
  return blocks.flatMap((block) => {
    const cidrBlock = formatPrefix(block);
    return listening.map(({ protocol, port }) =>
      planRule({
        ref: `${group.ref}/${way}/${cidrBlock.replace("/", "-")}/${protocol}-${port}`,
        because: group.because,
        securityGroup: group.ref,
        direction,
        protocol,
        port,
        peer: { kind: "cidr-block", cidrBlock },
      }),
    );
  });
}
