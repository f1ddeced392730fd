/** Writes a file whole or not at all. */
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

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
    if (holds(path, bytes, durable)) return undefined;
    mkdirSync(dirname(path), { recursive: true });
    if (durable === "durable") writeDurably(path, bytes);
    else replace(path, bytes);
    return undefined;
  } catch (error) {
    return refusal(file, error);
  }
}

/**
 * A link is replaced even where it leads to these bytes, since what it leads to may change later; but a link in the place
 * of a `durable` file is the user's own, and is written through.
 */
function holds(path: string, bytes: Buffer, durable?: "durable"): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found) return false;
  if (durable ? found.isDirectory() : !found.isFile()) return false;
  return (durable !== undefined || found.size === bytes.length) && readFileSync(path).equals(bytes);
}

/** The package is loaded by who needs it, as most commands write no such file. */
function writeDurably(path: string, bytes: Buffer): void {
  const { sync } = require("write-file-atomic") as typeof import("write-file-atomic");
  sync(path, bytes);
}

function replace(path: string, bytes: Buffer): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeNew(draft, bytes);
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** What has the name already, which may be a link to anywhere, is replaced and not written through. */
function writeNew(path: string, bytes: Buffer): void {
  try {
    writeFileSync(path, bytes, { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    rmSync(path);
    writeFileSync(path, bytes, { flag: "wx" });
  }
}

/** `cdktf.out/manifest.json: EACCES`. */
export function refusal(file: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return `${file}: ${code ?? message}`;
}
