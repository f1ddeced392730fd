/** No address has two owners in a scope, and everything lies in what it was taken from. */
import fc from "fast-check";
import { brokenLaws, readLock } from "../support/draft/oracle";
import { errorsOf, planDraft } from "../support/draft/planning";
import { randomDraft } from "../support/draft/random";

// Fails when what `take` hands out stays free, when external ranges are not withheld, and when a tier is taken from
// another block than it names.
test("whatever is asked for, each gets its size inside its pool or block, and nobody shares addresses with a neighbour", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = randomDraft(g);
      const outcome = planDraft(draft);
      expect(errorsOf(outcome).filter((e) => !e.startsWith("POOL_EXHAUSTED"))).toEqual([]);
      if (outcome.plan) expect(brokenLaws(draft, readLock(outcome.lock))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
