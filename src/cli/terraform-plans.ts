/** Terraform's own plans, which a review is given as files of `terraform show -json`. */
import { line } from "../diagnostics/shown";
import { readTerraformPlan, type TerraformPlan } from "../diff/terraform-plan";
import type { Host } from "../host/host";

/** Undefined when one of the files is no plan of a stack here; why has been printed. */
export function readTerraformPlans(
  host: Host,
  files: readonly string[],
  stacks: ReadonlySet<string>,
): readonly TerraformPlan[] | undefined {
  const plans: TerraformPlan[] = [];
  for (const file of files) {
    const plan = readOne(host, file, stacks);
    if (typeof plan === "string") {
      host.stderr(line`cadastre: ${file} ${plan}`);
      return undefined;
    }
    plans.push(plan);
  }
  return plans;
}

function readOne(host: Host, file: string, stacks: ReadonlySet<string>): TerraformPlan | string {
  const stack = stackNamed(file, stacks);
  if (stack === undefined) return "names no stack: call it STACK.json, or put it into a folder called STACK";
  const text = host.readText(file);
  if (text === undefined) return "is not there";
  return readTerraformPlan(stack, parsed(text)) ?? "is not what terraform show -json prints";
}

/** The stack that a path names, by its file's name or by one of its folders. */
function stackNamed(file: string, stacks: ReadonlySet<string>): string | undefined {
  const parts = file.split("/").reverse();
  const [last = "", ...folders] = parts;
  return [last.replace(/(?:\.tfplan)?\.json$/, ""), ...folders].find((part) => stacks.has(part));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
