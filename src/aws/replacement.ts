/** Whether changing an argument of a Terraform resource replaces the resource, as far as it is known. */
import { REPLACEMENT } from "./data/replacement";

/** `unknown`: the table has no entry, so a replacement cannot be excluded. */
export type ReplacementRule = "replace" | "update" | "unknown";

/** `path` is a flat path such as `cidr_block`, `tags.Name` or `alias[1].name`. */
export function replacementRule(type: string, path: string): ReplacementRule {
  const plain = path.replace(/\[\d+\]/g, "");
  const rules = REPLACEMENT[type];
  if (!rules) return "unknown";
  for (const name of [plain, plain.split(".")[0] as string]) {
    if (rules.replace.includes(name)) return "replace";
    if (rules.update.includes(name)) return "update";
  }
  return "unknown";
}

/** The provider's page about a resource. */
export function providerPage(type: string): string {
  return `https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/${type.replace(/^aws_/, "")}`;
}
