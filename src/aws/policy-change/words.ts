/** A statement of a policy in words: who, and what on what. */
import { conditionsOf, textsOf } from "../endpoint-policy/statement";
import type { Gained } from "./gained";
import type { Elements } from "./statement-cover";

/** How many of a list are named before the rest is only counted. */
const NAMED = 3;

/** Conditions that say who asks, by key in lower case, and what their values are. */
const ASKERS: Readonly<Record<string, string>> = {
  "aws:principalorgid": "organization",
  "aws:principalorgpaths": "OU",
  "aws:principalaccount": "account",
  "aws:principalarn": "role",
  "aws:sourceaccount": "account",
  "aws:sourcevpc": "VPC",
  "aws:sourcevpce": "endpoint",
};

export function admissionWords(statement: Elements): Gained {
  const what = objectOf(statement);
  return { who: whoOf(statement), ...(what !== undefined && { what }) };
}

function whoOf(statement: Elements): string {
  const asked = conditionsOf({ pointer: "", elements: statement }).flatMap(
    ({ key, operator, passesWithoutKey, values }) => {
      const noun = ASKERS[key];
      const positive = /^(?:string(?:equals|like)|arn(?:equals|like))$/.test(operator) && !passesWithoutKey;
      return noun && positive ? [`${noun} ${listed(values)}`] : [];
    },
  );
  if (asked.length > 0) return asked.sort().join(", ");
  const { Principal: principal } = statement;
  if (principal === undefined && statement.NotPrincipal === undefined) return "its bearer";
  if (principal === undefined) return `everybody but ${JSON.stringify(statement.NotPrincipal)}`;
  const named = Object.entries(typeof principal === "object" ? Object(principal) : {}).flatMap(
    ([kind, values]) => textsOf(values).map((value) => (value === "*" ? "*" : principalWords(kind, value))),
  );
  return named.length === 0 || named.includes("*") ? "anyone in AWS" : listed(named);
}

function principalWords(kind: string, value: string): string {
  const account = /^(?:arn:[a-z-]+:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
  if (account) return `account ${account}`;
  return kind === "Service" ? `service ${value}` : value;
}

function objectOf(statement: Elements): string | undefined {
  const actions = listOf(statement, "Action");
  const resources = listOf(statement, "Resource");
  if (actions === "" && resources === "") return undefined;
  return `${actions === "" ? "everything" : actions}${resources === "" ? "" : ` on ${resources}`}`;
}

/** An empty text for everything. */
function listOf(statement: Elements, element: "Action" | "Resource"): string {
  const not = statement[`Not${element}`];
  if (not !== undefined) return `all but ${listed(textsOf(not))}`;
  const values = textsOf(statement[element]);
  return values.includes("*") ? "" : listed(values);
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, NAMED).join(", ");
  return values.length > NAMED ? `${shown} and ${values.length - NAMED} more` : shown;
}
