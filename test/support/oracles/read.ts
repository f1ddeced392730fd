/** Texts as parsers of other people read them: Markdown by micromark with GitHub's extensions, HTML by parse5, XML by saxes. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  /** Of a block of code. */
  readonly lang?: string | null;
  readonly children?: readonly MarkdownNode[];
}

export interface HtmlNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly data?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly HtmlNode[];
}

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

interface Trees {
  readonly markdown: MarkdownNode;
  readonly html: HtmlNode;
  readonly xml: readonly XmlElement[];
}

/** The tree of each text, in order. Throws on XML that is not well-formed. */
export function read<Kind extends keyof Trees>(kind: Kind, texts: readonly string[]): Trees[Kind][] {
  const input = JSON.stringify(texts.map((text) => ({ kind, text })));
  const reader = spawnSync(process.execPath, [join(__dirname, "parsers.mjs")], { input, maxBuffer: 1 << 30 });
  if (reader.status !== 0) throw new Error(`the parsers do not run (npm ci installs them): ${reader.stderr}`);
  const answers = JSON.parse(reader.stdout.toString()) as { tree: Trees[Kind]; error?: string }[];
  return answers.map(({ tree, error }, index) => {
    if (error !== undefined) throw new Error(`${error} in ${texts[index]}`);
    return tree;
  });
}

/** A node of Markdown and all below it, each after the one that it is in. */
export function* nodesOf(node: MarkdownNode): Generator<MarkdownNode> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

/** The same of HTML. */
export function* elementsOf(node: HtmlNode): Generator<HtmlNode> {
  yield node;
  for (const child of node.childNodes ?? []) yield* elementsOf(child);
}
