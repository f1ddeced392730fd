/** Plans VPC peerings: the request, its acceptance, DNS options, and the routes of both sides. */
import type { Peering } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { StackPlace } from "../stack-contents";
import type { AcceptOrder } from "./accept-order";
import { blocksOfVpc } from "./blocks";
import { acceptPlaceOf, type RoutingContext } from "./context";
import { own } from "./vpc-identifiers";
import type { Connection, WantedRoute } from "./wanted-route";

export function planPeerings(context: RoutingContext, order: AcceptOrder): WantedRoute[] {
  return context.model.connectivity.peerings.flatMap((peering) => planPeering(context, peering, order));
}

/** Routes wait for the acceptance, and AWS takes the requester's option only then: its accept stack comes second. */
function planPeering(context: RoutingContext, peering: Peering, order: AcceptOrder): WantedRoute[] {
  const { contents, identifiers, model } = context;
  const { name, requester, accepter, dnsResolution, at } = peering;
  const because: Because = { ref: `connectivity/peerings/${name}`, at };
  const link: StackPlace = { account: requester.account, region: requester.region, phase: "link" };
  const ref = `${requester.account}/${requester.region}/peering/${name}`;
  contents.add(link, {
    kind: "peering",
    ref,
    because,
    name,
    vpc: identifiers.of(requester, link).id,
    peerVpc: identifiers.of(accepter, link).id,
    peerAccountId: model.accounts.find((account) => account.name === accepter.account)?.id as string,
    peerRegion: accepter.region,
    tags: requester.tags,
  });
  const connection = connectionOf(context, peering, link, ref, because);
  const acceptPlace = acceptPlaceOf(accepter);
  const accepterRef = `${accepter.account}/${accepter.region}/peering/${name}`;
  const identifier = connection.identify(accepter);
  contents.add(
    acceptPlace,
    { kind: "peering-accepter", ref: accepterRef, because, name, peering: identifier, tags: accepter.tags },
    {
      kind: "peering-options",
      ref: `${accepterRef}/accepter`,
      because,
      peering: identifier,
      side: "accepter",
      dnsResolution,
      after: accepterRef,
    },
  );
  const sameStack = requester.account === accepter.account && requester.region === accepter.region;
  contents.add(acceptPlaceOf(requester), {
    kind: "peering-options",
    ref: `${ref}/requester`,
    because,
    peering: connection.identify(requester),
    side: "requester",
    dnsResolution,
    ...(sameStack && { after: accepterRef }),
  });
  order.after(acceptPlaceOf(requester), acceptPlace, because);
  return [
    ...routesTo(context, requester, accepter, connection, because),
    ...routesTo(context, accepter, requester, connection, because),
  ];
}

/** One export for each account that needs the peering's identifier. */
function connectionOf(
  { contents }: RoutingContext,
  { name, requester, accepter }: Peering,
  link: StackPlace,
  ref: string,
  because: Because,
): Connection {
  const accounts = [...new Set([requester.account, accepter.account])];
  const shares = new Map(
    accounts.map((account) => [
      account,
      contents.share(link, `peering-${name}`, { account }, { id: own("peering", ref) }, because),
    ]),
  );
  return {
    kind: "peering",
    name,
    identify(vpc): Identifier {
      const shared = shares.get(vpc.account);
      if (!shared) throw new Error(`${vpc.ref} is on no side of peering ${name}`);
      return contents.receive(acceptPlaceOf(vpc), shared, because)("id");
    },
  };
}

function routesTo(
  { model, allocations }: RoutingContext,
  vpc: Vpc,
  other: Vpc,
  over: Connection,
  because: Because,
): WantedRoute[] {
  return blocksOfVpc(model, other, allocations)
    .filter(({ routable }) => routable)
    .map(({ prefix }) => ({ vpc, destination: prefix, owner: other.ref, over, because }));
}
