/** Spells values of the network as parts of facts: keys and addresses of VPCs as places, all else as it is. */
import { type Address, parseAddress } from "../../ip/address";
import { formatPrefix, isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import type { Blocks } from "./blocks";
import type { Homes, Place } from "./homes";

/** An account's ID; the VPCs in it are concerned by what is said of it. */
export interface AccountName {
  readonly kind: "account";
  readonly id: string;
  /** Whether it only says whose something is. Two things of one account are alike to those of two. */
  readonly own: boolean;
}

export type Part = string | Place | AccountName;

/** Smaller numbers are ports, lengths and counts; no VPC has addresses in 0.0.0.0/8. */
const FIRST_ADDRESS: Address = 2 ** 24;

export class Spelling {
  /** Every prefix that was spelled and lies in no single VPC, as {@link codeOf} gives it. */
  readonly mentioned = new Set<number>();

  constructor(
    readonly homes: Homes,
    readonly blocks: Blocks,
    readonly accounts: ReadonlySet<string>,
  ) {}

  /** Adds the parts of a value, whatever its type. Where it came from (`origin`) is no part of it. */
  spell(value: unknown, parts: Part[]): void {
    if (typeof value === "string") parts.push(this.#word(value));
    else if (typeof value === "number")
      parts.push(value < FIRST_ADDRESS ? String(value) : this.prefix({ base: value, length: 32 }));
    else if (typeof value !== "object" || value === null) parts.push(String(value));
    else if (Array.isArray(value)) this.#list(value, parts);
    else if (isPrefixShaped(value)) parts.push(this.prefix(value));
    else this.#record(value, parts);
  }

  prefix(prefix: Prefix): Part {
    const place = this.blocks.placeOf(prefix.base, prefix.length);
    if (place) return place;
    this.mentioned.add(codeOf(prefix));
    return formatPrefix(prefix);
  }

  #list(items: readonly unknown[], parts: Part[]): void {
    parts.push("[");
    for (const item of items) {
      this.spell(item, parts);
      parts.push(",");
    }
    parts.push("]");
  }

  #record(value: object, parts: Part[]): void {
    parts.push("{");
    for (const [name, item] of Object.entries(value)) {
      if (name === "origin" || item === undefined) continue;
      parts.push(name);
      this.spell(item, parts);
    }
    parts.push("}");
  }

  #word(text: string): Part {
    const meant = this.homes.meant(text);
    if (meant !== undefined) return meant;
    const first = text.charCodeAt(0);
    if (first < 48 || first > 57) return text;
    if (this.accounts.has(text)) return { kind: "account", id: text, own: false };
    const address = parseAddress(text);
    if (address !== undefined) return this.prefix({ base: address, length: 32 });
    const prefix = text.includes("/") ? parsePrefix(text) : undefined;
    return prefix && isPrefix(prefix) ? this.prefix(prefix) : text;
  }
}

export function isPrefixShaped(value: object): value is Prefix {
  return "base" in value && "length" in value && typeof value.base === "number";
}

/** A number for a prefix, different for different ones. */
export function codeOf({ base, length }: Prefix): number {
  return base * 64 + length;
}

/** What a place is called when it is not the reader's own. */
export function nameOf(part: Part): string {
  if (typeof part === "string") return part;
  if (part.kind === "account") return part.own ? "~account" : part.id;
  return `${part.vpc}!${part.text}`;
}
