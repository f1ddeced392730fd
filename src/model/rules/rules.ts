/** What a rule of the model is, and the walk that most of them make. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import type { Vpc } from "../vpc";

/** One rule: reads the model, reports what breaks it, changes nothing. */
export type Rule = (model: NetworkModel, collector: Collector) => void;

/** Every VPC of the organisation, in order of ref. */
export function allVpcs(model: NetworkModel): Vpc[] {
  return model.accounts.flatMap((account) => account.vpcs);
}

/** `a/main`, `a/main and b/main`, or `a/main and 41 other VPCs`. */
export function vpcPhrase([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  return others.length === 1 ? `${first} and ${others[0]}` : `${first} and ${others.length} other VPCs`;
}
