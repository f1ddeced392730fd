/** A project of the repository in memory: its files are there to be read, and what is written stays in memory. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MemoryHost, memoryHost } from "./memory-host";
import { PROJECT_ROOT } from "./plans";

/** `folder` as `config` or `examples/services`; it lies in the same place in memory. */
export function projectHost(folder: string): MemoryHost {
  const names = readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => /\.(?:ya?ml|json)$/.test(name)).map((name) => `${folder}/${name}`);
  return memoryHost(
    Object.fromEntries(files.map((file) => [file, readFileSync(join(PROJECT_ROOT, file), "utf8")])),
  );
}
