/** Plain values in YAML's flow style, on one line. */
import type { Settings, Value } from "./value";

/** Names, AZ IDs and CIDR blocks need no quotes; whatever else is a text has them. */
const PLAIN = /^(?:[a-z][A-Za-z0-9-]*|\d{1,3}(?:\.\d{1,3}){3}\/\d{1,2})$/;
/** Words that YAML, in one of its versions, takes for something else. */
const WORDS = new Set(["null", "true", "false", "yes", "no", "on", "off", "y", "n"]);

export function flow(value: Value): string {
  if (typeof value === "string") return textual(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  const entries = Object.entries(value).map(([key, item]) => `${textual(key)}: ${flow(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** A text as YAML has it, be it a value or a key: somebody may call a VPC `null`. */
export function textual(text: string): string {
  return PLAIN.test(text) && !WORDS.has(text) ? text : JSON.stringify(text);
}

/** Keys of a VPC whose maps have a line for each entry, and what below them has. */
const LONG: Readonly<Record<string, readonly string[]>> = {
  subnets: [],
  endpoints: ["gateway", "interface"],
};

/** Named VPCs or profiles, each below its name with a line for each key. */
export function named(entries: readonly (readonly [string, Settings])[], indent: string): string {
  return entries
    .map(
      ([name, settings]) =>
        `${indent}${textual(name)}:\n${lines(settings, `${indent}  `, Object.keys(LONG))}`,
    )
    .join("");
}

function lines(settings: Settings, indent: string, long: readonly string[]): string {
  return Object.entries(settings)
    .map(([key, value]) =>
      long.includes(key)
        ? `${indent}${textual(key)}:\n${lines(value as Settings, `${indent}  `, LONG[key] ?? [])}`
        : `${indent}${textual(key)}: ${flow(value)}\n`,
    )
    .join("");
}
