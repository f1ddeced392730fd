/** All rules across nouns, each in a file of its own. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../network-model";
import { checkCompanions } from "./companions";
import { checkCrossRegion } from "./cross-region";
import { checkDeployment } from "./deployment";
import { checkEndpointHubs } from "./endpoint-hubs";
import { checkEndpointNames } from "./endpoint-names";
import { checkEndpointPlacement } from "./endpoint-placement";
import { checkEndpointServices } from "./endpoint-services";
import { checkExpectations } from "./expectations";
import { checkExternalRanges } from "./external-ranges";
import { checkExternalWays } from "./external-ways";
import { checkFlowLogs } from "./flow-logs";
import { checkHiddenNames } from "./hidden-names";
import { checkHubQuotas } from "./hub-quotas";
import { checkInternetAccess } from "./internet-access";
import { checkOthersThings } from "./others-things";
import { checkPoolLocales } from "./pool-locales";
import { checkPoolRoom } from "./pool-room";
import { checkQuotas } from "./quotas";
import { checkRegionPartitions } from "./region-partitions";
import { checkRenames } from "./renames";
import { checkResolvers } from "./resolvers";
import type { Rule } from "./rules";
import { checkServiceArns } from "./service-arns";
import { checkServiceConsumers } from "./service-consumers";
import { checkServiceListeners } from "./service-listeners";
import { checkServiceNames } from "./service-names";
import { checkServiceQuotas } from "./service-quotas";
import { checkSizes } from "./sizes";
import { checkSpecialDestinations } from "./special-destinations";
import { checkSubnetRoom } from "./subnet-room";
import { checkTags } from "./tags";
import { checkTransitQuotas } from "./transit-quotas";
import { checkUnwisePools } from "./unwise-pools";

/** What is in the wrong place is told before what is then missing elsewhere. */
const RULES_OF_PLACE: readonly Rule[] = [checkRegionPartitions, checkPoolLocales];

const RULES: readonly Rule[] = [
  checkExternalRanges,
  checkExternalWays,
  checkSpecialDestinations,
  checkPoolRoom,
  checkUnwisePools,
  checkSizes,
  checkQuotas,
  checkTags,
  checkInternetAccess,
  checkFlowLogs,
  checkDeployment,
  checkEndpointServices,
  checkEndpointPlacement,
  checkCrossRegion,
  checkSubnetRoom,
  checkEndpointNames,
  checkEndpointHubs,
  checkHiddenNames,
  checkCompanions,
  checkResolvers,
  checkServiceListeners,
  checkServiceArns,
  checkServiceConsumers,
  checkServiceNames,
  checkServiceQuotas,
  checkHubQuotas,
  checkTransitQuotas,
  checkOthersThings,
  checkRenames,
  checkExpectations,
];

export function checkPlaces(model: NetworkModel, collector: Collector): void {
  for (const rule of RULES_OF_PLACE) rule(model, collector);
}

export function checkModel(model: NetworkModel, collector: Collector): void {
  for (const rule of RULES) rule(model, collector);
}
