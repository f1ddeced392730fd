/** Texts with anything wrong in them end in diagnostics with places, never in an exception. */
import fc from "fast-check";
import { Collector } from "../../src/diagnostics/collector";
import type { Diagnostic } from "../../src/diagnostics/diagnostic";
import { renderText } from "../../src/diagnostics/render/text";
import { formatLock, parseLock } from "../../src/lock/codec";
import { planProject } from "../../src/project/project";
import { filesOf } from "../support/draft/draft";
import { mutated } from "../support/draft/mutations";
import { locatedLock, planDraft } from "../support/draft/planning";
import { oneOf, randomDraft } from "../support/draft/random";
import { memoryHost } from "../support/memory-host";
import { sampleIn } from "../support/sample-texts";

/** How many inputs; `npm run test:long` has 20,000. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 800);

/** They have what the random ones lack. */
const SAMPLES = ["config", "examples/small", "examples/beginner"].map(sampleIn);

/** What a diagnostic lacks to be of use: a place inside one of the texts, and words. */
function useless({ code, at, related }: Diagnostic, texts: Readonly<Record<string, string>>): string[] {
  if (!at) return [`${code} has no place`];
  return [at, ...related.map((place) => place.at)].flatMap(({ file, start, end }) => {
    const lines = texts[file]?.split("\n");
    if (!lines) return [`${code} names ${file}`];
    const inside =
      start.line >= 1 && start.line <= lines.length && start.column >= 1 && end.line >= start.line;
    return inside ? [] : [`${code} is at ${start.line}:${start.column}`];
  });
}

// Fails when the expansion of aliases lets the yaml library's error through, and when a column may be 0. What once fell
// through stands in test/load/hostile-texts.test.ts.
test(`a configuration with anything wrong in it ends in diagnostics with places, never in an exception: ${RUNS} inputs`, () => {
  let planned = 0;
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const sound = g(fc.boolean) ? oneOf(g, SAMPLES) : { config: "config", files: filesOf(randomDraft(g)) };
      const file = oneOf(g, Object.keys(sound.files));
      const { text, how } = mutated(g, sound.files[file] as string);
      const texts = { ...sound.files, [file]: text };
      const { plan, diagnostics } = planProject(memoryHost(texts), sound.config);
      if (plan) planned++;
      else expect([how, diagnostics.some((d) => d.severity === "error")]).toEqual([how, true]);
      expect([how, diagnostics.flatMap((d) => useless(d, texts))]).toEqual([how, []]);
      const drawn = renderText(diagnostics.slice(0, 5), (name, line) => texts[name]?.split("\n")[line - 1]);
      expect(drawn === "").toBe(diagnostics.length === 0);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(planned).toBeGreaterThan(RUNS / 100);
});

const EMPTY = formatLock({ scopes: new Map() });

// Fails when `parseLock` reads a prefix without asking `isPrefix`.
test(`a lock with anything wrong in it ends in diagnostics with places, never in an exception: ${RUNS / 5} inputs`, () => {
  const locks: string[] = [];
  fc.assert(
    fc.property(fc.gen(), (g) => {
      if (locks.length < 20) locks.push(planDraft(randomDraft(g)).lock ?? EMPTY);
      const { text, how } = mutated(g, oneOf(g, locks));
      const collector = new Collector();
      const lock = parseLock("network.lock.yaml", text, collector);
      const told = collector.sorted();
      expect([how, lock !== undefined || told.length > 0]).toEqual([how, true]);
      expect([how, told.flatMap((d) => useless(d, { "network.lock.yaml": text }))]).toEqual([how, []]);
      if (lock) expect(formatLock(locatedLock(formatLock(lock)))).toBe(formatLock(lock));
    }),
    { numRuns: RUNS / 5, endOnFailure: true },
  );
});
