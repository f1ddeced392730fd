/** Reads texts with parsers that are ESM only, for tests in CommonJS: requests as JSON on standard input, trees on standard output. */
import { readFileSync } from "node:fs";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { parse, parseFragment } from "parse5";
import { SaxesParser } from "saxes";

const READERS = {
  markdown: (text) =>
    plain(fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })),
  html: (text) => plain((/^\s*<!doctype/i.test(text) ? parse : parseFragment)(text)),
  xml(text) {
    const parser = new SaxesParser();
    const found = [];
    const stack = [];
    parser.on("error", (error) => {
      throw error;
    });
    parser.on("opentag", ({ name, attributes }) => {
      const element = { name, attributes: { ...attributes }, text: "" };
      found.push(element);
      stack.push(element);
    });
    parser.on("text", (part) => {
      const inside = stack.at(-1);
      if (inside) inside.text += part;
    });
    parser.on("closetag", () => stack.pop());
    parser.write(text).close();
    return found;
  },
};

/** Without positions and ways back to parents. */
function plain(node) {
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      key === "position" || key === "parentNode" || key === "sourceCodeLocation" ? undefined : value,
    ),
  );
}

const requests = JSON.parse(readFileSync(0, "utf8"));
const answers = requests.map(({ kind, text }) => {
  try {
    return { tree: READERS[kind](text) };
  } catch (error) {
    return { error: String(error) };
  }
});
process.stdout.write(JSON.stringify(answers));
