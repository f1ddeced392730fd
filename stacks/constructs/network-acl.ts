/** Network ACLs: denials in both directions, then all that is left. */
import { NetworkAcl } from "#aws/network-acl";
import type { PlannedNetworkAcl } from "../../src/plan/planned/network-acl";
import type { AccountStack } from "../account-stack";
import { idOf, named, tagsOf } from "../emit";
import { attributeOf } from "../naming";

/** AWS takes 1 to 32,766; https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
const FIRST_DENIAL = 100;
const ALLOWANCE = 30_000;

export function networkAcl(stack: AccountStack, planned: PlannedNetworkAcl): void {
  const whole = { protocol: "-1", fromPort: 0, toPort: 0 };
  const rules = [
    ...planned.denied.map((cidrBlock, index) => ({
      ...whole,
      ruleNo: FIRST_DENIAL + index,
      action: "deny",
      cidrBlock,
    })),
    { ...whole, ruleNo: ALLOWANCE, action: "allow", cidrBlock: "0.0.0.0/0" },
  ];
  const resource = new NetworkAcl(stack, idOf("aws_network_acl", planned.ref), {
    vpcId: attributeOf("aws_vpc", planned.vpc, "id"),
    subnetIds: planned.subnets.map((ref) => attributeOf("aws_subnet", ref, "id")),
    ingress: rules,
    egress: rules,
    tags: tagsOf(planned),
  });
  named(stack, resource, planned);
}
