/** Reads a network from stacks of Terraform JSON; what cannot be read is listed and never guessed. */
import type { Network, UnreadNote } from "../network/network";
import { Evaluator } from "../terraform/evaluate";
import { UNREAD_FILES, type UnreadFile } from "../terraform/module";
import {
  asList,
  asObject,
  type Block,
  originOf,
  parseStack,
  type Stack,
  type StackJson,
} from "../terraform/stack";
import { assemble } from "./assemble";
import { BlockReader } from "./block-reader";
import { ALL, isDoubt, ownersOf } from "./doubts";
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
  const noting = (block: Block, read: () => void) => {
    const before = draft.notes.length;
    read();
    const doubt = draft.notes.slice(before).find(isDoubt);
    if (doubt) for (const owner of ownersOf(evaluator, block)) draft.doubts.set(owner, doubt);
  };
  for (const stack of parsed) {
    noteModules(stack, evaluator, draft);
    noteFiles(stack, draft);
  }
  for (const block of parsed.flatMap((stack) => stack.blocks)) {
    let isRead = true;
    noting(block, () => {
      isRead = block.mode !== "resource" || isReadable(block, draft);
    });
    if (!isRead) continue;
    const type = `${block.mode} ${block.type}`;
    const alike = byType.get(type);
    if (alike) alike.push(block);
    else byType.set(type, [block]);
  }
  const run = (mode: string, readers: ReadonlyMap<string, Reader>) => {
    for (const [type, read] of readers)
      for (const block of byType.get(`${mode} ${type}`) ?? [])
        noting(block, () => read(new BlockReader(evaluator, block, draft.notes), draft));
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
  if (block.body.dynamic !== undefined) note("dynamic", "dynamic blocks are not expanded");
  for (const repetition of ["count", "for_each"])
    if (block.body[repetition] !== undefined) {
      note(repetition, "repeated resources are not expanded");
      return false;
    }
  return true;
}

/** What a module makes is not seen; it may bear on whatever it is handed. */
function noteModules(stack: Stack, evaluator: Evaluator, draft: Draft): void {
  for (const [name, body] of asList(stack.json.module).flatMap((item) => Object.entries(asObject(item)))) {
    const block: Block = {
      ...UNKNOWN_PLACE,
      stack,
      mode: "data",
      type: "module",
      name,
      body: asObject(body),
      key: `${stack.name}:module.${name}`,
    };
    const reader = new BlockReader(evaluator, block, []);
    const note = {
      origin: { ...originOf(block), address: `module.${name}` },
      argument: "",
      why: "modules are not read",
      missing: false,
    };
    draft.notes.push(note);
    for (const argument of Object.keys(block.body))
      for (const key of reader.references(argument)) draft.doubts.set(key, note);
  }
}

const UNKNOWN_PLACE = { account: "unknown", region: "unknown" };

function unreadFile(file: string): UnreadFile {
  return { file, why: "only Terraform JSON is read; keep what terraform show -json prints beside it" };
}

function unreadFiles(stack: Stack): readonly UnreadFile[] {
  return asList(stack.json[UNREAD_FILES]).map((given) =>
    typeof given === "string" ? unreadFile(given) : (given as UnreadFile),
  );
}

/** What a file in Terraform's own language declares may bear on everything. */
function noteFiles(stack: Stack, draft: Draft): void {
  const isPlan = stack.json.format_version !== undefined && stack.json.resource === undefined;
  for (const { file, why } of isPlan ? [unreadFile("a plan or state.json")] : unreadFiles(stack)) {
    const block: Block = {
      ...UNKNOWN_PLACE,
      stack,
      mode: "data",
      type: "file",
      name: file,
      body: {},
      key: `${stack.name}:${file}`,
    };
    const note = {
      origin: { ...originOf(block), address: file },
      argument: "",
      why,
      missing: false,
    };
    draft.notes.push(note);
    // A plan or state is of what the files beside it declare.
    if (!note.origin.address.endsWith(".json"))
      for (const kind of Object.values(ALL)) draft.doubts.set(kind, note);
  }
}
