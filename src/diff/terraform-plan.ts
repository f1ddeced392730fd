/** Terraform's own plan of a stack, as `terraform show -json` prints it, held against what a review expects. */
import { asList, asObject } from "../verify/terraform/stack";
import type { Action } from "./action";
import type { ResourceChange } from "./resource-change";

/** What Terraform planned for one stack. */
export interface TerraformPlan {
  readonly stack: string;
  /** By address; what Terraform leaves alone or only reads is absent. */
  readonly actions: ReadonlyMap<string, PlannedAction>;
}

export type PlannedAction = Exclude<Action, "adopt" | "move"> | "forget";

/**
 * `unexpected`: Terraform does what no change of the configuration explains, as after drift or an apply that was left
 * out. `missing`: the review expects something that Terraform does not plan. `other`: both act, each in its own way.
 */
export interface PlanDisagreement {
  readonly kind: "unexpected" | "missing" | "other";
  readonly stack: string;
  readonly address: string;
  readonly ours?: Action;
  readonly theirs?: PlannedAction;
}

/** https://developer.hashicorp.com/terraform/internals/json-format#change-representation; undefined for another JSON. */
export function readTerraformPlan(stack: string, json: unknown): TerraformPlan | undefined {
  const root = asObject(json);
  if (typeof root.format_version !== "string" || !("terraform_version" in root)) return undefined;
  const actions = new Map<string, PlannedAction>();
  for (const item of asList(root.resource_changes)) {
    const { address, mode, change } = asObject(item);
    const action = actionOf(asList(asObject(change).actions));
    if (mode === "managed" && typeof address === "string" && action) actions.set(address, action);
  }
  return { stack, actions };
}

function actionOf(actions: readonly unknown[]): PlannedAction | undefined {
  if (actions.includes("delete") && actions.includes("create")) return "replace";
  const [only] = actions;
  return only === "create" || only === "update" || only === "delete" || only === "forget" ? only : undefined;
}

/** Sorted by stack and address. */
export function disagreements(
  plans: readonly TerraformPlan[],
  resources: readonly ResourceChange[],
): PlanDisagreement[] {
  const found = plans.flatMap(({ stack, actions }) => {
    const ours = new Map(
      resources.filter((change) => change.stack === stack).map((change) => [change.address, change]),
    );
    const addresses = [...new Set([...ours.keys(), ...actions.keys()])];
    return addresses.flatMap(
      (address) => disagreement(stack, address, ours.get(address), actions.get(address)) ?? [],
    );
  });
  return found.sort((a, b) => (`${a.stack} ${a.address}` < `${b.stack} ${b.address}` ? -1 : 1));
}

function disagreement(
  stack: string,
  address: string,
  change: ResourceChange | undefined,
  theirs: PlannedAction | undefined,
): PlanDisagreement | undefined {
  const action = change?.action;
  const ours = action === "move" || action === "adopt" ? undefined : action;
  if (ours === theirs || (change?.mayReplace && theirs === "replace")) return undefined;
  const kind = ours === undefined ? "unexpected" : theirs === undefined ? "missing" : "other";
  return { kind, stack, address, ...(ours && { ours }), ...(theirs && { theirs }) };
}
