/** Writes a file whole or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";

/** Makes the folders above the file; one that has this text already is left alone. */
export function writeText(path: string, text: string, durable?: "durable"): void {
  if (existsSync(path) && readFileSync(path, "utf8") === text) return;
  mkdirSync(dirname(path), { recursive: true });
  if (durable === "durable") writeFileAtomic(path, text);
  else writeWhole(path, text);
}

/** What can be made again need not follow links, keep modes and wait for the disk, but nobody may find half of it. */
function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
