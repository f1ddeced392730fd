/** Reads a network from stacks of Terraform JSON; what cannot be read is listed and never guessed. */
import type { Network, UnreadNote } from "../network/network";
import { Evaluator } from "../terraform/evaluate";
import { type Block, originOf, parseStack, type StackJson } from "../terraform/stack";
import { assemble } from "./assemble";
import { BlockReader } from "./block-reader";
import { Draft } from "./draft";
import { DATA_READERS, isBeside, READERS, type Reader } from "./registry";

/** The network of these stacks, in whatever order they come, and what in them was not understood. */
export function readNetwork(stacks: readonly StackJson[]): {
  network: Network;
  unread: readonly UnreadNote[];
} {
  const parsed = [...stacks].sort((a, b) => (a.name < b.name ? -1 : 1)).map(parseStack);
  const evaluator = new Evaluator(parsed);
  const draft = new Draft();
  const byType = new Map<string, Block[]>();
  for (const block of parsed.flatMap((stack) => stack.blocks)) {
    if (block.mode === "resource" && !isReadable(block, draft)) continue;
    const type = `${block.mode} ${block.type}`;
    const alike = byType.get(type);
    if (alike) alike.push(block);
    else byType.set(type, [block]);
  }
  const run = (mode: string, readers: ReadonlyMap<string, Reader>) => {
    for (const [type, read] of readers)
      for (const block of byType.get(`${mode} ${type}`) ?? [])
        read(new BlockReader(evaluator, block, draft.notes), draft);
  };
  run("resource", READERS);
  run("data", DATA_READERS);
  const network = assemble(draft);
  return { network, unread: network.unread };
}

function isReadable(block: Block, draft: Draft): boolean {
  const note = (argument: string, why: string) =>
    draft.notes.push({ origin: originOf(block), argument, why, missing: false });
  if (!READERS.has(block.type)) {
    if (!isBeside(block.type)) note("", `resources of type ${block.type} are not read`);
    return false;
  }
  for (const repetition of ["count", "for_each"])
    if (block.body[repetition] !== undefined) {
      note(repetition, "repeated resources are not expanded");
      return false;
    }
  return true;
}
