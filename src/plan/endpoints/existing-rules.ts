/** Plans that VPCs follow resolver rules which others made and share: a lookup and an association in each VPC's stack. */
import { acceptedName } from "../../aws/names";
import type { NetworkModel } from "../../model/network-model";
import type { ExistingRule } from "../../model/resolver";
import type { Condition } from "../planned/lookup";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import { baseOf } from "../stack/vpc-id";
import { own } from "../stack/vpc-identifiers";

export function planExistingRules({ existingRules }: NetworkModel): Decision[] {
  return existingRules.flatMap((rule) => {
    const because = { ref: `existingRules/${rule.name}`, at: rule.at };
    return rule.vpcs.map((vpc): Decision => {
      const ref = `${vpc.ref}/existing-rule/${rule.name}`;
      const resources: Planned[] = [
        {
          kind: "rule-lookup",
          ref,
          because,
          found: { from: "given", id: rule.id },
          conditions: conditionsOf(rule),
        },
        {
          kind: "resolver-rule-association",
          ref,
          because,
          name: acceptedName("aws_route53_resolver_rule_association", rule.name),
          rule: own("rule-lookup", ref, "resolver_rule_id"),
          vpc: own("vpc", vpc.ref),
        },
      ];
      return { place: baseOf(vpc), resources };
    });
  });
}

function conditionsOf({ name, ownerId, domain }: ExistingRule): Condition[] {
  const what = `The existing resolver rule ${name}`;
  return [
    { attribute: "owner_id", has: { value: ownerId }, otherwise: `${what} is not owned by ${ownerId}.` },
    { attribute: "domain_name", has: { value: domain }, otherwise: `${what} is not for ${domain}.` },
    { attribute: "rule_type", has: { value: "FORWARD" }, otherwise: `${what} forwards nothing.` },
  ];
}
