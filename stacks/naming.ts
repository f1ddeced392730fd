/** Terraform names and addresses from refs: short, human, and unchanged when neighbours come and go. */

/**
 * The Terraform name of a ref: what follows account and region, joined by underscores, `main_app_use1-az1`. Names in
 * refs have no underscore and begin with a letter, so this is unambiguous and valid.
 */
export function terraformName(ref: string): string {
  return inExpression(ref.split("/").slice(2).join("_").replaceAll(".", "-"));
}

/** Words of expressions: names, attributes and indexes. The brackets are a template's blanks, and the last a break. */
const WORD = /^[\w.*[\]⟦⟧\ue000-]*$/;

/** Text that becomes part of an expression. Anything that could say more than a name there is a programming error. */
export function inExpression(text: string): string {
  if (!WORD.test(text)) throw new Error(`${JSON.stringify(text)} cannot stand in an expression`);
  return text;
}

/** `aws_subnet.main_app_use1-az1`. */
export function addressOf(type: string, ref: string): string {
  return `${type}.${terraformName(ref)}`;
}

/** An expression for an attribute of something else in the same stack. */
export function attributeOf(type: string, ref: string, attribute: string): string {
  return `\${${addressOf(type, ref)}.${inExpression(attribute)}}`;
}
