/** What a run of `apply` says of plans, and of its end. */
import type { Place } from "../apply/run";
import type { RunReport } from "../apply/run-report";
import type { StackPlan } from "../apply/wave";
import { table } from "./table";

/** `Step 1 of 3 (build), wave 2 of 2`. */
export function placeText({ step, steps, purpose, wave, waves }: Place): string {
  return `Step ${step} of ${steps} (${purpose}), wave ${wave} of ${waves}`;
}

export function plansText(plans: readonly StackPlan[]): string {
  const rows = plans.map(({ stack, counts: { create, update, destroy } }) => [
    `  ${stack}`,
    `${create} to create`,
    `${update} to change`,
    `${destroy} to destroy`,
  ]);
  const unexpected = plans.flatMap((plan) =>
    plan.unexpected.map(
      ({ address, theirs }) =>
        `  ${plan.stack}: Terraform would ${theirs === "replace" ? "replace" : "destroy"} ${address}, and no step says so\n`,
    ),
  );
  return table(rows) + unexpected.join("");
}

const ENDINGS: Readonly<Record<RunReport["outcome"], string>> = {
  running: "It is still going on",
  done: "Everything is applied",
  failed: "It stopped where something failed. Mend that and run the same again: it goes on from there",
  refused: "It stopped, as nobody approved. Run the same again to go on from there",
  stopped: "It stopped, as it was interrupted. Run the same again to go on from there",
};

export function outcomeText({ stacks, outcome }: RunReport, file: string): string {
  const applied = stacks.filter((one) => one.outcome === "applied").length;
  return `\n${ENDINGS[outcome]}. Stacks applied: ${applied} of ${stacks.length}. The report is ${file}.\n`;
}
