/** A resource as its reader sees it: arguments with their types, and a note for each that cannot be read. */
import { isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import type { UnreadNote } from "../network/network";
import type { Evaluator } from "../terraform/evaluate";
import {
  asList,
  asObject,
  type Block,
  type JsonObject,
  membersOf,
  type Origin,
  originOf,
} from "../terraform/stack";
import { Symbolic, Unread, type Value } from "../terraform/value";
import { keyOfSymbol } from "./identity";

export class BlockReader {
  readonly origin: Origin;
  readonly #evaluator: Evaluator;
  readonly #notes: UnreadNote[];
  readonly #body: JsonObject;
  readonly #within: string;

  constructor(
    evaluator: Evaluator,
    readonly block: Block,
    notes: UnreadNote[],
    body: JsonObject = block.body,
    within = "",
  ) {
    this.origin = originOf(block);
    this.#evaluator = evaluator;
    this.#notes = notes;
    this.#body = body;
    this.#within = within;
  }

  get key(): string {
    return this.block.key;
  }

  note(argument: string, why: string, missing = false): void {
    this.#notes.push({ origin: this.origin, argument: `${this.#within}${argument}`, why, missing });
  }

  /** The argument's worth; null when unset or an empty text, which Terraform treats alike in routes. */
  value(argument: string): Value {
    const value = this.quietly(argument);
    if (value instanceof Unread) this.note(argument, `${value.text}: ${value.why}`, value.missing);
    return value === "" ? null : value;
  }

  /** The same without a note, for who makes something of what cannot be read. */
  quietly(argument: string): Value {
    return this.#evaluator.evaluate(this.block.stack, this.#body[argument], 0);
  }

  text(argument: string): string | undefined {
    const value = this.value(argument);
    if (typeof value === "string") return value;
    if (value instanceof Symbolic) this.note(argument, `${describe(value)} is known only to AWS`);
    return typeof value === "number" ? String(value) : undefined;
  }

  number(argument: string): number | undefined {
    const value = this.value(argument);
    if (value === null || value instanceof Unread) return undefined;
    const number = Number(value);
    return Number.isFinite(number) ? number : undefined;
  }

  flag(argument: string, fallback: boolean): boolean {
    const value = this.value(argument);
    if (value === true || value === "true" || value === "enable" || value === "on") return true;
    if (value === false || value === "false" || value === "disable" || value === "off") return false;
    return fallback;
  }

  /** The prefix of a CIDR block argument; IPv6 and unreadable texts are noted. */
  prefix(argument: string): Prefix | undefined {
    const text = this.text(argument);
    return text === undefined ? undefined : this.prefixOf(text, argument);
  }

  prefixes(argument: string): Prefix[] {
    return this.list(argument).flatMap((item) => {
      if (typeof item === "string") return this.prefixOf(item, argument) ?? [];
      this.note(argument, "an entry is known only to AWS");
      return [];
    });
  }

  prefixOf(text: string, argument: string): Prefix | undefined {
    const parsed = parsePrefix(text);
    if (isPrefix(parsed)) return parsed;
    this.note(argument, text.includes(":") ? "IPv6 is not read" : `“${text}” is not a CIDR block`);
    return undefined;
  }

  list(argument: string): readonly Value[] {
    const value = this.value(argument);
    if (value === null || value instanceof Unread) return [];
    if (!Array.isArray(value)) return [value];
    for (const item of value)
      if (item instanceof Unread) this.note(argument, `${item.text}: ${item.why}`, item.missing);
    return value.filter((item) => !(item instanceof Unread));
  }

  /** The key of the resource an argument refers to; a literal ID that no stack creates is noted. */
  reference(argument: string): string | undefined {
    return this.#keyOf(this.value(argument), argument);
  }

  references(argument: string): string[] {
    return this.list(argument).flatMap((item) => this.#keyOf(item, argument) ?? []);
  }

  /** The block an argument refers to, for readers that must look at its type. */
  symbol(argument: string): Symbolic | undefined {
    const value = this.value(argument);
    return value instanceof Symbolic ? value : undefined;
  }

  /** Nested blocks, whether Terraform JSON wrote one as an object or several as a list. */
  sections(argument: string): BlockReader[] {
    const given = asList(this.#body[argument]);
    if (given.some((one) => typeof one === "string"))
      this.note(argument, "its blocks are worked out by Terraform");
    return given
      .filter((one) => typeof one !== "string")
      .map(
        (body) =>
          new BlockReader(
            this.#evaluator,
            this.block,
            this.#notes,
            asObject(body),
            `${this.#within}${argument}.`,
          ),
      );
  }

  /** The same block with only one element of a list argument, for readers that take one value. */
  item(argument: string, index: number): BlockReader {
    const body = { ...this.#body, [argument]: asList(this.#body[argument])[index] };
    return new BlockReader(this.#evaluator, this.block, this.#notes, body, this.#within);
  }

  /** How many elements a list argument has as written. */
  count(argument: string): number {
    return asList(this.#body[argument]).length;
  }

  /** A text as it is written, its interpolations left alone, or that of the local it refers to. */
  script(argument: string): string {
    const given = this.#body[argument];
    const local =
      typeof given === "string"
        ? /^\$\{(?:base64(?:encode|gzip)\()?local\.([\w-]+)\)?\}$/.exec(given)?.[1]
        : undefined;
    const text = local === undefined ? given : membersOf(this.block.stack.json.locals)[local];
    return typeof text === "string" ? text : "";
  }

  has(argument: string): boolean {
    const given = this.#body[argument];
    return given !== undefined && given !== null && given !== "";
  }

  /** A reader of another block, for what one resource says about another. */
  of(block: Block): BlockReader {
    return new BlockReader(this.#evaluator, block, this.#notes);
  }

  #keyOf(value: Value, argument: string): string | undefined {
    if (value instanceof Symbolic)
      return keyOfSymbol(value, (block, name) => this.#evaluator.attribute(block, name));
    if (typeof value !== "string") return undefined;
    if (this.#evaluator.isLookedUp(value)) return value;
    this.note(argument, `${value} is not created by any of the stacks`);
    return undefined;
  }
}

function describe(symbol: Symbolic): string {
  return [symbol.block.type, symbol.block.name, ...symbol.path].join(".");
}
