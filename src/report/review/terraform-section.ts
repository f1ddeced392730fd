/** Where Terraform's own plans and the review differ. */
import { count } from "../../diagnostics/counted";
import type { Review } from "../../diff/review";
import type { PlanDisagreement } from "../../diff/terraform-plan";
import type { Section } from "./budget";
import { firstRows } from "./first-rows";
import { code } from "./md";

const MEANINGS: Readonly<Record<PlanDisagreement["kind"], string>> = {
  unexpected: "no change of the configuration explains it: drift, or something that was never applied",
  missing: "Terraform sees nothing to do: applied already, or planned from other files",
  other: "both act, each in its own way",
};

export function terraformSection({ terraform }: Review): Section {
  if (!terraform) return { render: () => "" };
  const { plans, disagreements } = terraform;
  const read = count(plans, "Terraform plan");
  if (disagreements.length === 0)
    return { render: () => `### Terraform's plans\n\n${read} read: each does what is told above.\n` };
  return {
    render(most) {
      const head = ["stack", "resource", "review", "Terraform", "what that means"];
      const rows = firstRows({ head, rows: disagreements, most, cells, noun: "more resource" });
      return `### Terraform's plans\n\n${read} read; ${count(disagreements.length, "resource")} not as told above.\n\n${rows}`;
    },
  };
}

function cells({ kind, stack, address, ours, theirs }: PlanDisagreement): string[] {
  return [code(stack), code(address), ours ?? "nothing", theirs ?? "nothing", MEANINGS[kind]];
}
