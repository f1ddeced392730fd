/**
 * Keeps text of the plan text, on its way through CDKTF and in Terraform. `buildStack` passes everything that is planned
 * through `asPlainText` before a construct sees it, so no construct escapes anything itself: what a construct adds to
 * it (`${aws_vpc.main.id}`) is an expression, and what it was given is not.
 */

/** Stands inside what CDKTF would take for a token of its own, until CDKTF is done. */
const BREAK = "\ue000";

/** Terraform's templates: doubling the sign makes `${` and `%{` text, however many signs stand before them. */
const TEMPLATE = /[$%](?=\{)/g;

/**
 * Where CDKTF would see a token of its own, in any text that it resolves: the text of a token, a number that encodes one
 * (the exponent of any number is broken), the values that stand for maps, and members by which it knows constructs.
 */
const TOKEN =
  /(?<=[#$&]\{)(?=TfToken\[)|(?<=[-|\d.+])(?=e[-|\d.eE+])|^(?=(?:String|Any) Map Token Value$|_)/g;

/** What may need either, which is next to nothing. */
const SUSPECT = /[#$%&]\{|[-|\d.+]e[-|\d.eE+]|Map Token Value|^_|\ue000/;

/** Comments, which Terraform does not evaluate: the reason for a resource, and the place in the configuration. */
const COMMENTS: ReadonlySet<string> = new Set(["because"]);

type Convert = (text: string) => string;

/** The same value, with every text and every key of it as CDKTF and Terraform have to be given it. */
export function asPlainText<Value>(planned: Value): Value {
  return converted(planned, argument) as Value;
}

/** Terraform JSON without the breaks. */
export function withoutBreaks<Value>(json: Value): Value {
  return converted(json, unbroken) as Value;
}

function converted(value: unknown, convert: Convert): unknown {
  if (typeof value === "string") return convert(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => converted(item, convert));
  const entries = Object.entries(value).map(([key, member]) => {
    const how = COMMENTS.has(key) && convert === argument ? comment : convert;
    return [convert(key), converted(member, how)] as const;
  });
  return Object.fromEntries(entries);
}

function argument(text: string): string {
  return SUSPECT.test(text) ? comment(text.replace(TEMPLATE, (sign) => sign + sign)) : text;
}

function comment(text: string): string {
  return SUSPECT.test(text) ? text.replaceAll(BREAK, BREAK + BREAK).replace(TOKEN, BREAK) : text;
}

function unbroken(text: string): string {
  return text.includes(BREAK) ? text.replace(/\ue000(\ue000?)/g, "$1") : text;
}
