/** A world in memory, for tests. */
import { createHash } from "node:crypto";
import type { Host } from "./host";

export interface MemoryHost extends Host {
  readonly files: Map<string, string>;
  readonly output: { stdout: string; stderr: string };
}

export function memoryHost(
  files: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): MemoryHost {
  const held = new Map(Object.entries(files));
  const output = { stdout: "", stderr: "" };
  const below = (path: string) => {
    const prefix = path === "." ? "" : `${path}/`;
    return [...held.keys()].filter((file) => file === path || file.startsWith(prefix)).sort();
  };
  return {
    files: held,
    output,
    listFiles: (path) => (below(path).length > 0 ? below(path) : undefined),
    readText: (file) => held.get(file),
    sizeOf: (file) => held.get(file)?.length,
    writeText: (file, text) => void held.set(file, text),
    remove(path) {
      for (const file of below(path)) held.delete(file);
    },
    listFolder(path) {
      const names = below(path).map((file) => file.slice(path.length + 1).split("/")[0] as string);
      return [...new Set(names)].filter((name) => name !== "");
    },
    hash: sha256,
    hashOf(file) {
      const text = held.get(file);
      return text === undefined ? undefined : sha256(text);
    },
    cores: () => 1,
    now: () => 0,
    pause: () => Promise.resolve(),
    interruptible: (act) => act(),
    isWatched: () => false,
    environment: (name) => environment[name],
    stdout(text) {
      output.stdout += text;
    },
    stderr(text) {
      output.stderr += text;
    },
    hasColour: () => false,
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
