/** Whether changing an argument of a Terraform resource replaces the resource, as far as it is known. */
import { REPLACEMENT } from "./data/replacement";

/** `unknown`: the table has no entry, so a replacement cannot be excluded. */
export type ReplacementRule = "replace" | "update" | "unknown";

/** `path` is a flat path such as `cidr_block`, `tags.Name` or `alias[1].name`. */
export function replacementRule(type: string, path: string): ReplacementRule {
  const rules = REPLACEMENT[type];
  if (!rules) return "unknown";
  const steps = path.replace(/\[\d+\]/g, "").split(".");
  for (let length = steps.length; length > 0; length--) {
    const name = steps.slice(0, length).join(".");
    if (rules.replace.includes(name)) return "replace";
    if (rules.update.includes(name)) return "update";
  }
  return "unknown";
}

/** The provider's page about a resource. */
export function providerPage(type: string): string {
  return `https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/${type.replace(/^aws_/, "")}`;
}
