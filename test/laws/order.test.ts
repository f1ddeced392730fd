/** The order of files and keys has no effect on what is planned. */
import fc from "fast-check";
import { planText } from "../../src/report/plan-text";
import { rewritten } from "../support/draft/edits";
import { planDraft, planTexts } from "../support/draft/planning";
import { randomDraft } from "../support/draft/random";

const PLACES = / +config\/\d+\.yaml:\d+:\d+/g;

/** A plan without the places in the texts, which are all that may differ. */
function withoutPlaces(plan: unknown): string {
  return JSON.stringify(plan, (key, value) => (key === "at" ? undefined : value));
}

// Fails when accounts are taken in the order of their files: the sort of src/load/lower/accounts.ts taken out.
test("the order of files, accounts, VPCs, tiers, secondaries and pools changes nothing: not the lock's bytes, the plan's text nor a stack", () => {
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = randomDraft(g);
      const one = planDraft(draft);
      const other = planTexts(rewritten(g, draft));
      expect(other.lock).toBe(one.lock);
      if (!one.plan || !other.plan) return;
      expect(planText(other.plan).replace(PLACES, "")).toBe(planText(one.plan).replace(PLACES, ""));
      expect(withoutPlaces(other.plan)).toBe(withoutPlaces(one.plan));
    }),
    { numRuns: 150 },
  );
});
