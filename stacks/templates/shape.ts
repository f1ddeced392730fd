/**
 * Tells what of a planned thing is its shape and what only fills it in, so that things of one shape share a synthesis.
 *
 * A thousand accounts of one profile differ in names, account IDs, CIDR blocks and the configuration lines that asked for
 * them. Those become numbered blanks: refs as a whole, since constructs do nothing with one but make it a Terraform name,
 * and whatever constructs only copy. Everything else belongs to the shape, so what is not surely a filling is never taken
 * for one.
 */
import { formatPlace, type SourceRange } from "../../src/diagnostics/source";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { terraformName } from "../naming";
import { looksBlank } from "./blanks";

/** The text by which equal shapes are found, which is the JSON of the thing with blanks, and what goes into the blanks. */
export interface Shape {
  readonly key: string;
  readonly fillings: readonly string[];
}

/** Of a stack, what may stand in any resource's JSON, with blanks: the first fillings of all its shapes. */
export const BLANK_STACK = { name: "⟦0⟧", account: { name: "⟦1⟧", id: "⟦2⟧" } };

const CIDR_BLOCK = /^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\/\d{1,2}$/;

const ACCOUNT_IDS = /(?<!\d)\d{12}(?!\d)/g;

/** Texts that constructs copy and look no closer at, and objects whose texts are. */
const COPIED: ReadonlySet<string> = new Set(["name", "key", "workspace", "otherwise"]);
const COPIED_WHOLE: ReadonlySet<string> = new Set(["because", "tags", "defaultTags"]);

/** Text that is the same in a template, in a policy inside a string and in JSON. */
const PLAIN = /^[A-Za-z0-9][\w ./:@+-]*$/;

export class Shaper {
  readonly #common: readonly string[];
  readonly #ownRefs: string;
  #fillings: string[] = [];
  /** Numbers of the rests of refs, which have two fillings each. */
  readonly #rests = new Map<string, number>();
  #ambiguous = false;

  constructor({ name, account, region }: Pick<PlannedStack, "name" | "account" | "region">) {
    this.#common = [name, account.name, account.id];
    this.#ownRefs = `${account.name}/${region}/`;
  }

  /** Undefined when the thing itself holds the brackets of a blank, in a tag for example, or text with marks in it. */
  shapeOf(thing: object): Shape | undefined {
    this.#fillings = [...this.#common];
    this.#rests.clear();
    this.#ambiguous = "late" in thing;
    const key = this.#object(thing, false);
    return this.#ambiguous ? undefined : { key, fillings: this.#fillings };
  }

  #value(value: unknown, copied: boolean): string {
    if (typeof value === "string") return this.#text(value, copied);
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.#value(item, false)).join(",")}]`;
    return this.#object(value, copied);
  }

  #object(value: object, copied: boolean): string {
    let text = "";
    for (const name in value) {
      const member = (value as Record<string, unknown>)[name];
      if (member === undefined) continue;
      if (looksBlank(name)) this.#ambiguous = true;
      text += `${text === "" ? "{" : ","}${JSON.stringify(name)}:${this.#member(name, member, copied)}`;
    }
    return text === "" ? "{}" : `${text}}`;
  }

  #member(name: string, member: unknown, copied: boolean): string {
    if (name === "at") return this.#place(member as SourceRange);
    if (typeof member === "string") return this.#text(member, copied || COPIED.has(name));
    return this.#value(member, copied || COPIED_WHOLE.has(name));
  }

  #text(text: string, copied: boolean): string {
    if (looksBlank(text)) this.#ambiguous = true;
    if ((copied && PLAIN.test(text)) || CIDR_BLOCK.test(text)) return `"${this.#blankFor(text)}"`;
    if (text.startsWith(this.#ownRefs)) return this.#ref(text);
    if (text.length < 12) return JSON.stringify(text);
    return JSON.stringify(text.replace(ACCOUNT_IDS, (id) => this.#blankFor(id)));
  }

  /** A ref of this stack's account and region: what follows those is one blank, which a Terraform name is made of too. */
  #ref(ref: string): string {
    const rest = ref.slice(this.#ownRefs.length);
    let number = this.#rests.get(rest);
    if (number === undefined) {
      number = this.#fillings.push(rest, terraformName(ref)) - 2;
      this.#rests.set(rest, number);
    }
    const region = this.#ownRefs.slice((this.#common[1] as string).length);
    return `"⟦1⟧${region}⟦${number}.⟧"`;
  }

  // Only the place's text reaches the output, so line and column stand as zeros behind the blank.
  #place(at: SourceRange): string {
    const zero = '{"line":0,"column":0}';
    return `{"file":"${this.#blankFor(formatPlace(at))}","start":${zero},"end":${zero}}`;
  }

  #blankFor(filling: string): string {
    const known = this.#fillings.indexOf(filling);
    return `⟦${known === -1 ? this.#fillings.push(filling) - 1 : known}⟧`;
  }
}
