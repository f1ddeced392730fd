/** All rules across nouns, each in a file of its own. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import { checkDeployment } from "./deployment";
import { checkExternalRanges } from "./external-ranges";
import { checkFlowLogs } from "./flow-logs";
import { checkInternetAccess } from "./internet-access";
import { checkPoolLocales } from "./pool-locales";
import { checkQuotas } from "./quotas";
import { checkRenames } from "./renames";
import { checkSizes } from "./sizes";
import { checkZones } from "./zones";

/** One rule: reads the model, reports what breaks it, changes nothing. */
export type Rule = (model: NetworkModel, collector: Collector) => void;

const RULES: readonly Rule[] = [
  checkZones,
  checkPoolLocales,
  checkExternalRanges,
  checkSizes,
  checkQuotas,
  checkInternetAccess,
  checkFlowLogs,
  checkDeployment,
  checkRenames,
];

export function checkModel(model: NetworkModel, collector: Collector): void {
  for (const rule of RULES) rule(model, collector);
}

/** Every VPC of the organisation, in order of ref. */
export function allVpcs(model: NetworkModel) {
  return model.accounts.flatMap((account) => account.vpcs);
}
