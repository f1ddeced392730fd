/** All that is checked of connectivity before a route is made of it. */
import type { RoutingContext } from "../context";
import type { WantedRoute } from "../wanted-route";
import { checkAttachments } from "./attachments";
import { checkDeclaredRoutes } from "./declared-routes";
import { checkDestinations } from "./destinations";
import { checkOverlaps } from "./overlaps";
import { checkForeignPeerings, checkPeerings } from "./peerings";
import { checkSegmentRoutes } from "./segment-routes";
import { checkTransitTables } from "./transit-tables";
import { checkVpns } from "./vpns";

export function checkRoutes(context: RoutingContext, wanted: readonly WantedRoute[]): void {
  checkPeerings(context);
  checkForeignPeerings(context);
  checkAttachments(context);
  checkVpns(context);
  checkSegmentRoutes(context);
  checkTransitTables(context);
  checkDeclaredRoutes(context);
  checkDestinations(context, wanted);
  checkOverlaps(context);
}
