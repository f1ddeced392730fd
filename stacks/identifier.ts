/** The Terraform expression for an identifier, whether it is in this stack or comes from another. */
import type { Identifier } from "../src/plan/planned/exchange";
import { attributeOf, inExpression, terraformName } from "./naming";
import { resourceTypeOf } from "./resource-types";

export function expressionOf(identifier: Identifier): string {
  if (identifier.from === "given") return identifier.id;
  return `\${${innerExpressionOf(identifier)}}`;
}

/** The same without the braces, for use inside a longer expression. */
export function innerExpressionOf(identifier: Identifier): string {
  if (identifier.from === "given") return JSON.stringify(identifier.id);
  if (identifier.from === "import") {
    return `jsondecode(data.aws_s3_object.${terraformName(identifier.ref)}.body).${inExpression(identifier.name)}`;
  }
  return attributeOf(resourceTypeOf(identifier.kind), identifier.ref, identifier.attribute).slice(2, -1);
}
