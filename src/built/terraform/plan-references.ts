/** Where a planned argument comes from, by the expressions that a plan's configuration lists. */

import { asList, asObject, type JsonObject } from "../../verify/terraform/stack";
import { listOf, Missing, Riddle, ValueSet } from "../hcl/value";
import { type Address, isWithin, parseAddress, type Step } from "./address";
import { Future, UNREADABLE } from "./future";
import { knownAttributes } from "./known";
import { PlanScope } from "./plan-scope";
import type { Resource } from "./resource";
import { type BesidePlan, PlanSources } from "./sources";

interface Target {
  readonly resource: Resource;
  readonly address: Address;
}

/** Whose module an expression stands in, and for which instance it is worked out. */
interface Scope {
  readonly modules: readonly Step[];
  readonly index?: string;
}

/** Arguments that take several things. */
const TAKES_MANY = /(?:_ids|_arns|subnets|security_groups|zone_identifier)$/;

/** Deeper than modules are nested; what refers to itself ends here. */
const DEEPEST = 20;

export class PlanReferences {
  readonly #root: JsonObject;
  readonly #variables: JsonObject;
  readonly #targets: readonly Target[];

  /** There where the module's files are. */
  readonly #scope: PlanScope | undefined;

  constructor(plan: JsonObject, resources: readonly Resource[], beside?: BesidePlan) {
    this.#root = asObject(asObject(plan.configuration).root_module);
    this.#variables = asObject(plan.variables);
    this.#targets = resources.flatMap((resource) => {
      const address = parseAddress(resource.address);
      return address ? [{ resource, address }] : [];
    });
    this.#scope = beside && new PlanScope(new PlanSources(beside, this.#root), this.#variables, resources);
  }

  /** What an argument means; undefined for one that the configuration does not set, {@link UNREADABLE} for a riddle. */
  of(text: string, path: readonly string[]): unknown {
    const address = parseAddress(text);
    if (!address) return undefined;
    return this.#workedOut(address, path) ?? this.#listed(address, path);
  }

  /** By the expression itself, where it is understood. */
  #workedOut(address: Address, path: readonly string[]): unknown {
    try {
      return plainValue(this.#scope?.argument(address, path));
    } catch (error) {
      if (error instanceof Riddle || error instanceof Missing) return undefined;
      throw error;
    }
  }

  /** By what the plan lists of the expression: whatever it refers to. */
  #listed({ modules, base, index }: Address, path: readonly string[]): unknown {
    const block = asList(this.#module(modules)?.resources)
      .map(asObject)
      .find((one) => one.address === base);
    const expressions = expressionsAt([asObject(block?.expressions)], path);
    if (expressions.length === 0) return undefined;
    const scope: Scope = { modules, ...(index !== undefined && { index }) };
    const meant = expressions.flatMap((expression) => this.#meant(expression, scope, 0));
    if (meant.length === 0 || meant.includes(UNREADABLE)) return UNREADABLE;
    if (TAKES_MANY.test(path.at(-1) ?? "")) return meant;
    return meant.length === 1 ? meant[0] : UNREADABLE;
  }

  #module(modules: readonly Step[]): JsonObject | undefined {
    return modules.reduce<JsonObject | undefined>(
      (module, { name }) => asObject(asObject(asObject(module?.module_calls)[name]).module),
      this.#root,
    );
  }

  #meant(expression: JsonObject, scope: Scope, depth: number): unknown[] {
    if (depth > DEEPEST) return [UNREADABLE];
    if (Object.hasOwn(expression, "constant_value")) return [expression.constant_value];
    const texts = asList(expression.references).map(String);
    // Each reference is listed with what it begins with as well.
    const own = texts.filter((text) => !texts.some((other) => other !== text && isLonger(other, text)));
    const indexed = own.filter(isWholeResource);
    if (indexed.length > 0) return this.#indexed(indexed, own, scope);
    return own.length === 0 ? [UNREADABLE] : own.flatMap((text) => this.#one(text, scope, depth + 1));
  }

  /**
   * A resource is named without an attribute where an index follows, and what the index is made of is listed beside it:
   * nothing for all of them, and `count.index` or `each.key` for the one of the same index.
   */
  #indexed(resources: readonly string[], all: readonly string[], scope: Scope): unknown[] {
    const index = all.filter((text) => !resources.includes(text));
    const isSame = index.length > 0 && index.every((text) => text === "count.index" || text === "each.key");
    if (index.length > 0 && !isSame) return [UNREADABLE];
    return resources.flatMap((base) =>
      this.#resources(base, isSame ? scope.index : undefined, undefined, { modules: scope.modules }),
    );
  }

  #one(text: string, scope: Scope, depth: number): unknown[] {
    const words = text.match(/[\w-]+|\[(?:\d+|"[^"]*")\]/g) ?? [];
    const [head = "", second = "", third = ""] = words;
    if (head === "var") return this.#variable(second, scope, depth);
    if (head === "module") return this.#output(words, scope, depth);
    // What these are worth, a plan does not say.
    if (["local", "each", "count", "path", "self", "terraform"].includes(head)) return [UNREADABLE];
    const isData = head === "data";
    const base = isData ? `data.${second}.${third}` : `${head}.${second}`;
    const rest = words.slice(isData ? 3 : 2);
    const index = rest[0]?.startsWith("[") ? rest[0].slice(1, -1) : undefined;
    return this.#resources(base, index, rest[index === undefined ? 0 : 1], scope);
  }

  #variable(name: string, { modules }: Scope, depth: number): unknown[] {
    const last = modules.at(-1);
    if (!last) {
      const { value } = asObject(this.#variables[name]);
      return value === undefined ? [UNREADABLE] : [value].flat();
    }
    const parent = modules.slice(0, -1);
    const call = asObject(asObject(this.#module(parent)?.module_calls)[last.name]);
    const expression = asObject(asObject(call.expressions)[name]);
    const scope = { modules: parent, ...(last.index !== undefined && { index: last.index }) };
    return this.#meant(expression, scope, depth);
  }

  #output(words: readonly string[], { modules }: Scope, depth: number): unknown[] {
    const [, name = "", ...rest] = words;
    const index = rest[0]?.startsWith("[") ? rest[0].slice(1, -1) : undefined;
    const output = rest[index === undefined ? 0 : 1];
    if (output === undefined) return [UNREADABLE];
    const child = [...modules, { name, ...(index !== undefined && { index }) }];
    const { expression } = asObject(asObject(this.#module(child)?.outputs)[output]);
    return this.#meant(asObject(expression), { modules: child }, depth);
  }

  /** An instance that is named, the one that there is, the one of the same index, or all of them. */
  #resources(
    base: string,
    index: string | undefined,
    attribute: string | undefined,
    scope: Scope,
  ): unknown[] {
    const all = this.#targets.filter(
      ({ address }) => address.base === base && isWithin(address.modules, scope.modules),
    );
    const named = all.filter(({ address }) => index === undefined || address.index === index);
    const alike = named.filter(({ address }) => address.index !== undefined && address.index === scope.index);
    const meant = index === undefined && named.length > 1 && alike.length > 0 ? alike : named;
    return meant.length === 0
      ? [UNREADABLE]
      : meant.map(({ resource }) => this.#attribute(resource, attribute ?? "id"));
  }

  /** What refers to an argument of another resource means what that argument means. */
  #attribute({ address, type, values }: Resource, name: string): unknown {
    const value = values[name];
    if (typeof value === "string" && value !== "") return value;
    return knownAttributes(type).includes(name)
      ? new Future(address, name)
      : (this.of(address, [name]) ?? UNREADABLE);
  }
}

/** Undefined for what is no argument's value, such as a whole resource. */
function plainValue(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof ValueSet || Array.isArray(value)) {
    const items = listOf(value).map(plainValue);
    return items.includes(undefined) ? undefined : items;
  }
  return typeof value === "object" && !(value instanceof Future) ? undefined : value;
}

/** Some blocks are values to Terraform, whose expression is one for all that is in them. */
function isExpression(one: JsonObject): boolean {
  return Array.isArray(one.references) || Object.hasOwn(one, "constant_value");
}

/** `aws_subnet.private`, `data.aws_subnet.private`. */
function isWholeResource(text: string): boolean {
  return /^(?:data\.)?(?!(?:var|local|module|each|count|path|self|terraform|data)\.)[\w-]+\.[\w-]+$/.test(
    text,
  );
}

function isLonger(text: string, beginning: string): boolean {
  return text.startsWith(`${beginning}.`) || text.startsWith(`${beginning}[`);
}

/** Blocks of one name are a list of expressions. A number is one of them; dynamic blocks have one for all. */
function expressionsAt(from: readonly JsonObject[], path: readonly string[]): readonly JsonObject[] {
  return path.reduce<readonly JsonObject[]>((found, name) => {
    if (/^\d+$/.test(name)) return found.length > 1 ? found.slice(Number(name), Number(name) + 1) : found;
    return found.flatMap((one) => (isExpression(one) ? [one] : asList(one[name]).map(asObject)));
  }, from);
}
