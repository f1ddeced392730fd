/** What names mean in a module of a plan whose files are there: variables, local values, modules and resources. */
import { asObject, type JsonObject } from "../../verify/terraform/stack";
import { evaluate, type Names } from "../hcl/evaluate";
import type { HclBlock, Node } from "../hcl/node";
import { entriesOf, numberOf, type Parts, Riddle, setOf, ValueSet } from "../hcl/value";
import { type Address, parseAddress, type Step } from "./address";
import { Future } from "./future";
import { knownAttributes } from "./known";
import type { Resource } from "./resource";
import type { ModuleSource, PlanSources } from "./sources";

/** Deeper than modules and local values are nested; what refers to itself ends here. */
const DEEPEST = 200;

export class PlanScope {
  readonly #byPlace = new Map<string, { readonly address: Address; readonly resource: Resource }[]>();
  #depth = 0;

  constructor(
    readonly sources: PlanSources,
    readonly variables: JsonObject,
    resources: readonly Resource[],
  ) {
    for (const resource of resources) {
      const address = parseAddress(resource.address);
      if (!address) continue;
      const place = placeOf(address.modules, address.base);
      this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), { address, resource }]);
    }
  }

  /** An argument of a resource, or of the only block of a name in it. */
  argument(address: Address, path: readonly string[]): unknown {
    const { modules, base, index } = address;
    const block = this.#source(modules)?.find(...blockOf(base));
    const node = block && nodeAt(block, path);
    if (!block || !node) throw new Riddle(path.join("."));
    return this.#value(node, modules, this.#instanceNames(modules, block, index));
  }

  #source(modules: readonly Step[]): ModuleSource {
    const source = this.sources.of(modules.map(({ name }) => name));
    if (!source) throw new Riddle("no files");
    return source;
  }

  #value(node: Node | undefined, modules: readonly Step[], own: Names = nothing): unknown {
    if (!node || this.#depth > DEEPEST) throw new Riddle("not understood");
    this.#depth += 1;
    try {
      return evaluate(node, (name) => own(name) ?? this.#named(name, modules));
    } finally {
      this.#depth -= 1;
    }
  }

  #named(name: string, modules: readonly Step[]): unknown {
    switch (name) {
      case "var":
        return parts((variable) => this.#variable(variable, modules));
      case "local":
        return parts((local) => this.#value(this.#source(modules).local(local), modules));
      case "module":
        return parts((call) => this.#call(call, modules));
      case "data":
        return parts((type) => parts((label) => this.#resources(["data", type, label], modules)));
      default:
        return parts((label) => this.#resources(["resource", name, label], modules));
    }
  }

  #variable(name: string, modules: readonly Step[]): unknown {
    const last = modules.at(-1);
    const declared = this.#source(modules).find("variable", name);
    const given = last ? this.#given(name, modules.slice(0, -1), last) : asObject(this.variables[name]).value;
    const isLeftOut = given === undefined && last !== undefined;
    const value = isLeftOut ? this.#value(declared?.body.attributes.get("default"), modules) : given;
    const isDefaulted = value === null && declared?.body.attributes.has("nullable");
    if (value === undefined || isDefaulted) throw new Riddle(name);
    const type = declared?.body.attributes.get("type");
    // Conversions change what is there; of these, only that to a set is read.
    if (JSON.stringify(type ?? "").includes('"name":"optional"')) throw new Riddle(name);
    const isSet = type?.kind === "call" && type.name === "set";
    return isSet && Array.isArray(value) ? setOf(value) : value;
  }

  #given(name: string, parent: readonly Step[], { name: call, index }: Step): unknown {
    const block = this.#source(parent).find("module", call);
    const node = block?.body.attributes.get(name);
    return block && node && this.#value(node, parent, this.#instanceNames(parent, block, index));
  }

  #call(name: string, modules: readonly Step[]): unknown {
    const block = this.#source(modules).find("module", name);
    if (!block) throw new Riddle(name);
    const output = (index?: string) => {
      const child = [...modules, { name, ...(index !== undefined && { index }) }];
      return parts((one) =>
        this.#value(this.#source(child).find("output", one)?.body.attributes.get("value"), child),
      );
    };
    const { attributes } = block.body;
    if (attributes.has("count")) {
      const length = numberOf(this.#value(attributes.get("count"), modules));
      return Array.from({ length }, (_, index) => output(String(index)));
    }
    if (!attributes.has("for_each")) return output();
    const entries = this.#entriesOfEach(block, modules);
    return Object.fromEntries(entries.map(([key]) => [key, output(JSON.stringify(key))]));
  }

  #resources([mode = "", type = "", label = ""]: readonly string[], modules: readonly Step[]): unknown {
    const block = this.#source(modules).find(mode, type, label);
    if (!block) throw new Riddle(`${type}.${label}`);
    const base = mode === "data" ? `data.${type}.${label}` : `${type}.${label}`;
    const all = this.#byPlace.get(placeOf(modules, base)) ?? [];
    const oneOf = ({ resource, address }: (typeof all)[number]) =>
      parts((attribute) => this.#attribute(resource, address, attribute));
    const { attributes } = block.body;
    if (attributes.has("count"))
      return [...all].sort((a, b) => Number(a.address.index) - Number(b.address.index)).map(oneOf);
    if (attributes.has("for_each"))
      return Object.fromEntries(
        all.map((one) => [String(JSON.parse(one.address.index ?? '""')), oneOf(one)]),
      );
    const [only] = all;
    if (!only) throw new Riddle(base);
    return oneOf(only);
  }

  #attribute({ address, type, values }: Resource, at: Address, name: string): unknown {
    const value = values[name];
    if (value !== undefined) return value;
    return knownAttributes(type).includes(name) ? new Future(address, name) : this.argument(at, [name]);
  }

  #instanceNames(modules: readonly Step[], block: HclBlock, index: string | undefined): Names {
    if (index === undefined) return nothing;
    const key: unknown = JSON.parse(index);
    return (name) => {
      if (name === "count") return { index: key };
      if (name !== "each") return undefined;
      return parts((part) => {
        if (part === "key") return key;
        const found = this.#entriesOfEach(block, modules).find(([other]) => other === key);
        if (part !== "value" || !found) throw new Riddle(`each.${part}`);
        return found[1];
      });
    };
  }

  #entriesOfEach({ body }: HclBlock, modules: readonly Step[]): readonly (readonly [string, unknown])[] {
    const value = this.#value(body.attributes.get("for_each"), modules);
    if (Array.isArray(value) && !(value instanceof ValueSet)) throw new Riddle("a list");
    return entriesOf(value).map(([key, one]) => [String(key), one]);
  }
}

const nothing: Names = () => undefined;

function parts(part: (name: string) => unknown): Parts {
  return { part };
}

function blockOf(base: string): [string, string, string] {
  const words = base.split(".");
  const [type = "", label = ""] = words[0] === "data" ? words.slice(1) : words;
  return [words[0] === "data" ? "data" : "resource", type, label];
}

/** Blocks of one name have no order that a plan keeps, so only the one that stands alone is found. */
function nodeAt({ body }: HclBlock, path: readonly string[]): Node | undefined {
  const [name = "", number, ...rest] = path;
  if (number === undefined) return body.attributes.get(name);
  const [only, ...others] = body.blocks.filter(
    ({ type, labels }) => type === name || (type === "dynamic" && labels[0] === name),
  );
  return number === "0" && only?.type === name && others.length === 0 ? nodeAt(only, rest) : undefined;
}

function placeOf(modules: readonly Step[], base: string): string {
  return [...modules.map(({ name, index }) => `${name}[${index ?? ""}]`), base].join(".");
}
