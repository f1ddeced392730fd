/** The lock's text and its value are one thing, and a YAML parser reads the same. */
import fc from "fast-check";
import { parse } from "yaml";
import { Collector } from "../../src/diagnostics/collector";
import { formatPrefix } from "../../src/ip/prefix";
import { formatLock, parseLock } from "../../src/lock/codec";
import { randomEdit } from "../support/draft/edits";
import { readLock } from "../support/draft/oracle";
import { locatedLock, planDraft } from "../support/draft/planning";
import { oneOf, randomDraft } from "../support/draft/random";

/** A lock's text with a life behind it: after an edit it has tombstones. */
function someLock(g: fc.GeneratorValue): string | undefined {
  const draft = randomDraft(g);
  const first = planDraft(draft);
  return first.lock && (planDraft(randomEdit(g, draft).draft, first.lock).lock ?? first.lock);
}

// Fails when `formatLock` leaves the heading off a single tombstone, and when `parseLock` shortens a prefix length.
test("a lock comes back byte for byte, and the yaml library reads the same entries in it", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const text = someLock(g);
      if (text === undefined) return;
      const lock = locatedLock(text);
      expect(formatLock(lock)).toBe(text);
      const line = (scope: string, ref: string, cidr: string) => `${scope} ${ref} ${cidr}`;
      const { held, tombstones } = readLock(text);
      const entries = [...lock.scopes].flatMap(([scope, { allocations, tombstones: gone }]) => [
        ...[...allocations].map(([ref, prefix]) => line(scope, ref, formatPrefix(prefix))),
        ...gone.map(({ ref, prefix }) => line(scope, ref, formatPrefix(prefix))),
      ]);
      const read = [...held, ...tombstones].map((e) => line(e.scope, e.ref, e.cidr));
      expect(entries.sort()).toEqual(read.sort());
      expect(text.split("\n").filter((l) => / \d+\.\d+\.\d+\.\d+\/\d+$/.test(l))).toHaveLength(
        entries.length,
      );
    }),
    { numRuns: 80 },
  );
});

const DAMAGES: readonly ((line: string) => string)[] = [
  (line) => line.slice(0, -1),
  (line) => `${line} `,
  (line) => line.replace(/\/\d+$/, "/33"),
  (line) => line.replace(/(\d+)\/\d+$/, "1/16"),
  (line) => line.replace(/(\d+)\./, "0$1."),
  (line) => line.replace(/^ {6}/, "\t"),
  (line) => `<<<<<<< ours\n${line}`,
  (line) => line.replace(/^( *)(\S)/, "$1\u00e9$2"),
  (line) => `${line}\n${line}`,
  () => "      - one two three",
];

// Fails when `parseLock` refuses a line without a word.
test("a damaged line is either told at its line or still says something canonical; nothing throws", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const text = someLock(g);
      if (text === undefined) return;
      const lines = text.split("\n");
      const index = g(fc.nat, { max: lines.length - 2 });
      const before = lines[index] as string;
      lines[index] = oneOf(g, DAMAGES)(before);
      if (lines[index] === before) return;
      const collector = new Collector();
      const lock = parseLock("network.lock.yaml", lines.join("\n"), collector);
      const told = collector.sorted();
      if (lock) return;
      expect(told.length).toBeGreaterThan(0);
      for (const { code, at } of told) {
        expect(code).toMatch(/^LOCK_(SYNTAX|VERSION|INCOMPLETE)$/);
        expect(at?.start.line).toBeGreaterThanOrEqual(1);
      }
      // A header that lost its version is told of at the top, all else where it stands or at what follows from it.
      const placed = /^ {6}/.test(before) && told[0]?.code !== "LOCK_INCOMPLETE";
      if (placed) expect(told[0]?.at?.start.line).toBeLessThanOrEqual(index + 2);
    }),
    { numRuns: 150 },
  );
});

// Fails when `parseLock` does not compare what the last line counts with what there is.
test("a lock that lost its end, or any entry, is told of and not used", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const text = someLock(g);
      if (text === undefined) return;
      const lines = text.trimEnd().split("\n");
      const first = lines.findIndex((line) => line.startsWith("version:")) + 1;
      const at = first + g(fc.nat, { max: lines.length - first - 1 });
      const cut = lines.slice(0, at).join("\n");
      const told = (damaged: string) => {
        const collector = new Collector();
        const lock = parseLock("network.lock.yaml", damaged, collector);
        return [lock === undefined, ...collector.sorted().map(({ code }) => code)];
      };
      for (const end of ["", "\n"]) expect(told(`${cut}${end}`)).toEqual([true, "LOCK_INCOMPLETE"]);
      if (!/^ {6}/.test(lines[at] as string)) return;
      const gap = lines.filter((_, index) => index !== at).join("\n");
      expect(told(`${gap}\n`)).toEqual([true, "LOCK_INCOMPLETE"]);
    }),
    { numRuns: 60 },
  );
});

// Fails when `formatLock` sorts choices by kind alone, and when `parseLock` reads the last kind only.
test("choices come back as they were, and the yaml library reads the same", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
  const ref = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("/"));
  const value = fc.stringMatching(/^[A-Za-z]([A-Za-z0-9 ,./_-]{0,8}[A-Za-z0-9])?$/);
  const notWords = value.filter((text) => !/^(true|false|null|yes|no|on|off|y|n|~)$/i.test(text));
  const choices = fc.dictionary(name, fc.dictionary(ref, notWords, { minKeys: 1, maxKeys: 4 }), {
    maxKeys: 3,
  });
  fc.assert(
    fc.property(choices, (byKind) => {
      const kinds = Object.entries(byKind).map(
        ([kind, byRef]) => [kind, new Map(Object.entries(byRef))] as const,
      );
      const text = formatLock({ scopes: new Map(), choices: new Map(kinds) });
      const read = locatedLock(text).choices ?? new Map<string, ReadonlyMap<string, string>>();
      expect(formatLock({ scopes: new Map(), choices: read })).toBe(text);
      expect({ ...(parse(text) as { choices?: object }).choices }).toEqual({ ...byKind });
    }),
    { numRuns: 60 },
  );
});
