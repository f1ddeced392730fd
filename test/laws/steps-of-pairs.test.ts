/** One change of each kind of each noun, there and back by its steps: every apply succeeds, and the end is what is wanted. */
import type { Lock } from "../../src/lock/lock";
import { planSteps } from "../../src/steps/plan-steps";
import { outcomeOf } from "../support/shape/whole";
import { DOMAINS, pairsOf } from "../support/steps/pairs/pairs";
import { type Sound, sideOf, wrongOnTheWay } from "../support/steps/walk";

function sound(configuration: string, lock?: Lock): Sound {
  const outcome = outcomeOf(configuration, lock);
  if (!outcome.stacks)
    throw new Error(JSON.stringify(outcome.diagnostics.map(({ code, data }) => [code, data])));
  return outcome as Sound;
}

describe.each(DOMAINS)("%s", (domain) => {
  const { base, pairs } = pairsOf(domain);

  test.each(pairs.map((pair) => [pair.name, pair] as const))("%s", (_, { there, back }) => {
    const before = sound(base);
    const after = sound(there, before.lock);
    const again = sound(back, after.lock);
    for (const [from, to] of [
      [before, after],
      [after, again],
    ] as const) {
      const steps = planSteps(sideOf(from), sideOf(to));
      expect(steps.length).toBeGreaterThan(0);
      expect(wrongOnTheWay(from, to, steps)).toEqual([]);
    }
  });
});
