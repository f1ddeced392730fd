/** Terraform names and addresses from refs: short, human, and unchanged when neighbours come and go. */

/**
 * The Terraform name of a ref: what follows account and region, joined by underscores, `main_app_use1-az1`. Names in
 * refs have no underscore and begin with a letter, so this is unambiguous and valid.
 */
export function terraformName(ref: string): string {
  return ref.split("/").slice(2).join("_").replaceAll(".", "-");
}

/** `aws_subnet.main_app_use1-az1`. */
export function addressOf(type: string, ref: string): string {
  return `${type}.${terraformName(ref)}`;
}

/** An expression for an attribute of something else in the same stack. */
export function attributeOf(type: string, ref: string, attribute: string): string {
  return `\${${addressOf(type, ref)}.${attribute}}`;
}

/** Text in which Terraform is to see no template: `${` and `%{` are escaped. */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign) => sign + sign);
}
