/** The host as commands see it: what they print steers no terminal and no CI runner, whatever text it has in it. */
import { shown, shownLines } from "../diagnostics/shown";
import type { Host } from "../host/host";

const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`(${ESCAPE}\\[\\d+m)`);

/** Renderers show the texts that they are given; this holds for what one forgets, but for line ends. */
export function printing(host: Host): Host {
  const through = (stream: "stdout" | "stderr") => (text: string) =>
    host[stream](host.hasColour(stream) ? coloured(text) : shownLines(text));
  return { ...host, stdout: through("stdout"), stderr: through("stderr") };
}

/** Colours are ours where there are any: renderers have shown those of others. */
function coloured(text: string): string {
  return text
    .split(COLOUR)
    .map((part, index) => (index % 2 === 1 ? part : shownLines(part)))
    .join("");
}

/** A message of the parser of arguments, which has line ends of its own and repeats arguments as they are. */
export function withArgumentsShown(message: string, words: readonly string[]): string {
  const given = words.flatMap((word) => [word, word.slice(word.indexOf("=") + 1)]);
  return given
    .filter((word) => word !== "" && shown(word) !== word)
    .reduce((text, word) => text.replaceAll(word, () => shown(word)), message);
}
