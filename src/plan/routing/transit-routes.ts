/** The routes that VPCs have to a transit gateway: to everything that their segment reaches. */
import { contains, type Prefix } from "../../ip/prefix";
import type { JoiningGateway, Segment } from "../../model/connectivity";
import type { RoutingContext } from "./context";
import { knowledgeOf } from "./segment-knowledge";
import { becauseOf } from "./transit-identifiers";
import type { Connection, WantedRoute } from "./wanted-route";

/** A route that VPCs of a segment may want, and who has addresses of it. */
interface Candidate {
  readonly route: Pick<WantedRoute, "destination" | "owner">;
  readonly owners: Set<string>;
  /** The VPCs that it is for; absent for all. */
  readonly only?: readonly string[];
}

export function transitRoutes(
  context: RoutingContext,
  gateway: JoiningGateway,
  over: Pick<Connection, "identify" | "imports" | "after">,
): WantedRoute[] {
  const connection: Connection = { kind: "transit-gateway", name: gateway.name, ...over };
  return gateway.segments.flatMap((segment) => {
    const candidates = candidatesOf(context, gateway, segment);
    const because = becauseOf(gateway, segment);
    return segment.vpcs.flatMap((vpc) =>
      candidates
        .filter(
          ({ owners, only }) =>
            (owners.size > 1 || !owners.has(vpc.ref)) && (only?.includes(vpc.ref) ?? true),
        )
        .map(({ route }) => ({ vpc, ...route, over: connection, because })),
    );
  });
}

/** Once for the segment: its VPCs may be thousands. What lies within a summary is reached by the summary. */
function candidatesOf(context: RoutingContext, gateway: JoiningGateway, segment: Segment): Candidate[] {
  const candidates: Candidate[] = [];
  const summarised = new Map<Prefix, Candidate>();
  const add = (destination: Prefix, owner: string, named: boolean, only?: readonly string[]) => {
    const summary = gateway.summaries.find((s) => contains(s, destination));
    const known = summary && !only && summarised.get(summary);
    if (known) {
      known.owners.add(owner);
      return;
    }
    const route = { destination: summary ?? destination, ...(named && !summary && { owner }) };
    const candidate = { route, owners: new Set([owner]), ...(only && { only }) };
    candidates.push(candidate);
    if (summary && !only) summarised.set(summary, candidate);
  };
  for (const { prefix, owner } of knowledgeOf(context, gateway, segment)) add(prefix, owner, true);
  for (const { prefix, to, forwardedFor } of segment.routes) add(prefix, to.ref, false, forwardedFor);
  return candidates;
}
