/** Says for every setting of a VPC which level gave it, and where that is written. */
import type { SourceRange } from "../../diagnostics/source";
import type { Inherited } from "./inherit";
import { isPlainMap } from "./merge";

export interface Explanation {
  /** The setting below the VPC, `subnets.app.prefixLength`. */
  readonly setting: string;
  readonly value: string;
  /** The level that gave it, `profile spoke`. */
  readonly level: string;
  readonly at: SourceRange;
}

export function explain(inherited: Inherited): Explanation[] {
  const found: Explanation[] = [];
  const visit = (value: unknown, path: readonly string[]) => {
    if (isPlainMap(value)) {
      for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
      return;
    }
    const level = inherited.layerOf(path)?.label ?? "";
    const text = Array.isArray(value) ? value.join(", ") : String(value);
    found.push({ setting: path.join("."), value: text, level, at: inherited.locate(path) });
  };
  visit(inherited.settings, []);
  return found.sort((a, b) => (a.setting < b.setting ? -1 : 1));
}
