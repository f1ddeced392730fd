/** The smallest configurations that raise each code, as test/errors has them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(__dirname, "..", "errors");

/** A code's story: its one configuration file, and its lock if it has one. */
export function storyOf(code: string): { readonly text: string; readonly lock?: string } {
  const folder = join(FOLDER, code);
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const [name] = readdirSync(folder).filter((file) => file.endsWith(".yaml") && file !== "network.lock.yaml");
  if (name === undefined) throw new Error(`${code} has no configuration`);
  const lock = existsSync(join(folder, "network.lock.yaml")) ? { lock: read("network.lock.yaml") } : {};
  return { text: read(name), ...lock };
}
