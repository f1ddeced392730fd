/** Reads a file in Terraform's language: its blocks, and the expressions of their arguments. */
import { ExpressionReader } from "./expression";
import type { HclBlock, HclBody, Node } from "./node";
import { NotUnderstood, tokensOf } from "./token";

/** Undefined for a text that is not understood as a whole. */
export function readHcl(text: string): HclBody | undefined {
  try {
    return body(new ExpressionReader(tokensOf(text)));
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

function body(reader: ExpressionReader, isInner = false): HclBody {
  const attributes = new Map<string, Node | undefined>();
  const blocks: HclBlock[] = [];
  for (;;) {
    const { kind, text } = reader.next();
    if (kind === "newline") continue;
    if (isInner ? text === "}" : kind === "end") return { attributes, blocks };
    if (kind !== "word") throw new NotUnderstood(text);
    if (reader.accept("=")) attributes.set(text, reader.expression());
    else blocks.push(block(text, reader));
  }
}

function block(type: string, reader: ExpressionReader): HclBlock {
  const labels: string[] = [];
  while (!reader.accept("{")) {
    const { kind, text, pieces } = reader.next();
    if (kind !== "word" && kind !== "quoted") throw new NotUnderstood(text);
    labels.push(kind === "quoted" ? (pieces?.[0] ?? "") : text);
  }
  return { type, labels, body: body(reader, true) };
}
