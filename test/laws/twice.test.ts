/** Planning twice changes nothing. */
import fc from "fast-check";
import { randomEdit } from "../support/draft/edits";
import { planDraft } from "../support/draft/planning";
import { randomDraft } from "../support/draft/random";

// Fails when the next lock has the tombstones of this plan alone.
test("planning twice changes nothing: the second plan keeps every address and writes the same bytes", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = randomDraft(g);
      const first = planDraft(draft);
      if (!first.plan) return;
      // Half of the way through its life: with tombstones, and with renames that still stand in the configuration.
      const edit = randomEdit(g, draft);
      const once = planDraft(edit.draft, first.lock);
      if (!once.plan) return;
      const twice = planDraft(edit.draft, once.lock);
      expect(twice.lock).toBe(once.lock);
      expect(twice.plan?.addresses.filter((a) => a.state !== "kept")).toEqual([]);
      expect(twice.plan?.tombstones.filter((t) => t.state !== "kept")).toEqual([]);
      expect(JSON.stringify(twice.plan?.stacks)).toBe(JSON.stringify(once.plan.stacks));
    }),
    { numRuns: 150 },
  );
});
