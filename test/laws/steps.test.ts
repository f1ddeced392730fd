/** A change by its steps: every apply succeeds, the end is what the wanted version gives from nothing, and what only adds is one step. */
import { configuration as shape } from "../../src/load/shape/configuration";
import { movedStates, planSteps } from "../../src/steps/plan-steps";
import { turnOf } from "../support/rotation";
import { variationsOf } from "../support/shape/variations";
import { type Configuration, outcomeOf, wholeConfiguration } from "../support/shape/whole";
import { isSound, type Sound, sideOf, wrongOnTheWay } from "../support/steps/walk";

const whole = wholeConfiguration();
const base = outcomeOf(whole) as Sound;
const variations = turnOf([...variationsOf(shape, whole)], 40);

test("each one change of the whole organisation, and each taken back", () => {
  const wrong: string[] = [];
  let pairs = 0;
  for (const { path, change, configuration } of variations) {
    const after = outcomeOf(configuration as Configuration, base.lock);
    if (!isSound(after)) continue;
    const back = outcomeOf(whole, after.lock);
    const ways = [[base, after] as const, ...(isSound(back) ? [[after, back] as const] : [])];
    for (const [index, [from, to]] of ways.entries()) {
      if (movedStates(sideOf(from), sideOf(to)).length > 0) continue;
      pairs++;
      wrong.push(
        ...wrongOnTheWay(from, to, planSteps(sideOf(from), sideOf(to)))
          .slice(0, 2)
          .map((what) => `${path.join(".")} ${change}${index ? ", back" : ""}: ${what.slice(0, 400)}`),
      );
    }
  }
  expect(pairs).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
