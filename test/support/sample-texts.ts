/** The texts of the committed organisation and of the examples, lock and schema aside. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface SampleTexts {
  /** Relative to the repository. */
  readonly config: string;
  /** By file, below `config`. */
  readonly files: Readonly<Record<string, string>>;
}

const ROOT = join(__dirname, "../..");

export function sampleIn(config: string): SampleTexts {
  const names = readdirSync(join(ROOT, config), { recursive: true, encoding: "utf8" }).sort();
  const read = names.filter((name) => /\.(yaml|json)$/.test(name) && !/network\.lock|schema/.test(name));
  const text = (name: string) => readFileSync(join(ROOT, config, name), "utf8");
  return { config, files: Object.fromEntries(read.map((name) => [`${config}/${name}`, text(name)])) };
}
