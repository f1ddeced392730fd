/** All rules across nouns, each in a file of its own. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import { checkDeployment } from "./deployment";
import { checkEndpointHubs } from "./endpoint-hubs";
import { checkEndpointNames } from "./endpoint-names";
import { checkEndpointPlacement } from "./endpoint-placement";
import { checkEndpointServices } from "./endpoint-services";
import { checkExternalRanges } from "./external-ranges";
import { checkFlowLogs } from "./flow-logs";
import { checkHubQuotas } from "./hub-quotas";
import { checkInternetAccess } from "./internet-access";
import { checkPoolLocales } from "./pool-locales";
import { checkPoolRoom } from "./pool-room";
import { checkQuotas } from "./quotas";
import { checkRenames } from "./renames";
import { checkResolvers } from "./resolvers";
import type { Rule } from "./rules";
import { checkServiceConsumers } from "./service-consumers";
import { checkServiceListeners } from "./service-listeners";
import { checkServiceNames } from "./service-names";
import { checkServiceQuotas } from "./service-quotas";
import { checkSizes } from "./sizes";
import { checkUnwisePools } from "./unwise-pools";

const RULES: readonly Rule[] = [
  checkPoolLocales,
  checkExternalRanges,
  checkPoolRoom,
  checkUnwisePools,
  checkSizes,
  checkQuotas,
  checkInternetAccess,
  checkFlowLogs,
  checkDeployment,
  checkEndpointServices,
  checkEndpointPlacement,
  checkEndpointNames,
  checkEndpointHubs,
  checkResolvers,
  checkServiceListeners,
  checkServiceConsumers,
  checkServiceNames,
  checkServiceQuotas,
  checkHubQuotas,
  checkRenames,
];

export function checkModel(model: NetworkModel, collector: Collector): void {
  for (const rule of RULES) rule(model, collector);
}
