/**
 * The lock's text form: YAML with one entry a line, sorted, so that a review reads it as an address plan. The last
 * line counts the entries, so a lock that was cut off, or merged line by line, is told from a whole one.
 */
import type { Collector } from "../diagnostics/collector";
import { formatPrefix, type Prefix } from "../ip/prefix";
import { compareText } from "../lists/order";
import {
  type Choices,
  compareTombstones,
  entryCount,
  isChoiceValue,
  type LocatedLock,
  type Lock,
  type ScopeLock,
} from "./lock";
import { EDITOR_LINE, lineRange, linesOfEntries } from "./lock-lines";
import { LockReader } from "./lock-reader";

/** The version of the form that is written. Version 1 had no choices, no overlap and no count, and is still read. */
export const LOCK_VERSION = 2;

const SCHEMA = "schema/network.lock.schema.json";
const HEADER = `# Which address belongs to whom. Written by cadastre plan; review it, and change it through the configuration.
version: ${LOCK_VERSION}
`;

/** The text of a lock; equal locks give equal bytes. `schema` is for editors, relative to the lock. */
export function formatLock(lock: Lock, schema: string = SCHEMA): string {
  const scopes = scopeLines(lock.scopes);
  const choices = choiceLines(lock.choices ?? new Map());
  const lines = [
    ...(scopes.length > 0 ? ["scopes:", ...scopes] : ["scopes: {}"]),
    ...(choices.length > 0 ? ["choices:", ...choices] : []),
    `entries: ${entryCount(lock)}`,
  ];
  return `${EDITOR_LINE}${schema}\n${HEADER}${lines.join("\n")}\n`;
}

function scopeLines(scopes: ReadonlyMap<string, ScopeLock>): string[] {
  const lines: string[] = [];
  for (const name of [...scopes.keys()].sort(compareText)) {
    const { overlapAllowed, allocations, tombstones } = scopes.get(name) as ScopeLock;
    if (allocations.size === 0 && tombstones.length === 0) continue;
    lines.push(`  ${name}:`);
    if (overlapAllowed) lines.push("    overlap: allowed");
    if (allocations.size > 0) lines.push("    allocations:");
    for (const ref of [...allocations.keys()].sort(compareText)) {
      lines.push(`      ${ref}: ${formatPrefix(allocations.get(ref) as Prefix)}`);
    }
    if (tombstones.length > 0) lines.push("    tombstones:");
    for (const { ref, prefix } of [...tombstones].sort(compareTombstones)) {
      lines.push(`      - ${ref} ${formatPrefix(prefix)}`);
    }
  }
  return lines;
}

function choiceLines(choices: Choices): string[] {
  return [...choices.keys()].sort(compareText).flatMap((kind) => {
    const byRef = choices.get(kind) as ReadonlyMap<string, string>;
    if (byRef.size === 0) return [];
    const entries = [...byRef.keys()].sort(compareText).map((ref) => {
      const value = byRef.get(ref) as string;
      if (!isChoiceValue(value)) throw new Error(`“${value}” cannot be written as a choice of ${ref}`);
      return `    ${ref}: ${value}`;
    });
    return [`  ${kind}:`, ...entries];
  });
}

/**
 * Reads a lock. What is damaged is reported, and the lock is then not to be used. `file` is for the diagnostics.
 *
 * It is read line by line and not by a YAML parser: the program alone writes it, ten thousand accounts make a
 * hundred thousand lines of it, and a line that is not as written is a sign of damage that has to be told.
 */
export function parseLock(file: string, text: string, collector: Collector): LocatedLock | undefined {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  const at = (index: number) => lineRange(file, index + 1, lines[index] ?? "");
  const reader = new LockReader((index, problem) => collector.report("LOCK_SYNTAX", at(index), { problem }));
  // By number: an iterator makes a pair for each of a hundred thousand lines.
  for (let index = 0; index < lines.length && reader.isReadable; index++) {
    const raw = lines[index] as string;
    reader.read(index, raw.endsWith("\r") ? raw.slice(0, -1) : raw);
    if (index !== reader.versionLine || reader.version <= LOCK_VERSION) continue;
    collector.report("LOCK_VERSION", at(index), { version: reader.version, known: LOCK_VERSION });
    return undefined;
  }
  reader.finish();
  if (!reader.isSound) return undefined;
  const { scopes, choices, version } = reader;
  const found = entryCount(reader);
  if (version === 1) {
    collector.report("LOCK_OLD", at(reader.versionLine), { version, known: LOCK_VERSION, file });
  } else if (reader.entries !== undefined && found > reader.entries) {
    const data = { said: reader.entries, found, file };
    collector.report("LOCK_UNCOUNTED", at(reader.entriesLine ?? 0), data);
  } else if (found !== reader.entries) {
    const last = text.trimEnd().split("\n").length - 1;
    const problem = shortfall(reader.entries, found);
    collector.report("LOCK_INCOMPLETE", at(reader.entriesLine ?? last), { problem, file });
    return undefined;
  }
  const schema = lines
    .find((line) => line.startsWith(EDITOR_LINE))
    ?.slice(EDITOR_LINE.length)
    .trimEnd();
  let places: ReadonlyMap<string, number> | undefined;
  return {
    scopes,
    choices,
    ...(version < LOCK_VERSION && { oldVersion: version }),
    ...(schema && { schema }),
    locate(name, ref) {
      places ??= linesOfEntries(lines);
      const line = places.get(`${name} ${ref}`);
      return line === undefined ? undefined : lineRange(file, line, lines[line - 1] ?? "");
    },
  };
}

function shortfall(said: number | undefined, found: number): string {
  if (said === undefined) return "it ends before the line that counts its entries";
  return `it counts ${said} entries and has ${found}`;
}
