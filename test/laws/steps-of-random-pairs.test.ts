/** Several changes at once, from any version to any other: every apply of every step succeeds, and the end is what is wanted. */
import fc from "fast-check";
import { planSteps } from "../../src/steps/plan-steps";
import { commitNumber } from "../support/rotation";
import { outcomeOf } from "../support/shape/whole";
import { DOMAINS, pairsOf } from "../support/steps/pairs/pairs";
import { isSound, sideOf, wrongOnTheWay } from "../support/steps/walk";

const all = DOMAINS.map(pairsOf);
const RUNS = process.env.WHOLE ? 1000 : 40;

/** Up to so many changes of a domain. */
const some = (domain: number, most: number) =>
  fc.uniqueArray(fc.constantFrom(...(all[domain]?.pairs ?? []).map(({ name }) => name)), { maxLength: most });

test("versions with some changes, and versions with others", () => {
  let pairs = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: all.length - 1 }).chain((one) => fc.tuple(fc.constant(one), some(one, 3), some(one, 4))),
      ([domain, first, second]) => {
        const of = all[domain] as (typeof all)[number];
        const before = outcomeOf(of.with(first));
        if (!isSound(before)) return;
        const after = outcomeOf(of.with(second), before.lock);
        if (!isSound(after)) return;
        pairs++;
        const [was, is] = [sideOf(before), sideOf(after)];
        const steps = planSteps(was, is);
        expect(wrongOnTheWay(before, after, steps)).toEqual([]);
        expect(planSteps(is, is)).toEqual([]);
      },
    ),
    { numRuns: RUNS, ...(process.env.WHOLE && { seed: commitNumber() }) },
  );
  expect(pairs).toBeGreaterThan(RUNS / 4);
});
