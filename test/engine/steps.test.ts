/** Built networks are changed by their steps, one story in each run and all in the long one: every apply succeeds the first time, and nothing is left to do. */
import { changeBySteps } from "../support/engine/changed-network";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { turnOf } from "../support/rotation";
import { hub, many } from "../support/steps/stories";

const ACCOUNTS = ["111111111111", "222222222222"];

const STORIES: Readonly<Record<string, (after: boolean) => string>> = {
  many,
  hub,
  "hub, back": (after) => hub(!after),
};

/** Where AWS takes one of two only, and one has to go before the other comes. */
const CUT: ReadonlySet<string> = new Set(["hub", "hub, back"]);

describeEngine("a change by its steps", (tools) => {
  const engine = useEngine(tools);

  test.each(turnOf(Object.entries(STORIES), 3))("%s", async (name, story) => {
    const { api } = engine();
    await api.reset();
    await api.foundOrganization({
      id: "o-a1b2c3d4e5",
      managementAccount: "111111111111",
      accounts: ACCOUNTS,
    });
    const { told, left } = await changeBySteps(engine(), name, story(false), story(true));
    expect(told.steps.length).toBeGreaterThan(1);
    expect(left).toEqual({});
    expect(told.interruptions.length > 0).toBe(CUT.has(name));
    expect(api.log()).toBe("");
  });
});
