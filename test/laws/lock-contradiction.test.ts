/** A lock that a hand has brought into contradiction is told of at its line. */
import fc from "fast-check";
import { type Entry, meet, readLock, wantedBy } from "../support/draft/oracle";
import { planDraft } from "../support/draft/planning";
import { oneOf, randomDraft } from "../support/draft/random";

// Fails when `claim` answers nobody for a block that is not free.
test("a lock edited by hand so that two blocks share addresses is told at the line of one of the two, and nothing is planned", () => {
  let edited = 0;
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = randomDraft(g);
      const { lock } = planDraft(draft);
      if (!lock) return;
      const wanted = new Map(wantedBy(draft).map((w) => [w.ref, w]));
      const pairs = contradictions(readLock(lock).held, (entry) => {
        const { kind, pin, length, scope, inside = [], vpc } = wanted.get(entry.ref) ?? {};
        if (pin || kind === "pool") return undefined;
        const place = kind === "subnet" || scope === "pods" ? vpc : scope;
        return `${kind} ${length} ${place} ${inside.join()}`;
      });
      if (pairs.length === 0) return;
      const [victim, other] = oneOf(g, pairs);
      const lines = lock.split("\n");
      const lineOf = (entry: Entry) => lines.findIndex((l) => l.trim() === `${entry.ref}: ${entry.cidr}`);
      const [first, second] = [lineOf(victim), lineOf(other)];
      lines[first] = `      ${victim.ref}: ${other.cidr}`;
      const outcome = planDraft(draft, lines.join("\n"));
      expect(outcome.plan).toBeUndefined();
      const overlap = outcome.diagnostics.find(({ code }) => code === "LOCK_OVERLAP");
      expect(overlap?.at?.file).toBe("config/network.lock.yaml");
      expect([first + 1, second + 1]).toContain(overlap?.at?.start.line);
      edited++;
    }),
    { numRuns: 150 },
  );
  expect(edited).toBeGreaterThan(50);
});

/** Entries of one sort, that is of one size in one place, which may therefore not have the same block. */
function contradictions(
  held: readonly Entry[],
  sortOf: (entry: Entry) => string | undefined,
): [Entry, Entry][] {
  return held.flatMap((a) =>
    held
      .filter((b) => a !== b && sortOf(a) !== undefined && sortOf(a) === sortOf(b) && !meet(a, b))
      .map((b): [Entry, Entry] => [a, b]),
  );
}
