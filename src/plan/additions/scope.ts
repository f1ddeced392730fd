/** What an addition may name: facts of its place, what is planned in its stack, and what else is added there. */
import { suggestion } from "../../diagnostics/suggest";
import type { AddedText, AddedUse } from "../planned/addition";
import type { Named, PlannedNames } from "./planned-names";

export type Part = AddedText["parts"][number];

/** What a name stands for: parts of Terraform's language, a fact, or nothing, with what to say about it. */
export type Meaning =
  | { readonly parts: readonly Part[] }
  | { readonly fact: string }
  | { readonly reason: string; readonly help: string };

export interface Scope {
  /** The VPC whose the addition is, by name. */
  readonly vpc?: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly planned: PlannedNames;
  /** Addresses as they are written, `aws_sns_topic.alarms`, and as the stack has them. */
  readonly own: ReadonlyMap<string, string>;
}

/** Undefined for what is none of an addition's business: an iterator, `path`, `self`. */
export function meaningOf(scope: Scope, steps: readonly string[], asReference = false): Meaning | undefined {
  const [root = ""] = steps;
  if (root === "cadastre") return planned(scope, steps.slice(1), asReference);
  const length = lengthOfAddress(root);
  if (length === undefined || (steps.length < length && !asReference)) return undefined;
  const address = steps.slice(0, length).join(".");
  const name = scope.own.get(address);
  if (name !== undefined) return { parts: [[name, ...steps.slice(length)].join(".")] };
  return {
    reason:
      "An addition names other additions of its VPC and its stack, and what is planned by cadastre.NAME.",
    help: `Correct it, or write the name of what is planned.${suggestion(address, [...scope.own.keys()])}`,
  };
}

/** How many steps of a name are the address of a block; undefined for what is no block's. */
function lengthOfAddress(root: string): number | undefined {
  if (root === "data") return 3;
  if (root.startsWith("aws_")) return 2;
  return ["local", "var", "module", "terraform_data"].includes(root) ? 2 : undefined;
}

function planned(scope: Scope, steps: readonly string[], asReference: boolean): Meaning {
  const [only] = steps;
  const fact = only !== undefined && Object.hasOwn(scope.facts, only) ? scope.facts[only] : undefined;
  if (fact !== undefined && steps.length === 1 && !asReference) return { fact };
  const found = (scope.vpc !== undefined && find(scope, ["vpcs", scope.vpc, ...steps])) || find(scope, steps);
  const parts = found && partsOf(found.named, found.rest, asReference);
  return parts ? { parts } : unknown(scope, steps);
}

function find({ planned: names }: Scope, whole: readonly string[]) {
  const found = names.find(whole);
  return found && { named: found.named, rest: whole.slice(found.length) };
}

const ATTRIBUTE = /^[a-z][a-z0-9_]*$/;

/** Undefined where what follows the name is no attribute. A thing's ID goes without saying. */
function partsOf(named: Named, rest: readonly string[], asReference: boolean): Part[] | undefined {
  const [attribute = "id", ...further] = rest;
  if (!rest.every((step) => ATTRIBUTE.test(step))) return undefined;
  if (asReference) return rest.length > 0 || isList(named) ? undefined : [named];
  if (isList(named)) return further.length > 0 ? undefined : [named.map((use) => ({ ...use, attribute }))];
  return [{ ...named, attribute }, ...further.map((step) => `.${step}`)];
}

function isList(named: Named): named is readonly AddedUse[] {
  return Array.isArray(named);
}

function unknown({ facts, planned: names, vpc }: Scope, steps: readonly string[]): Meaning {
  const known = [...Object.keys(facts), ...names.known(vpc)];
  const near = suggestion(steps.join("."), known).replace("“", "“cadastre.");
  return {
    reason:
      "The stack plans nothing by that name: cadastre, a word for its kind, then tier and AZ, or service.",
    help: `Correct it; docs/extra.md has the words.${near}`,
  };
}
