/** What CDKTF makes of one planned thing, taken apart into the blocks that it adds to a stack. */
import { stableJson } from "../stable-json";
import { type Blanks, blanksOf, escapedForJson, filled } from "./blanks";

/** Where a block stands: in a type of a section, in a section that has no types, or in the stack itself. */
interface Position {
  /** `resource`, `output`; empty for the sections of the stack's head themselves. */
  readonly section: string;
  /** `aws_subnet`; empty where there is none. */
  readonly type: string;
}

/** A block with its text, indented as it stands in the stack. */
export interface Block extends Position {
  readonly name: string;
  readonly body: string;
}

interface BlockTemplate extends Position {
  readonly name: Blanks;
  readonly body: Blanks;
}

/** Serialisable, so that it can be put away. */
export interface Template {
  readonly blocks: readonly BlockTemplate[];
  /** The other regions whose providers these blocks use. */
  readonly regions: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** Sections whose blocks are named below a type, and those whose blocks are named at once. */
const TYPED: ReadonlySet<string> = new Set(["resource", "data"]);
const UNTYPED: ReadonlySet<string> = new Set(["output", "locals"]);

/** Sections of the stack's head, which no resource adds to but with the provider of another region. */
const HEAD: ReadonlySet<string> = new Set(["//", "provider", "terraform"]);

/** The JSON of a stack without resources, as a template. With `"as-is"` nothing is a blank, whatever it looks like. */
export function takeHeadApart(stack: Json, asIs?: "as-is"): Template {
  return { blocks: blocksOf("", "", stack, asIs), regions: [] };
}

/** The JSON of a stack with one resource, without the stack's head. */
export function takeApart(stack: Json, asIs?: "as-is"): Template {
  const blocks = Object.entries(stack).flatMap(([section, content]) => {
    if (TYPED.has(section))
      return Object.entries(content as Json).flatMap(([type, named]) =>
        blocksOf(section, type, named as Json, asIs),
      );
    if (UNTYPED.has(section)) return blocksOf(section, "", content as Json, asIs);
    if (HEAD.has(section)) return [];
    throw new Error(`a construct adds ${section}, which stacks cannot be put together from`);
  });
  return { blocks, regions: regionsOf(stack) };
}

function blocksOf(section: string, type: string, named: Json, asIs?: "as-is"): BlockTemplate[] {
  const depth = [section, type].filter((part) => part !== "").length + 1;
  const taken = (text: string) => (asIs ? { pieces: [text], numbers: [] } : blanksOf(text));
  return Object.entries(named).map(([name, value]) => ({
    section,
    type,
    name: taken(name),
    body: taken(textAt(depth, value)),
  }));
}

/** A value that is no template's, under the names of the maps that it stands in. */
export function blockAt({
  path,
  value,
}: {
  readonly path: readonly string[];
  readonly value: unknown;
}): Block {
  const [section = "", ...below] = path;
  const name = below.at(-1) ?? "";
  const type = below.length > 1 ? (below[0] ?? "") : "";
  return { section, type, name, body: textAt(path.length, value) };
}

/** A value as CDKTF writes it at a depth. */
function textAt(depth: number, value: unknown): string {
  const text = typeof value === "object" && value !== null ? stableJson(value) : JSON.stringify(value);
  return text.replaceAll("\n", `\n${"  ".repeat(depth)}`);
}

function regionsOf({ provider }: Json): string[] {
  const { aws } = provider as { readonly aws: readonly { readonly alias?: string }[] };
  return aws.flatMap(({ alias }) => alias ?? []);
}

const KEY_WITH_BLANK = /\n *"[^"]*⟦[^"]*": /;

/** Whether a key inside a block has a blank: the order of the keys would then depend on what goes in. */
export function hasBlankKeys({ blocks }: Template): boolean {
  return blocks.some(({ body }) => body.numbers.length > 0 && KEY_WITH_BLANK.test(body.pieces.join("⟦")));
}

export function fill({ blocks }: Template, fillings: readonly string[]): Block[] {
  const escaped = fillings.map(escapedForJson);
  return blocks.map(({ section, type, name, body }) => ({
    section,
    type,
    name: filled(name, escaped),
    body: filled(body, escaped),
  }));
}
