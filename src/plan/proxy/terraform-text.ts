/** Text for a Terraform string: its own template marks escaped, identifiers known only at apply put in. */

/**
 * `text` as the value of a string in Terraform JSON, where `${` and `%{` start templates; a generated script and
 * HAProxy's log format are full of both. Every `late` key found in the text becomes the Terraform expression it maps to,
 * `aws_network_interface.a.id`. Choose keys that occur nowhere else, `@@eni-a@@`.
 */
export function terraformText(text: string, late: Readonly<Record<string, string>> = {}): string {
  const escaped = text.replaceAll(/([$%])\{/g, "$1$1{");
  const keys = Object.keys(late).sort((a, b) => b.length - a.length);
  return keys.reduce((done, key) => done.replaceAll(key, () => `\${${late[key]}}`), escaped);
}
