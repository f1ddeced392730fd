/** Puts planned things where an added block names them. */
import type { Collector } from "../../diagnostics/collector";
import type { AddedBlock } from "../../model/addition";
import type { AddedText } from "../planned/addition";
import { meaningOf, type Part, type Scope } from "./scope";
import { type Piece, piecesOf, stepsOf } from "./template";

type Path = readonly (string | number)[];

/** The texts of a block that name something, with what they name. What names nothing is told. */
export function textsOf(block: AddedBlock, scope: Scope, stack: string, collector: Collector): AddedText[] {
  const texts: AddedText[] = [];
  const tell = (steps: readonly string[], path: Path, about: { reason: string; help: string }) =>
    collector.report("EXTRA_REFERENCE", block.locate(path), { reference: steps.join("."), stack, ...about });
  for (const { text, path } of stringsIn(JSON.parse(block.body), [])) {
    const isName = isReference(block, path);
    const pieces: Piece[] = isName ? [{ steps: stepsOf(text), whole: false }] : piecesOf(text);
    const parts = pieces.flatMap((piece): readonly Part[] => {
      if (typeof piece === "string") return [piece];
      const { steps, whole } = piece;
      const meaning = meaningOf(scope, steps, isName);
      if (meaning && "reason" in meaning) tell(steps, path, meaning);
      const found = meaning && "parts" in meaning ? meaning.parts : [steps.join(".")];
      if (meaning && "fact" in meaning) return [whole ? meaning.fact : JSON.stringify(meaning.fact)];
      return whole ? ["${", ...found, "}"] : found;
    });
    const joined = joinedTexts(parts);
    if (joined.length !== 1 || joined[0] !== text) texts.push({ path, parts: joined });
  }
  return texts;
}

/** Where Terraform takes a string for a name and not for a text. */
function isReference({ section }: AddedBlock, path: Path): boolean {
  const [first, second] = [path[0], path.filter((step) => typeof step === "string")[1]];
  if (section === "locals" || typeof path.at(-1) !== "number") return false;
  return first === "depends_on" || (first === "lifecycle" && second === "replace_triggered_by");
}

/** Comments name nothing. */
function* stringsIn(value: unknown, path: Path): Generator<{ text: string; path: Path }> {
  if (typeof value === "string") yield { text: value, path };
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, below] of Object.entries(value))
    if (isList || key !== "//") yield* stringsIn(below, [...path, isList ? Number(key) : key]);
}

function joinedTexts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}
