/** One of two descriptions of a network: its resources, with what their arguments say as texts that can be compared. */
import { keyOfSymbol } from "../../verify/readers/identity";
import { Evaluator } from "../../verify/terraform/evaluate";
import {
  asList,
  asObject,
  type Block,
  type JsonObject,
  parseStack,
  type StackJson,
} from "../../verify/terraform/stack";
import { isObject, JsonText, Symbolic, Unread, type Value } from "../../verify/terraform/value";

/** What an argument says: a reference is the key of what it means, with `→` before it. */
export type Said = string | undefined;

export const REFERENCE = "→";

/** Stands for what cannot be known, in no text that people write. */
export const UNKNOWN = "\u0000";

export class Side {
  readonly blocks: readonly Block[];
  /** Data sources. */
  readonly lookups: readonly Block[];
  readonly #byKey: ReadonlyMap<string, Block>;
  readonly #evaluator: Evaluator;
  /** Matching asks the same again and again, until nothing new is found. */
  readonly #known = new Map<Block, Map<string, Said>>();

  constructor(stacks: readonly StackJson[]) {
    const parsed = stacks.map(parseStack);
    this.#evaluator = new Evaluator(parsed);
    this.blocks = parsed.flatMap(({ blocks }) => blocks.filter(({ mode }) => mode === "resource"));
    this.lookups = parsed.flatMap(({ blocks }) => blocks.filter(({ mode }) => mode === "data"));
    this.#byKey = new Map(this.blocks.map((block) => [block.key, block]));
  }

  /** The IDs by which things of others are looked up. */
  get lookedUp(): ReadonlySet<string> {
    return this.#evaluator.lookedUp;
  }

  byKey(key: string): Block | undefined {
    return this.#byKey.get(key);
  }

  /** Undefined for what is not set; a path as {@link IDENTITIES} has them. Lists are sorted and joined. */
  said(block: Block, path: string): Said {
    const known = this.#known.get(block) ?? new Map<string, Said>();
    this.#known.set(block, known);
    if (!known.has(path)) known.set(path, this.#work(block, path));
    return known.get(path);
  }

  #work(block: Block, path: string): Said {
    const texts = this.#values(block, path.split("."), block.body).flatMap((value) => this.#texts(value));
    return texts.length === 0 ? undefined : [...new Set(texts)].sort().join(" ");
  }

  /** What an argument means, where that is one thing. */
  meant(block: Block, path: string): string | undefined {
    const said = this.said(block, path);
    return said?.startsWith(REFERENCE) && !said.includes(" ") ? said.slice(1) : undefined;
  }

  /** All tags of a resource, by key: its own, and those that its provider gives everything. */
  tags(block: Block): ReadonlyMap<string, string> {
    const tags = new Map<string, string>();
    for (const given of [defaultTagsOf(block), asObject(block.body.tags)])
      for (const [key, value] of Object.entries(given)) {
        const worth = this.#evaluator.evaluate(block.stack, value, 0);
        tags.set(key, typeof worth === "string" ? worth : UNKNOWN);
      }
    return tags;
  }

  #values(block: Block, path: readonly string[], body: unknown): Value[] {
    const [name = "", ...rest] = path;
    const given = asObject(body)[name];
    if (given === undefined || given === null) return [];
    if (rest.length > 0) return asList(given).flatMap((one) => this.#values(block, rest, one));
    return [this.#evaluator.evaluate(block.stack, given, 0)];
  }

  /** The list of an AWS service's prefixes, which one side looks up and the other has from an endpoint. */
  #service({ block, path }: Symbolic): string | undefined {
    const isLookup = block.mode === "data" && block.type.endsWith("prefix_list");
    if (!isLookup && !(block.type === "aws_vpc_endpoint" && path[0] === "prefix_list_id")) return undefined;
    const name = this.#evaluator.attribute(block, isLookup ? "name" : "service_name");
    return typeof name === "string" ? `prefixes of ${name}` : undefined;
  }

  /** A Direct Connect gateway's attachment is only looked up: its association makes it. */
  #association(lookup: Block): string | undefined {
    if (lookup.type !== "aws_ec2_transit_gateway_dx_gateway_attachment") return undefined;
    const ends = (block: Block, gateway: string) => [
      this.said(block, "dx_gateway_id"),
      this.said(block, gateway),
    ];
    const wanted = ends(lookup, "transit_gateway_id").join(" ");
    const isIt = (block: Block) =>
      block.type === "aws_dx_gateway_association" &&
      ends(block, "associated_gateway_id").join(" ") === wanted;
    return this.blocks.find(isIt)?.key;
  }

  #texts(value: Value): string[] {
    if (value === null || value === "") return [];
    if (Array.isArray(value)) return value.flatMap((one) => this.#texts(one));
    if (value instanceof Symbolic) {
      const service = this.#service(value);
      if (service !== undefined) return [service];
      const key =
        this.#association(value.block) ??
        keyOfSymbol(value, (block, name) => this.#evaluator.attribute(block, name));
      return key === undefined ? [UNKNOWN] : [`${REFERENCE}${key}`];
    }
    if (value instanceof Unread) return [UNKNOWN];
    if (value instanceof JsonText) return [JSON.stringify(value.value)];
    if (isObject(value)) return [JSON.stringify(value)];
    return [plain(value)];
  }
}

function defaultTagsOf({ stack, body }: Block): JsonObject {
  const alias = typeof body.provider === "string" ? body.provider.replace(/^aws\.?/, "") : "";
  const provider = asList(stack.json.provider)
    .flatMap((one) => asList(asObject(one).aws))
    .map(asObject)
    .find((one) => (one.alias ?? "") === alias);
  return asObject(asObject(asList(provider?.default_tags)[0]).tags);
}

/** Terraform takes `enable`, `true` and `on` for one another in some places, and so do these. */
const SAME: Readonly<Record<string, string>> = { enable: "true", on: "true", disable: "false", off: "false" };

function plain(value: unknown): string {
  const text = String(value);
  return SAME[text] ?? text;
}
