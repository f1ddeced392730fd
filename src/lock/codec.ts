/**
 * The lock's text form: YAML with one entry a line, sorted, so that a review reads it as an address plan.
 *
 * It is read line by line and not by a YAML parser: the program alone writes it, ten thousand accounts make a
 * hundred thousand lines of it, and a line that is not as written is a sign of damage that has to be told.
 */
import type { Collector } from "../diagnostics/collector";
import type { SourceRange } from "../diagnostics/source";
import { formatPrefix, isPrefix, type Prefix, parsePrefix } from "../ip/prefix";
import {
  compareText,
  compareTombstones,
  type LocatedLock,
  type Lock,
  type ScopeLock,
  type Tombstone,
} from "./lock";

/** The version of the form that is written. */
export const LOCK_VERSION = 1;

const EDITOR_LINE = "# yaml-language-server: $schema=";
const SCHEMA = "schema/network.lock.schema.json";
const HEADER = `# Which address belongs to whom. Written by cadastre plan; review it, and change it through the configuration.
version: ${LOCK_VERSION}
scopes:
`;

/** The text of a lock; equal locks give equal bytes. `schema` is for editors, relative to the lock. */
export function formatLock(lock: Lock, schema: string = SCHEMA): string {
  const names = [...lock.scopes.keys()].sort(compareText);
  const lines: string[] = [];
  for (const name of names) {
    const { allocations, tombstones } = lock.scopes.get(name) as ScopeLock;
    if (allocations.size === 0 && tombstones.length === 0) continue;
    lines.push(`  ${name}:`);
    if (allocations.size > 0) lines.push("    allocations:");
    for (const ref of [...allocations.keys()].sort(compareText)) {
      lines.push(`      ${ref}: ${formatPrefix(allocations.get(ref) as Prefix)}`);
    }
    if (tombstones.length > 0) lines.push("    tombstones:");
    for (const { ref, prefix } of [...tombstones].sort(compareTombstones)) {
      lines.push(`      - ${ref} ${formatPrefix(prefix)}`);
    }
  }
  const body =
    lines.length === 0 ? HEADER.replace("scopes:\n", "scopes: {}\n") : `${HEADER}${lines.join("\n")}\n`;
  return `${EDITOR_LINE}${schema}\n${body}`;
}

interface OpenScope {
  readonly allocations: Map<string, Prefix>;
  readonly tombstones: Tombstone[];
}

const SCOPE_LINE = /^ {2}([a-z][a-z0-9-]*):$/;
const ALLOCATION_LINE = /^ {6}([a-z0-9][a-z0-9./-]*): (\d+\.\d+\.\d+\.\d+\/\d+)$/;
const TOMBSTONE_LINE = /^ {6}- ([a-z0-9][a-z0-9./-]*) (\d+\.\d+\.\d+\.\d+\/\d+)$/;

/** Reads a lock; damaged lines are reported, and the lock is then not to be used. `file` is for the diagnostics. */
export function parseLock(file: string, text: string, collector: Collector): LocatedLock | undefined {
  const scopes = new Map<string, OpenScope>();
  let scope: OpenScope | undefined;
  let section: "allocations" | "tombstones" | undefined;
  let versionSeen = false;
  let sound = true;
  const lines = text.replace(/^\uFEFF/, "").split("\n");

  const damaged = (index: number, problem: string) => {
    sound = false;
    collector.report("LOCK_SYNTAX", lineRange(file, index + 1, lines[index] ?? ""), { problem });
  };
  const prefixOf = (index: number, cidr: string): Prefix | undefined => {
    const parsed = parsePrefix(cidr);
    if (isPrefix(parsed)) return parsed;
    damaged(index, `${cidr} is not a canonical CIDR block`);
    return undefined;
  };

  // By number: an iterator makes a pair for each of a hundred thousand lines.
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] as string;
    const line = raw.endsWith("\r") ? raw.slice(0, -1) : raw;
    if (section === "allocations") {
      const match = ALLOCATION_LINE.exec(line);
      if (match && scope) {
        const ref = match[1] as string;
        const prefix = prefixOf(index, match[2] as string);
        if (scope.allocations.has(ref)) damaged(index, `${ref} stands here a second time`);
        else if (prefix) scope.allocations.set(ref, prefix);
        continue;
      }
    } else if (section === "tombstones") {
      const match = TOMBSTONE_LINE.exec(line);
      if (match && scope) {
        const [, ref, cidr] = match as unknown as [string, string, string];
        const prefix = prefixOf(index, cidr);
        if (prefix) scope.tombstones.push({ ref, prefix });
        continue;
      }
    }
    if (line === "" || line.trimStart().startsWith("#")) continue;
    const scopeMatch = SCOPE_LINE.exec(line);
    if (scopeMatch) {
      const name = scopeMatch[1] as string;
      if (scopes.has(name)) damaged(index, `the scope ${name} stands here a second time`);
      scope = scopes.get(name) ?? { allocations: new Map(), tombstones: [] };
      scopes.set(name, scope);
      section = undefined;
    } else if (scope && (line === "    allocations:" || line === "    tombstones:")) {
      section = line.trim() === "allocations:" ? "allocations" : "tombstones";
    } else if (/^version: \d+$/.test(line) && !versionSeen) {
      versionSeen = true;
      const version = Number(line.slice("version: ".length));
      if (version !== LOCK_VERSION) {
        collector.report("LOCK_VERSION", lineRange(file, index + 1, line), { version, known: LOCK_VERSION });
        return undefined;
      }
    } else if (line !== "scopes:" && line !== "scopes: {}") {
      const marker = /^(<{7}|={7}|>{7}|\|{7})/.test(line);
      damaged(
        index,
        marker ? "a merge left its conflict marker" : `“${line.trim().slice(0, 80)}” is not a line of a lock`,
      );
      // What follows a damaged line may be out of its place, so one complaint is enough.
      break;
    }
  }
  if (!versionSeen && sound) damaged(0, "it has no version");
  if (!sound) return undefined;
  const schema = lines
    .find((line) => line.startsWith(EDITOR_LINE))
    ?.slice(EDITOR_LINE.length)
    .trimEnd();
  let places: ReadonlyMap<string, number> | undefined;
  return {
    scopes,
    ...(schema && { schema }),
    locate(name, ref) {
      places ??= linesOfEntries(lines);
      const line = places.get(`${name} ${ref}`);
      return line === undefined ? undefined : lineRange(file, line, lines[line - 1] ?? "");
    },
  };
}

/** The lines, from 1, that entries stand on, by scope and ref; looked for only when something is wrong with one. */
function linesOfEntries(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  let scope = "";
  for (const [index, raw] of lines.entries()) {
    const line = raw.trimEnd();
    scope = SCOPE_LINE.exec(line)?.[1] ?? scope;
    const ref = (ALLOCATION_LINE.exec(line) ?? TOMBSTONE_LINE.exec(line))?.[1];
    const key = `${scope} ${ref}`;
    // Allocations come before tombstones, and where a ref has both its allocation is what is meant.
    if (ref !== undefined && !places.has(key)) places.set(key, index + 1);
  }
  return places;
}

function lineRange(file: string, line: number, text: string): SourceRange {
  const start = text.length - text.trimStart().length + 1;
  return {
    file,
    start: { line, column: start },
    end: { line, column: Math.max(start, text.trimEnd().length + 1) },
  };
}
