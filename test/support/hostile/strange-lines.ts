/** Finds lines of an output that a text has made, or that steer what prints them. */
import { BEGIN, END } from "./texts";

/** What a terminal or a runner may be steered by, and line ends of others. */
export const STEERS = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const COMMAND = /^\s*::[a-z-]+( .*)?::|##(?:vso)?\[/;

/** Lines that steer something, or, for a text that has its beginning and end, that are a part of it alone. */
export function strangeLines(output: string, isWhole = true): string[] {
  return output.split("\n").filter((line) => {
    const ends = line.split(END).length - line.split(BEGIN).length;
    return STEERS.test(line) || COMMAND.test(line) || (isWhole && ends > 0);
  });
}
