/** The invariants, by name, in the order they are told. */
import type { Finding } from "../finding";
import type { Scene } from "../scene";
import { balancerTargets } from "./balancer-targets";
import { endpointNames } from "./endpoint-names";
import { gatewayEndpointUse } from "./gateway-endpoint-use";
import { internetIntoPrivate } from "./internet-into-private";
import { openGroup } from "./open-group";
import { providerReachesConsumer } from "./provider-reaches-consumer";
import { restrictedPath } from "./restricted-path";
import { returnPath } from "./return-path";
import { routableOverlap } from "./routable-overlap";
import { routeToNowhere } from "./route-to-nowhere";
import { subnetPlacement } from "./subnet-placement";
import { subnetTable } from "./subnet-table";
import { unlistedConsumer } from "./unlisted-consumer";
import { zoneAuthorisation } from "./zone-authorisation";

export type Invariant = (scene: Scene) => Finding[];

export const INVARIANTS: readonly Invariant[] = [
  subnetPlacement,
  subnetTable,
  routableOverlap,
  routeToNowhere,
  returnPath,
  internetIntoPrivate,
  openGroup,
  providerReachesConsumer,
  unlistedConsumer,
  endpointNames,
  gatewayEndpointUse,
  balancerTargets,
  zoneAuthorisation,
  restrictedPath,
];
