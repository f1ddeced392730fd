/** No list has an entry twice: the second says nothing, was meant to be another, or would be made twice and refused. */
import type { Collector } from "../../diagnostics/collector";
import type { ConfigPath } from "../shape/path";
import type { MergedConfiguration } from "../text/merge";

export function checkRepeatedEntries(merged: MergedConfiguration, collector: Collector): void {
  const seen = new Set<object>();
  const visit = (value: unknown, path: ConfigPath): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    // What an alias repeats is looked at once.
    seen.add(value);
    if (Array.isArray(value)) {
      checkList(value, path, merged, collector);
      for (const [index, entry] of value.entries()) visit(entry, [...path, index]);
    } else for (const [key, entry] of Object.entries(value)) visit(entry, [...path, key]);
  };
  visit(merged.value, []);
}

function checkList(
  list: readonly unknown[],
  path: ConfigPath,
  { locate }: MergedConfiguration,
  collector: Collector,
): void {
  const places = new Map<string, number>();
  for (const [index, entry] of list.entries()) {
    const text = canonical(entry);
    const first = places.get(text);
    if (first === undefined) {
      places.set(text, index);
      continue;
    }
    const at = [...path, index];
    const what = typeof entry === "object" ? "an entry" : String(entry);
    collector.report(
      "ENTRY_TWICE",
      locate(at),
      { what, list: String([...path].reverse().find((step) => typeof step === "string")) },
      [{ at: locate([...path, first]), note: "listed first here" }],
    );
  }
}

/** Text that is the same for equal entries, whatever the order of their keys. An alias may hold itself. */
function canonical(entry: unknown, above: readonly object[] = []): string {
  if (typeof entry !== "object" || entry === null) return JSON.stringify(entry) ?? "";
  if (above.includes(entry)) return "…";
  const within = [...above, entry];
  if (Array.isArray(entry)) return `[${entry.map((one) => canonical(one, within)).join()}]`;
  const keys = Object.keys(entry).sort();
  const parts = keys.map((key) => `${key}:${canonical((entry as Record<string, unknown>)[key], within)}`);
  return `{${parts.join()}}`;
}
