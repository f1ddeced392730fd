/** Built networks are changed by their steps: every apply succeeds the first time, and nothing is left to do. */
import { changeBySteps } from "../support/engine/changed-network";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { egress, many } from "../support/steps/stories";

const ACCOUNTS = ["111111111111", "222222222222"];

const STORIES = { many, egress };

describeEngine("a change by its steps", (tools) => {
  const engine = useEngine(tools);

  test.each(Object.entries(STORIES))("%s", async (name, story) => {
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
    expect(told.interruptions).toEqual([]);
    expect(api.log()).toBe("");
  });
});
