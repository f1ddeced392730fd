/** Texts as bytes, one behind the other, on their way to their files. */
import { sha256 } from "./sha256";
import { writeWhole } from "./write-whole";

export interface SlotFile {
  /** As messages name it. */
  readonly file: string;
  readonly path: string;
  /** Bytes of the slot that are its text. */
  readonly length: number;
}

export interface FilledSlot {
  readonly slot: number;
  readonly bytes: SharedArrayBuffer;
  readonly files: readonly SlotFile[];
}

/** A hash for each file, up to the first that could not be written. */
export interface WrittenSlot {
  readonly slot: number;
  readonly hashes: readonly string[];
  readonly refused?: string;
}

export function writeSlot({ slot, bytes, files }: FilledSlot): WrittenSlot {
  const hashes: string[] = [];
  let start = 0;
  for (const { file, path, length } of files) {
    const text = Buffer.from(bytes, start, length);
    start += length;
    const refused = writeWhole(file, path, text);
    if (refused !== undefined) return { slot, hashes, refused };
    hashes.push(sha256(text));
  }
  return { slot, hashes };
}
