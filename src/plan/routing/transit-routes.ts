/** The routes that VPCs have to a transit gateway: to everything that their segment reaches. */
import { contains } from "../../ip/prefix";
import type { Segment, TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { RoutingContext } from "./context";
import { knowledgeOf } from "./segment-knowledge";
import { becauseOf } from "./transit-identifiers";
import type { Connection, WantedRoute } from "./wanted-route";

type Destination = Pick<WantedRoute, "destination" | "owner">;

export function transitRoutes(
  context: RoutingContext,
  gateway: TransitGateway,
  identify: (vpc: Vpc) => Identifier,
): WantedRoute[] {
  const over: Connection = { kind: "transit-gateway", name: gateway.name, identify };
  return gateway.segments.flatMap((segment) =>
    segment.vpcs.flatMap((vpc) =>
      summarised(gateway, destinationsOf(context, gateway, segment, vpc)).map((destination) => ({
        vpc,
        ...destination,
        over,
        because: becauseOf(gateway, segment),
      })),
    ),
  );
}

function destinationsOf(
  context: RoutingContext,
  gateway: TransitGateway,
  segment: Segment,
  vpc: Vpc,
): Destination[] {
  return [
    ...knowledgeOf(context, gateway, segment)
      .filter(({ owner }) => owner !== vpc.ref)
      .map(({ prefix: destination, owner }) => ({ destination, owner })),
    ...segment.routes
      .filter(({ to, forwardedFor }) => to.ref !== vpc.ref && (forwardedFor?.includes(vpc.ref) ?? true))
      .map(({ prefix: destination }) => ({ destination })),
  ];
}

/** What lies within a summary is reached by the summary. */
function summarised({ summaries }: TransitGateway, destinations: readonly Destination[]): Destination[] {
  return destinations.map((one) => {
    const summary = summaries.find((s) => contains(s, one.destination));
    return summary ? { destination: summary } : one;
  });
}
