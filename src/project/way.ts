/** Plans the way between two versions, and has the witness judge it. */
import { Emission } from "../diff/emission";
import { interruptionsOn } from "../diff/on-the-way";
import { reachabilityBetween } from "../diff/reachability";
import { ResourceDiff } from "../diff/resources";
import type { Version } from "../diff/version";
import type { Way } from "../diff/way";
import type { WayStep } from "../diff/way-step";
import { allChanges } from "../steps/change";
import { movedStates, planSteps } from "../steps/plan-steps";
import type { Step } from "../steps/step";
import type { DeltaEntry } from "../verify/delta";

/** `between` gives the flows that differ between the two versions, for who has them already. */
export function wayBetween(
  before: Version,
  after: Version,
  between: () => readonly DeltaEntry[] = () => reachabilityBetween(before, after),
): Way {
  const [was, is] = [sideOf(before), sideOf(after)];
  const moved = movedStates(was, is);
  if (moved.length > 0) return { steps: [], interruptions: [], movedStates: moved };
  const steps = withChanges(before, planSteps(was, is));
  return { steps, interruptions: interruptionsOn(steps, before, after, between), movedStates: [] };
}

/** The way to a version from nothing: all of it, in today's order. No flow is cut where none was. */
export function wayFromNothing(after: Version): Way {
  const steps = withChanges({ stacks: [] }, planSteps({ planned: [], stacks: [] }, sideOf(after)));
  return { steps, interruptions: [], movedStates: [] };
}

function sideOf({ plan, stacks }: Version) {
  return { planned: plan.stacks, stacks };
}

/** What Terraform does in each step, after those before it. */
function withChanges({ stacks }: Pick<Version, "stacks">, steps: readonly Step[]): WayStep[] {
  let last = new Emission(stacks);
  return steps.map((step) => {
    const others = [...last.byState.values()].filter(({ name }) => !step.stacks.has(name));
    const next = new Emission([...others, ...step.stacks.values()]);
    const changes = allChanges(new ResourceDiff(last, next), last, next);
    last = next;
    return { ...step, changes };
  });
}
