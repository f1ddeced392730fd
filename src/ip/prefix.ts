/** A network prefix: a base address with its host bits zero, and a prefix length. */
import { type Address, formatAddress, parseAddress } from "./address";

/** A prefix; `base` has no bits below `length`. Compare with {@link samePrefix}, not by identity. */
export interface Prefix {
  readonly base: Address;
  /** Leading bits that are fixed, 0 to 32. */
  readonly length: number;
}

/** Why a text is no prefix. `hint` is the canonical text that was probably meant, when there is one. */
export interface PrefixError {
  readonly reason: "syntax" | "leading-zero" | "prefix-length" | "host-bits";
  readonly hint?: string;
}

/** By length; looked up and not raised to a power, as a large plan asks for millions of them. */
const SIZES: readonly number[] = Array.from({ length: 33 }, (_, length) => 2 ** (32 - length));

/** How many addresses a prefix of this length holds. */
export function sizeOf(length: number): number {
  return SIZES[length] as number;
}

/** The last address of a prefix. */
export function lastAddress(prefix: Prefix): Address {
  return prefix.base + sizeOf(prefix.length) - 1;
}

/** The prefix of this length that holds the address; its host bits are dropped on purpose. */
export function prefixHolding(address: Address, length: number): Prefix {
  const size = sizeOf(length);
  return { base: Math.floor(address / size) * size, length };
}

/** The CIDR block text of a prefix, `10.0.0.0/16`. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.base)}/${prefix.length}`;
}

const SLASH = "/".charCodeAt(0);

/** Prefix lengths by their text. */
const LENGTHS: ReadonlyMap<string, number> = new Map(SIZES.map((_, length) => [String(length), length]));

const CIDR = /^(\d+(?:\.\d+){3})\/(\d+)$/;

/** Parses a CIDR block; host bits, leading zeros and odd spellings are errors, never rounded. */
export function parsePrefix(text: string): Prefix | PrefixError {
  return canonicalPrefix(text) ?? whyNoPrefix(text);
}

/** What nearly every text is, and a lock has a hundred thousand of: read without asking what else it might be. */
function canonicalPrefix(text: string): Prefix | undefined {
  const slash = text.length - (text.charCodeAt(text.length - 2) === SLASH ? 2 : 3);
  if (text.charCodeAt(slash) !== SLASH) return undefined;
  const base = parseAddress(text.slice(0, slash));
  const length = LENGTHS.get(text.slice(slash + 1));
  if (base === undefined || length === undefined || base % sizeOf(length) !== 0) return undefined;
  return { base, length };
}

function whyNoPrefix(text: string): PrefixError {
  const match = CIDR.exec(text);
  if (!match) return { reason: "syntax" };
  const [, quad, digits] = match as unknown as [string, string, string];
  if (/(^|\.)0\d/.test(quad) || /^0\d/.test(digits)) {
    const plain = `${quad.split(".").map(Number).join(".")}/${Number(digits)}`;
    const meant = parsePrefix(plain);
    return isPrefix(meant) ? { reason: "leading-zero", hint: plain } : { reason: "leading-zero" };
  }
  const address = parseAddress(quad);
  if (address === undefined) return { reason: "syntax" };
  const length = Number(digits);
  if (length > 32) return { reason: "prefix-length" };
  return { reason: "host-bits", hint: formatPrefix(prefixHolding(address, length)) };
}

/** Tells a parsed prefix from a {@link PrefixError}. */
export function isPrefix(parsed: Prefix | PrefixError): parsed is Prefix {
  return "base" in parsed;
}

/** The prefix of a text known to be canonical; throws a RangeError on any other. For literals, not for input. */
export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!isPrefix(parsed)) throw new RangeError(`not a prefix: ${text} (${parsed.reason})`);
  return parsed;
}

export function samePrefix(a: Prefix, b: Prefix): boolean {
  return a.base === b.base && a.length === b.length;
}

/** Whether every address of `inner` is in `outer`; a prefix contains itself. */
export function contains(outer: Prefix, inner: Prefix): boolean {
  if (outer.length > inner.length) return false;
  const offset = inner.base - outer.base;
  return offset >= 0 && offset < sizeOf(outer.length);
}

/** Whether two prefixes share an address; prefixes nest or are disjoint, so one then contains the other. */
export function overlaps(a: Prefix, b: Prefix): boolean {
  return a.length <= b.length ? contains(a, b) : contains(b, a);
}

/** Order by base address, then the shorter prefix length (the larger block) first. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  return a.base - b.base || a.length - b.length;
}

/** The two halves of a prefix, lower first; undefined for a /32. */
export function halves(prefix: Prefix): readonly [Prefix, Prefix] | undefined {
  if (prefix.length === 32) return undefined;
  const length = prefix.length + 1;
  return [
    { base: prefix.base, length },
    { base: prefix.base + sizeOf(length), length },
  ];
}
