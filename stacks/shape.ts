/**
 * Tells what of a planned stack is its shape and what only fills it in, so that stacks of one shape share a synthesis.
 *
 * A thousand accounts of one profile differ in account name and ID, in CIDR blocks and in the configuration lines that
 * asked for them. Those become numbered blanks. Everything else, every name that ends up in a Terraform address above
 * all, stays as it is and so belongs to the shape: what is not surely a filling is never taken for one.
 */
import { formatPlace, type SourceRange } from "../src/diagnostics/source";
import type { PlannedStack } from "../src/plan/planned/stack";

/** A planned stack with blanks, the text by which equal shapes are found, and what goes into the blanks. */
export interface Shaped {
  readonly blank: PlannedStack;
  readonly key: string;
  readonly fillings: readonly string[];
}

const CIDR_BLOCK = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\/\d{1,2}$/;

/** A segment of a ref with a CIDR block in it: the slash is written as a dash there. */
const CIDR_SEGMENT = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}-\d{1,2}$/;

/**
 * A blank as it appears in text. One inside a ref has a dot in it, which is a dash where the ref has become a
 * Terraform name, as the dots of what goes in have then too. The brackets occur in no name, tag or address that a configuration may hold. */
export const BLANK = /⟦(\d+)([.-]?)⟧(?::0:0)?/g;

/** More resources than a stack has that is one of many: a hub's for thousands of spokes is like no other. */
const MOST_RESOURCES = 2000;

/** Undefined when the stack is too large to be like others, or itself holds the brackets of a blank, in a tag for example. */
export function shapeOf(stack: PlannedStack): Shaped | undefined {
  const planned = { ...stack };
  if (planned.resources.length > MOST_RESOURCES) return undefined;
  const fillings: string[] = [];
  const numbers = new Map<string, number>();
  const inRefs = new Map<string, string>();
  const blankFor = (filling: string) => {
    let number = numbers.get(filling);
    if (number === undefined) {
      number = fillings.push(filling) - 1;
      numbers.set(filling, number);
    }
    return `⟦${number}⟧`;
  };
  /** The filling as a ref has it, and behind it as a Terraform name does. */
  const blankInRef = (filling: string) => {
    const known = inRefs.get(filling);
    if (known !== undefined) return known;
    const number = fillings.push(filling, filling.replaceAll(".", "-")) - 2;
    const blank = `⟦${number}.⟧`;
    inRefs.set(filling, blank);
    return blank;
  };
  const { name: account, id } = planned.account;
  const ownRef = `${account}/`;
  const ownStack = `${account}_`;
  let ambiguous = false;

  const blankText = (text: string): string => {
    if (text.includes("⟦")) ambiguous = true;
    if (CIDR_BLOCK.test(text)) return blankFor(text);
    const named = text.startsWith(ownRef) || text.startsWith(ownStack) || text === account;
    const withName = named ? blankFor(account) + blankRest(text.slice(account.length)) : text;
    return withName.includes(id) ? withName.replaceAll(id, blankFor(id)) : withName;
  };
  /** What follows the account in a ref: it may be the one that an export is for, and rules are named by their peer. */
  const blankRest = (rest: string): string => {
    if (!rest.startsWith("/")) return rest;
    const segments = rest.split("/");
    const isFilling = (segment: string) => segment === account || CIDR_SEGMENT.test(segment);
    return segments.map((segment) => (isFilling(segment) ? blankInRef(segment) : segment)).join("/");
  };
  const blankValue = (value: unknown): unknown => {
    if (typeof value === "string") return blankText(value);
    if (Array.isArray(value)) return value.map(blankValue);
    if (typeof value !== "object" || value === null) return value;
    const copy: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      copy[key] = key === "at" ? blankPlace(inner as SourceRange) : blankValue(inner);
    }
    return copy;
  };
  // Only the place's text reaches the output, so line and column stand as zeros behind the blank.
  const blankPlace = (at: SourceRange | undefined): SourceRange | undefined => {
    if (at === undefined) return undefined;
    const zero = { line: 0, column: 0 };
    return { file: blankFor(formatPlace(at)), start: zero, end: zero };
  };

  const blank = blankValue(planned) as PlannedStack;
  return ambiguous ? undefined : { blank, key: JSON.stringify(blank), fillings };
}
