/**
 * Words that come from a configuration and end in a file of a host, held to their grammar again where the file is made:
 * a line end in one would write the next line of HAProxy's, Squid's or a shell's. What is refused here, an earlier check
 * has let through, so it is a programming error.
 */
import { isHostPattern } from "./allowed-names";

/** A host name. */
export function hostWord(text: string): string {
  return !text.startsWith("*") && isHostPattern(text) ? text : refuse(text);
}

/** A dot and a host name: all below it. */
export function suffixWord(text: string): string {
  return text.startsWith(".") && isHostPattern(`*${text}`) ? text : refuse(text);
}

/** A region, or the domain of a partition: parts of a URL in double quotes. */
export function domainWord(text: string): string {
  return /^[a-z0-9.-]+$/.test(text) ? text : refuse(text);
}

/** A ref, in a comment. */
export function refWord(text: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(text) ? text : refuse(text);
}

/** A script, of which every word is one of the above or our own: it has no control character but line ends and tabs. */
export function scriptText(text: string): string {
  const control = /(?![\n\t])\p{Cc}/u.exec(text);
  return control ? refuse(text.slice(Math.max(0, control.index - 20), control.index + 20)) : text;
}

function refuse(text: string): never {
  throw new RangeError(`${JSON.stringify(text)} cannot stand in a host's file`);
}
