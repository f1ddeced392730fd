/** A change by its steps: every apply succeeds, the end is what the wanted version gives from nothing, and what only adds is one step. */
import { configuration as shape } from "../../src/load/shape/configuration";
import { planSteps, type Side } from "../../src/steps/plan-steps";
import { parseStack } from "../../src/verify/terraform/stack";
import { turnOf } from "../support/rotation";
import { variationsOf } from "../support/shape/variations";
import { type Configuration, type Outcome, outcomeOf, wholeConfiguration } from "../support/shape/whole";
import { World } from "../support/steps/simulator";

type Sound = Required<Outcome>;

function isSound(outcome: Outcome): outcome is Sound {
  return outcome.stacks !== undefined;
}

function sideOf({ planned, stacks }: Sound): Side {
  return {
    planned,
    stacks: [...stacks].map(([name, text]) => parseStack({ name, json: JSON.parse(text) })),
  };
}

/** What tells a stack's state apart. */
const stateOf = (json: unknown) =>
  JSON.stringify((json as { terraform: { backend: unknown } }).terraform.backend);

function built({ planned, stacks }: Sound): World {
  const world = new World();
  for (const { name } of planned) {
    const json = JSON.parse(stacks.get(name) as string);
    world.apply(stateOf(json), json);
  }
  return world;
}

/** What is wrong with the way from one to the other. */
function wrongOnTheWay(before: Sound, after: Sound): string[] {
  const world = built(before);
  const steps = planSteps(sideOf(before), sideOf(after));
  for (const [index, { purpose, waves, stacks }] of steps.entries())
    for (const name of waves.flat()) {
      const json = stacks.get(name)?.json;
      try {
        if (json) world.apply(stateOf(json), json as never);
      } catch (error) {
        return [`step ${index + 1} (${purpose}), ${name}: ${(error as Error).message}`];
      }
    }
  const [reached, wanted] = [world.contents(), built(after).contents()];
  const keys = new Set([...reached.keys(), ...wanted.keys()]);
  return [...keys]
    .filter((key) => reached.get(key) !== wanted.get(key))
    .map((key) => `${key}: ${reached.get(key)} is to be ${wanted.get(key)}`);
}

const whole = wholeConfiguration();
const base = outcomeOf(whole) as Sound;
const variations = turnOf([...variationsOf(shape, whole)], 24);

test("each one change of the whole organisation, and each taken back", () => {
  const wrong: string[] = [];
  let pairs = 0;
  for (const { path, change, configuration } of variations) {
    const after = outcomeOf(configuration as Configuration, base.lock);
    if (!isSound(after)) continue;
    const back = outcomeOf(whole, after.lock);
    const ways = [[base, after] as const, ...(isSound(back) ? [[after, back] as const] : [])];
    for (const [index, [from, to]] of ways.entries()) {
      pairs++;
      wrong.push(
        ...wrongOnTheWay(from, to)
          .slice(0, 2)
          .map((what) => `${path.join(".")} ${change}${index ? ", back" : ""}: ${what.slice(0, 400)}`),
      );
    }
  }
  expect(pairs).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
