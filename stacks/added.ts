/**
 * The blocks of what a team adds to a stack. They pass CDKTF by: it would look for tokens in texts that are Terraform's,
 * and both ways of emission put the same value in the same place.
 */
import { formatPlace } from "../src/diagnostics/source";
import type { AddedText, AddedUse, PlannedAddition } from "../src/plan/planned/addition";
import { addressOf, attributeOf } from "./naming";
import { resourceTypeOf } from "./resource-types";

/** A block, and where in a stack's JSON it stands: `["resource", "aws_security_group", "main__web"]`. */
export interface AddedBlock {
  readonly path: readonly string[];
  readonly address: string;
  readonly value: unknown;
}

type Json = Record<string, unknown>;

export function addedBlock(planned: PlannedAddition): AddedBlock {
  const { section, type, name, body, texts } = planned;
  const path = [section, type, name].filter((part) => part !== "");
  const value = texts.reduce(
    (filled, text) => replaced(filled, text.path, text),
    JSON.parse(body) as unknown,
  );
  const address = section === "resource" ? `${type}.${name}` : path.join(".");
  return { path, address, value: section === "locals" ? value : withProvenance(value, planned) };
}

/** The JSON of a stack with these blocks in their places. */
export function withAdded<Stack extends object>(stack: Stack, blocks: readonly AddedBlock[]): Stack {
  if (blocks.length === 0) return stack;
  const json = { ...stack } as Json;
  for (const { path, value } of blocks) {
    let at = json;
    for (const step of path.slice(0, -1)) {
      const below = { ...(at[step] as Json | undefined) };
      at[step] = below;
      at = below;
    }
    at[path.at(-1) as string] = value;
  }
  return json as Stack;
}

function replaced(value: unknown, [step, ...below]: AddedText["path"], text: AddedText): unknown {
  if (step === undefined) return text.parts.map(partText).join("");
  const copy: unknown[] | Json = Array.isArray(value) ? [...value] : { ...(value as Json) };
  const members = copy as Record<string | number, unknown>;
  members[step] = replaced(members[step], below, text);
  return copy;
}

function partText(part: AddedText["parts"][number]): string {
  if (typeof part === "string") return part;
  if (isOne(part)) return useText(part);
  return `[${part.map(useText).join(", ")}]`;
}

function isOne(part: AddedUse | readonly AddedUse[]): part is AddedUse {
  return !Array.isArray(part);
}

function useText({ kind, ref, attribute }: AddedUse): string {
  const type = resourceTypeOf(kind);
  return attribute === undefined ? addressOf(type, ref) : attributeOf(type, ref, attribute).slice(2, -1);
}

/** Whose it is, and the line that added it; a comment of theirs stays beside it. */
function withProvenance(value: unknown, { ref, because }: PlannedAddition): Json {
  const { "//": comment, ...body } = value as Json;
  const cadastre = {
    ref,
    because: because.ref,
    ...(because.at && { source: formatPlace(because.at) }),
    extra: true,
  };
  return { ...body, "//": { ...(comment !== undefined && { comment }), cadastre } };
}
