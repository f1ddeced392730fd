/** Puts blocks together to a stack, byte for byte as CDKTF writes it: keys sorted at every level, two spaces. */
import type { Block } from "./template";

/** Throws when two blocks have one address: CDKTF would let the last one win, silently. */
export function compose(stack: string, blocks: readonly Block[]): string {
  const bySection = groupedBy(blocks, (block) => block.section);
  const head = bySection.get("") ?? [];
  bySection.delete("");
  const sections = [...bySection].map(([section, own]): Block => {
    const at = { section: "", type: "", name: section };
    if (own[0]?.type === "") return { ...at, body: objectOf(stack, own, "  ") };
    const types = [...groupedBy(own, (block) => block.type)].map(([name, typed]) => ({
      ...at,
      name,
      body: objectOf(stack, typed, "    "),
    }));
    return { ...at, body: objectOf(stack, types, "  ") };
  });
  return objectOf(stack, [...head, ...sections], "");
}

function objectOf(stack: string, blocks: Block[], indent: string): string {
  blocks.sort((a, b) => (a.name < b.name ? -1 : 1));
  const repeated = blocks.find((block, index) => block.name === blocks[index + 1]?.name);
  if (repeated) throw new Error(`two resources of ${stack} are called ${repeated.type}.${repeated.name}`);
  // Concatenated, as V8 does not copy the pieces before somebody reads the whole.
  let text = "{\n";
  for (const [index, { name, body }] of blocks.entries())
    text += `${index === 0 ? "" : ",\n"}${indent}  "${name}": ${body}`;
  return `${text}\n${indent}}`;
}

function groupedBy(blocks: readonly Block[], keyOf: (block: Block) => string): Map<string, Block[]> {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const key = keyOf(block);
    const group = groups.get(key);
    if (group) group.push(block);
    else groups.set(key, [block]);
  }
  return groups;
}
