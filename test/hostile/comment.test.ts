/** No text becomes more than text in a comment, as a parser of GitHub's Markdown that is not ours reads it. */
import * as fc from "fast-check";
import { reviewMarkdown } from "../../src/report/review/markdown";
import { code, table, words } from "../../src/report/review/md";
import { unshown } from "../support/hostile/injected";
import { reviewOfAll, reviewWith } from "../support/hostile/reviews";
import { BEGIN, END, HOSTILE_TEXTS } from "../support/hostile/texts";
import { type MarkdownNode, nodesOf, read } from "../support/oracles/read";

const TAG = "a``<img src=https://beacon.example/x.png>@acme/owners``b$";

/** What code hosts make references of, in the text that Markdown leaves. */
const REFERENCES =
  /@\w|[#!&]\d|[$%~][\w"{]|GH-\d|(?<![a-z\d])www\.|:\/\/|(?<![\w/-])(?=\d*[a-f])(?=[a-f]*\d)[\da-f]{7,64}(?!\w)/gi;

const TEXTS = [
  ...Object.values(HOSTILE_TEXTS).filter((text) => text.startsWith(BEGIN)),
  ...[
    TAG,
    "[x](https://b.example)",
    "a\\|b\\",
    "&amp;#35;&lt;",
    "www.b.example a@b.example",
    "https://b.example",
    "`",
    " ``` ",
  ]
    .concat([
      "#1 GH-1 o/r#1 !1 &1 ~x %x $x$",
      "**x** _x_ ~~x~~",
      "0123abc",
      "<!-- x",
      "# x #",
      "| - | - |",
      "[^1]",
    ])
    .map((text) => `${BEGIN}${text}${END}`),
];

const valuesOf = (tree: MarkdownNode, ...types: string[]) =>
  [...nodesOf(tree)].filter(({ type }) => types.includes(type)).map(({ value, url }) => value ?? url ?? "");

const textOf = (node: MarkdownNode) => valuesOf(node, "text", "inlineCode").join("");

/** Everything in a comment that is more than text, as it would be without the text. */
function markup(tree: MarkdownNode, text: string): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (["html", "link", "image", "imageReference", "linkReference", "footnoteReference"].includes(node.type))
      return [`${node.type} ${node.value ?? node.url ?? ""}`];
    if (node.type === "code") return [`code ${node.lang}`];
    if (node.type !== "heading") return [];
    return [`heading ${unshown(textOf(node)).replaceAll("\u200b", "").replaceAll(text, "")}`];
  });
}

/** Lines of a picture that Mermaid takes for nodes, arrows and their colours. */
const MERMAID =
  /^(flowchart LR| {2}n\d+\["[^"`;]*(?:#\d+;[^"`;]*)*"\]| {2}n\d+ (== "[^"]*" ==>|-\. "[^"]*" \.->) n\d+| {2}linkStyle [\d,]+ stroke:#[\da-f]{6})$/;

describe("the comment of a review", () => {
  const HARMLESS = `${BEGIN}harmless${END}`;
  let harmless: MarkdownNode;
  let hostile: { readonly text: string; readonly tree: MarkdownNode }[];

  beforeAll(async () => {
    const data = await reviewOfAll();
    const commentWith = (text: string) => {
      const { review, diagnostics } = reviewWith(data, text);
      return reviewMarkdown(review, { base: `main${text}`, head: undefined }, diagnostics);
    };
    const [first, ...others] = read("markdown", [HARMLESS, ...TEXTS].map(commentWith));
    harmless = first as MarkdownNode;
    hostile = others.map((tree, index) => ({ text: TEXTS[index] as string, tree }));
  }, 60_000);

  // Fails when `words` puts in no backslashes, when cells keep their bars, and when a name goes around `words`.
  test("has the links, headings and HTML that it has with a harmless text", () => {
    const own = new Set(markup(harmless, HARMLESS));
    expect(own.size).toBeGreaterThan(8);
    for (const { text, tree } of hostile)
      expect({ text, strange: markup(tree, text).filter((node) => !own.has(node)) }).toEqual({
        text,
        strange: [],
      });
  });

  // Fails when `words` puts in no breaks.
  test("has no mention and no reference", () => {
    const own = new Set(valuesOf(harmless, "text").flatMap((text) => text.match(REFERENCES) ?? []));
    for (const { text, tree } of hostile) {
      const found = valuesOf(tree, "text").flatMap((value) => value.match(REFERENCES) ?? []);
      expect({ text, strange: found.filter((one) => !own.has(one)) }).toEqual({ text, strange: [] });
    }
  });

  // Fails when `code` has a fence of one backtick.
  test("has tables of the same width in every row, and code spans with the whole text", () => {
    const wrong = hostile.flatMap(({ text, tree }) => {
      const tables = [...nodesOf(tree)].filter(({ type }) => type === "table");
      const widths = tables.map(
        (node) => new Set(node.children?.map(({ children }) => children?.length)).size,
      );
      const spans = valuesOf(tree, "inlineCode").filter((one) => one.includes(BEGIN) && !one.endsWith("…"));
      // A ref is cut at its slashes; a bar after a backslash is in the next span.
      const cut = /[/]|\\\|/.test(text) ? [] : spans.filter((value) => !unshown(value).includes(text));
      return [...cut, ...(widths.some((width) => width !== 1) ? [text] : [])];
    });
    expect(wrong).toEqual([]);
  });

  // Fails when `textOf` of the picture keeps quotes.
  test("has pictures of nodes and arrows only", () => {
    const pictures = [{ tree: harmless }, ...hostile].flatMap(({ tree }) =>
      [...nodesOf(tree)].filter(({ lang }) => lang === "mermaid").map(({ value }) => value ?? ""),
    );
    expect(pictures.length).toBe(hostile.length + 1);
    expect(pictures.flatMap((value) => value.split("\n")).filter((line) => !MERMAID.test(line))).toEqual([]);
  });
});

const nasty = fc
  .array(
    fc.constantFrom(
      ..."`|\\ *_[]()<>&@#!~$%:/\"'\n\t\u202ea1{}=-^".split(""),
      "```",
      "https://",
      "www.",
      "&lt;",
      "@a",
      "#1",
    ),
  )
  .map((parts) => parts.join(""));

/** In one cell of a table, and in a paragraph. */
const places = (piece: string) => [table(["", "x"], [["a", `b ${piece} c`]]), `> b ${piece} c`];

// Fails when spans are not padded, and when a bar after a backslash stays in its span.
test("code is the text that was put in, in a table and in a line", () => {
  const texts = fc
    .sample(fc.tuple(nasty, fc.boolean()), { numRuns: 100, seed: 7 })
    .map(([text]) => text)
    .filter((text) => text !== "");
  const trees = read(
    "markdown",
    texts.flatMap((text) => places(code(text))),
  );
  for (const [index, tree] of trees.entries()) {
    const text = texts[Math.floor(index / 2)] as string;
    const read = {
      code: valuesOf(tree, "inlineCode").join(""),
      rest: valuesOf(tree, "text").join("").replaceAll("\u200b", ""),
    };
    const rest = index % 2 === 0 ? "xab  c" : "b  c";
    expect({ ...read, code: unshown(read.code) }).toEqual({ code: text, rest });
    expect([...nodesOf(tree)].filter(({ type }) => type === "tableRow")).toHaveLength(
      index % 2 === 0 ? 2 : 0,
    );
  }
});

test("words are the text that was put in, with no markup and no reference in it", () => {
  const texts = fc.sample(nasty, { numRuns: 100, seed: 8 });
  const trees = read(
    "markdown",
    texts.flatMap((text) => places(words(text))),
  );
  for (const [index, tree] of trees.entries()) {
    const text = texts[Math.floor(index / 2)] as string;
    const kinds = new Set([...nodesOf(tree)].map(({ type }) => type));
    for (const kind of ["root", "table", "tableRow", "tableCell", "blockquote", "paragraph", "text"])
      kinds.delete(kind);
    expect({ text, kinds: [...kinds] }).toEqual({ text, kinds: [] });
    const read = valuesOf(tree, "text").join("");
    expect(read.match(REFERENCES) ?? []).toEqual([]);
    const plain = `${index % 2 === 0 ? "xa" : ""}b ${text} c`.replace(/\s+/g, "");
    expect(unshown(read.replaceAll("\u200b", "")).replace(/\s+/g, "")).toBe(plain);
  }
});
