/** Conditions as Terraform evaluates them: what another account tells, held to the plan, with a sentence where it differs. */
import type { TerraformDataSource, TerraformResource } from "#cdktf";
import type { ImportedValue } from "../src/plan/planned/exchange";
import type { Condition, Expected } from "../src/plan/planned/lookup";
import { innerExpressionOf } from "./identifier";
import { inExpression } from "./naming";

interface Postcondition {
  readonly condition: string;
  readonly error_message: string;
}

export function postconditions(
  element: TerraformResource | TerraformDataSource,
  conditions: readonly Postcondition[],
): void {
  element.addOverride("lifecycle", { postcondition: conditions });
}

/** Of an object in the exchange: text that is not JSON, or has no such value, is no match either. */
export function valueCondition({ value, pattern, otherwise }: ImportedValue): Postcondition {
  const matched = `regex(${quoted(pattern, PATTERN)}, jsondecode(self.body).${inExpression(value)})`;
  return { condition: `\${can(${matched})}`, error_message: otherwise };
}

/** The message ends with what AWS says instead, which is no account's own text. */
export function attributeCondition({ attribute, has, otherwise }: Condition): Postcondition {
  const actual = `self.${inExpression(attribute)}`;
  const shown = "among" in has ? `join(", ", ${actual})` : actual;
  return {
    condition: `\${${comparison(actual, has)}}`,
    error_message: `${otherwise} AWS says \${${shown}}.`,
  };
}

function comparison(actual: string, has: Expected): string {
  if ("among" in has) {
    const allowed = has.among.map((value) => quoted(value)).join(", ");
    return `length(setsubtract(${actual}, [${allowed}])) == 0`;
  }
  const { value } = has;
  return `${actual} == ${typeof value === "object" ? innerExpressionOf(value) : literal(value)}`;
}

function literal(value: string | number): string {
  return typeof value === "number" ? String(value) : quoted(value);
}

/** Account IDs, CIDR blocks and domain names; the brackets are a template's blanks, and the last a break. */
const VALUE = /^[\w.*/⟦⟧\ue000-]*$/;
/** Regular expressions of our own, without what begins a template. */
const PATTERN = /^(?:[\w^()|[\]{},.?*+\ue000-]|\$(?!\{))*$/;

/** A string of Terraform's expression language. What the shape does not admit is a programming error. */
function quoted(text: string, shape: RegExp = VALUE): string {
  if (!shape.test(text)) throw new Error(`${JSON.stringify(text)} cannot stand in an expression`);
  return `"${text}"`;
}
