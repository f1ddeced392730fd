/** Works out what an attribute is worth: within a stack, and across stacks through exports and remote states. */
import { type Expression, parseTemplate } from "./expression";
import { asList, asObject, type Block, type JsonObject, membersOf, type Stack } from "./stack";
import { elementOf, JsonText, Symbolic, Unread, type Value, type ValueObject } from "./value";

/** Deeper than any real chain of references; a cycle ends here and is named as unread. */
const DEEPEST = 40;

/** Data sources that stand for what others made, wherever its ID is written, and the argument that has the ID. */
const LOOKED_UP: Readonly<Record<string, string>> = {
  aws_ec2_transit_gateway: "id",
  aws_route53_resolver_rule: "resolver_rule_id",
};

/** The ID that a data source is given as it is; undefined for one of what a stack makes. */
export function lookedUpBy({ mode, type, body }: Block): string | undefined {
  const id = mode === "data" ? body[LOOKED_UP[type] ?? ""] : undefined;
  return typeof id === "string" && !id.includes("${") ? id : undefined;
}

/** Functions whose value is that of their first argument, as far as reachability goes. */
const TRANSPARENT = new Set(["tostring", "tolist", "toset", "nonsensitive", "sensitive", "try", "tonumber"]);

/** No function of Terraform: what is made of a plan has it where the plan does not say where a value comes from. */
export const NOT_IN_THE_PLAN = "not_in_the_plan";

export class Evaluator {
  readonly #exports = new Map<string, Block>();
  readonly #states = new Map<string, Stack>();
  readonly #trees = new Map<string, Expression | undefined>();
  readonly #lookedUp = new Set<string>();

  constructor(stacks: readonly Stack[]) {
    for (const stack of stacks) {
      const place = backendPlace(asObject(asObject(stack.json.terraform).backend));
      if (place) this.#states.set(place, stack);
      for (const block of stack.blocks) {
        const id = lookedUpBy(block);
        if (id !== undefined) this.#lookedUp.add(id);
        if (block.mode !== "resource" || block.type !== "aws_s3_object") continue;
        const place = this.#objectPlace(block);
        if (place) this.#exports.set(place, block);
      }
    }
  }

  /** The IDs by which stacks look up things of others. */
  get lookedUp(): ReadonlySet<string> {
    return this.#lookedUp;
  }

  /** Whether a stack looks up a thing of others by this ID of AWS's own. */
  isLookedUp(id: string): boolean {
    return this.#lookedUp.has(id);
  }

  /** An attribute of a block; null when it is not set. */
  attribute(block: Block, name: string): Value {
    return this.evaluate(block.stack, block.body[name], 0);
  }

  /** Any piece of a stack's JSON with its interpolations worked out. */
  evaluate(stack: Stack, json: unknown, depth: number): Value {
    if (json === undefined || json === null) return null;
    if (typeof json === "number" || typeof json === "boolean") return json;
    if (Array.isArray(json)) return json.map((item) => this.evaluate(stack, item, depth));
    if (typeof json === "object") return mapObject(json as JsonObject, (v) => this.evaluate(stack, v, depth));
    const text = json as string;
    if (!text.includes("${")) return text;
    if (depth > DEEPEST) return new Unread(text, "it refers to itself");
    const tree = this.#parse(text);
    return tree
      ? this.#value(stack, tree, text, depth + 1)
      : new Unread(text, "the expression is not understood");
  }

  #parse(text: string): Expression | undefined {
    if (!this.#trees.has(text)) this.#trees.set(text, parseTemplate(text));
    return this.#trees.get(text);
  }

  #value(stack: Stack, tree: Expression, text: string, depth: number): Value {
    const inner = (next: Expression) => this.#value(stack, next, text, depth);
    switch (tree.kind) {
      case "literal":
        return tree.value;
      case "template":
        return join(tree.parts.map(inner), text);
      case "list":
        return tree.items.map(inner);
      case "object":
        return Object.fromEntries(tree.entries.map(([key, value]) => [String(inner(key)), inner(value)]));
      case "call":
        return this.#call(tree.name, tree.of.map(inner), text);
      case "name":
      case "element": {
        const path = pathOf(tree, inner);
        return path ? this.#reference(stack, path, text, depth) : this.#element(tree, inner, text);
      }
    }
  }

  #element(tree: Expression, inner: (next: Expression) => Value, text: string): Value {
    if (tree.kind !== "element") return new Unread(text, "the name stands for nothing here");
    const key = inner(tree.key);
    if (typeof key !== "string" && typeof key !== "number") return new Unread(text, "the index is not known");
    return elementOf(inner(tree.of), key);
  }

  #call(name: string, of: readonly Value[], text: string): Value {
    const first = of[0] ?? null;
    if (name === NOT_IN_THE_PLAN)
      return new Unread(String(first), "the plan does not say what it comes from");
    if (name === "jsonencode") return new JsonText(first);
    if (name === "jsondecode") return decode(first, text);
    if (name === "one") return Array.isArray(first) ? (first[0] ?? null) : first;
    if (name === "concat") return of.flatMap((item) => (Array.isArray(item) ? item : [item]));
    if (TRANSPARENT.has(name)) return first;
    // What is replaced in a name that only AWS knows still leads to the thing that has it.
    if (name === "replace" && first instanceof Symbolic) return first;
    return new Unread(text, `the function ${name} is not known`);
  }

  #reference(stack: Stack, path: readonly (string | number)[], text: string, depth: number): Value {
    const [head, second, third] = path;
    if (head === "local") {
      const local = this.evaluate(stack, membersOf(stack.json.locals)[String(second)], depth);
      return path.slice(2).reduce(elementOf, local);
    }
    if (head === "var") {
      const value = asObject(asList(asObject(stack.json.variable)[String(second)])[0]).default;
      if (value === undefined) return new Unread(text, "the variable has no default");
      return path.slice(2).reduce(elementOf, this.evaluate(stack, value, depth));
    }
    if (head === "terraform" || head === "path" || head === "each" || head === "count" || head === "module")
      return new Unread(text, `what ${head}.${second} is, only Terraform knows`);
    const data = head === "data";
    const address = data ? `data.${second}.${third}` : `${head}.${second}`;
    const block = stack.byAddress.get(address);
    if (!block) return new Unread(text, `there is no ${address} in stack ${stack.name}`, true);
    return this.#attributePath(block, path.slice(data ? 3 : 2), text, depth);
  }

  #attributePath(block: Block, path: readonly (string | number)[], text: string, depth: number): Value {
    if (block.type === "aws_s3_object" && block.mode === "data")
      return this.#import(block, path, text, depth);
    if (block.type === "terraform_remote_state") return this.#remote(block, path, text, depth);
    if (block.type === "aws_caller_identity" && path[0] === "account_id") return block.account;
    if (block.type === "aws_region") return block.region;
    if (
      block.type === "aws_vpc_endpoint_service" &&
      path[0] === "service_name" &&
      block.body.service !== undefined
    )
      return this.#serviceName(block, text, depth);
    const [attribute, ...rest] = path;
    const given = attribute === undefined ? undefined : block.body[String(attribute)];
    // A data source is asked for what its own arguments say, its ID among them.
    const made = attribute === "id" && block.mode === "resource";
    if (given === undefined || given === null || made) return new Symbolic(block, path);
    return rest.reduce(elementOf, this.evaluate(block.stack, given, depth));
  }

  #import(block: Block, path: readonly (string | number)[], text: string, depth: number): Value {
    const place = this.#objectPlace(block);
    const source = place === undefined ? undefined : this.#exports.get(place);
    if (!source || path[0] !== "body")
      return new Unread(text, `no stack writes the object ${place ?? block.name}`);
    return this.evaluate(source.stack, source.body.content, depth);
  }

  /** A service that is looked up by its short name has the usual full one. */
  #serviceName(block: Block, text: string, depth: number): Value {
    const short = this.evaluate(block.stack, block.body.service, depth);
    return typeof short === "string"
      ? `com.amazonaws.${block.region}.${short}`
      : new Unread(text, "the service is looked up by what is not known");
  }

  #remote(block: Block, path: readonly (string | number)[], text: string, depth: number): Value {
    const config = Object.fromEntries([[String(block.body.backend), block.body.config]]);
    const place = backendPlace(config);
    const source = place === undefined ? undefined : this.#states.get(place);
    const [outputs, name, ...rest] = path;
    if (!source || outputs !== "outputs")
      return new Unread(text, `no stack keeps its state at ${place ?? block.name}`);
    const output = asObject(asList(asObject(source.json.output)[String(name)])[0]).value;
    if (output === undefined) return new Unread(text, `stack ${source.name} has no output ${name}`);
    return rest.reduce(elementOf, this.evaluate(source, output, depth));
  }

  #objectPlace(block: Block): string | undefined {
    const [bucket, key] = [this.attribute(block, "bucket"), this.attribute(block, "key")];
    const bucketName = bucket instanceof Symbolic ? bucket.block.body.bucket : bucket;
    return typeof bucketName === "string" && typeof key === "string" ? `${bucketName}/${key}` : undefined;
  }
}

function mapObject(json: JsonObject, worth: (value: unknown) => Value): ValueObject {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, worth(value)]));
}

function join(parts: readonly Value[], text: string): Value {
  if (
    parts.every((part) => typeof part === "string" || typeof part === "number" || typeof part === "boolean")
  )
    return parts.join("");
  return (
    parts.find((part) => part instanceof Unread) ??
    new Unread(text, "a part of the text is known only to AWS")
  );
}

function decode(value: Value, text: string): Value {
  if (value instanceof JsonText) return value.value;
  if (value instanceof Unread) return value;
  if (typeof value !== "string") return new Unread(text, "what jsondecode is given is not known");
  try {
    return JSON.parse(value) as Value;
  } catch {
    return new Unread(text, "what jsondecode is given is not JSON");
  }
}

/** The names and indexes of a plain traversal, `data.aws_s3_object.x.body`; undefined for anything computed. */
function pathOf(tree: Expression, inner: (next: Expression) => Value): (string | number)[] | undefined {
  if (tree.kind === "name") return [tree.name];
  if (tree.kind !== "element") return undefined;
  const before = pathOf(tree.of, inner);
  const key = before && inner(tree.key);
  return typeof key === "string" || typeof key === "number" ? [...before!, key] : undefined;
}

/** Where a state is kept, as text that is equal for the writer's backend and the reader's configuration. */
function backendPlace(backend: JsonObject): string | undefined {
  for (const [type, config] of Object.entries(backend)) {
    const { bucket, key, path, workspaces } = asObject(asList(config)[0]);
    const place = type === "s3" ? [bucket, key] : type === "local" ? path : workspaces;
    if (place !== undefined) return `${type}:${JSON.stringify(place)}`;
  }
  return undefined;
}
