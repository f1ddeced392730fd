/** Stories of changes, each with the steps that it takes and what stands in the way of applying it at once. */
import { planSteps } from "../../src/steps/plan-steps";
import type { Step } from "../../src/steps/step";
import { outcomeOf } from "../support/shape/whole";
import { added, egress, hub, many, privateName, rule, ruleAgain } from "../support/steps/stories";
import { type Sound, sideOf, wrongOnTheWay } from "../support/steps/walk";

/** Both versions, the second with the lock of the first. */
function versions(story: (after: boolean) => string): [Sound, Sound] {
  const before = outcomeOf(story(false)) as Sound;
  const after = outcomeOf(story(true), before.lock) as Sound;
  return [before, after];
}

const stepsOf = ([before, after]: readonly [Sound, Sound]) => planSteps(sideOf(before), sideOf(after));

/** All stacks of the wanted version in today's order, as one step. */
function atOnce([, after]: readonly [Sound, Sound]): Step[] {
  const { planned, stacks } = sideOf(after);
  const waves = planned.map(({ name }) => [name]);
  return [{ purpose: "build", waves, stacks: new Map(stacks.map((one) => [one.name, one])), handedOver: [] }];
}

test.each([
  ["many", many, "build turn replace return remove rename", / is held by /],
  ["egress", egress, "hand-over build remove", /aws_route\.main_app_default already exists/],
  ["rule", rule, "remove", /aws_route53_resolver_rule\S* is held by aws_route53_resolver_rule_association/],
  ["ruleAgain", ruleAgain, "hand-over build remove", /conflicting DNS domain|is held by/],
  ["privateName", privateName, "hand-over build remove", undefined],
  ["added", added, "build", undefined],
  ["hub", hub, "build turn remove", undefined],
  ["hub, back", (after: boolean) => hub(!after), "build remove", /conflicting DNS domain/],
] as const)("%s", (_, story, purposes, obstacle) => {
  const both = versions(story);
  const steps = stepsOf(both);
  expect(steps.map(({ purpose }) => purpose).join(" ")).toBe(purposes);
  expect(wrongOnTheWay(...both, steps)).toEqual([]);
  const refused = wrongOnTheWay(...both, atOnce(both))[0];
  if (obstacle) expect(refused).toMatch(obstacle);
});

test("a version and itself have no steps between them", () => {
  const [before] = versions(many);
  expect(stepsOf([before, before])).toEqual([]);
});

test("consumers go before producers", () => {
  expect(stepsOf(versions(rule)).flatMap(({ waves }) => waves)).toEqual([
    ["a_us-east-1_link"],
    ["a_us-east-1_base", "hub_us-east-1_base"],
  ]);
});
