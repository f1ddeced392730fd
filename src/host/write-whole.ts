/** Writes a file whole or not at all. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";

/**
 * Makes the folders above the file; one that has these bytes already is left alone. Answers why it could not, naming
 * the file as `file`. What can be made again need not follow links, keep modes and wait for the disk, but nobody may
 * find half of it; `durable` is for what cannot.
 */
export function writeWhole(
  file: string,
  path: string,
  bytes: Buffer,
  durable?: "durable",
): string | undefined {
  try {
    if (existsSync(path) && readFileSync(path).equals(bytes)) return undefined;
    mkdirSync(dirname(path), { recursive: true });
    if (durable === "durable") writeFileAtomic(path, bytes);
    else replace(path, bytes);
    return undefined;
  } catch (error) {
    return refusal(file, error);
  }
}

function replace(path: string, bytes: Buffer): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, bytes);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** `cdktf.out/manifest.json: EACCES`. */
export function refusal(file: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `${file}: ${code ?? message}`;
}
