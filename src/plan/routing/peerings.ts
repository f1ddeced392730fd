/** Plans VPC peerings: the request, its acceptance, DNS options, and the routes of both sides. */
import type { Peering } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import { blocksOfVpc } from "../reach/blocks";
import type { StackPlace } from "../stack/place";
import { own } from "../stack/vpc-identifiers";
import type { AcceptOrder } from "./accept-order";
import { acceptPlaceOf, type RoutingContext } from "./context";
import { peerLookup, requestLookup } from "./lookups";
import type { Connection, WantedRoute } from "./wanted-route";

export function planPeerings(context: RoutingContext, order: AcceptOrder): WantedRoute[] {
  return context.model.connectivity.peerings.flatMap((peering) => planPeering(context, peering, order));
}

/** Routes wait for the acceptance, and AWS takes the requester's option only then: its accept stack comes second. */
function planPeering(context: RoutingContext, peering: Peering, order: AcceptOrder): WantedRoute[] {
  const { contents, identifiers } = context;
  const { name, requester, accepter, dnsResolution, at } = peering;
  const because: Because = { ref: `connectivity/peerings/${name}`, at };
  const link: StackPlace = { account: requester.account, region: requester.region, phase: "link" };
  const ref = refAt(requester, peering);
  contents.add(link, {
    kind: "peering",
    ref,
    because,
    name,
    vpc: identifiers.of(requester, link).id,
    peerVpc: identifiers.of(accepter, link).id,
    peerAccountId: contents.accountId(accepter.account),
    peerRegion: accepter.region,
    tags: requester.tags,
  });
  const connection = connectionOf(context, peering, link, because);
  const acceptPlace = acceptPlaceOf(accepter);
  const accepterRef = refAt(accepter, peering);
  const identifier = connection.identify(accepter);
  if (isForeign(peering)) planLookups(context, peering, connection, because);
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

function isForeign({ requester, accepter }: Peering): boolean {
  return requester.account !== accepter.account;
}

function refAt({ account, region }: Vpc, { name }: Peering): string {
  return `${account}/${region}/peering/${name}`;
}

/** The lookup after acceptance, which the accepter's routes wait for. */
function acceptedRef(peering: Peering): string {
  return `${refAt(peering.accepter, peering)}/accepted`;
}

interface PeeringConnection extends Connection {
  /** The identifier as the requester's account exported it. */
  exported(vpc: Vpc): Identifier;
}

/** Before acceptance and after it at the accepter, and after it at the requester: neither believes the other's account. */
function planLookups(
  { contents, identifiers, model, allocations }: RoutingContext,
  peering: Peering,
  { exported }: PeeringConnection,
  because: Because,
): void {
  const { requester, accepter } = peering;
  const blocksOf = (vpc: Vpc) => blocksOfVpc(model, vpc, allocations).map(({ prefix }) => prefix);
  const [accept, request] = [acceptPlaceOf(accepter), acceptPlaceOf(requester)];
  const [acceptRef, ref] = [refAt(accepter, peering), refAt(requester, peering)];
  const ownerId = contents.accountId(requester.account);
  contents.addDecided(accept, () => {
    const wanted = { ref: acceptRef, because, found: exported(accepter), ownerId };
    const ownVpc = identifiers.of(accepter, accept).id;
    const again = { ...wanted, ref: acceptedRef(peering) };
    return [
      requestLookup(wanted, peering, ownVpc, blocksOf(requester)),
      { ...peerLookup(again, peering, "requester", blocksOf(requester)), after: acceptRef },
    ];
  });
  contents.addDecided(request, () => {
    const wanted = {
      ref,
      because,
      found: exported(requester),
      ownerId: contents.accountId(accepter.account),
    };
    return [peerLookup(wanted, peering, "accepter", blocksOf(accepter))];
  });
}

/** One export for each account that needs the peering's identifier. */
function connectionOf(
  { contents }: RoutingContext,
  peering: Peering,
  link: StackPlace,
  because: Because,
): PeeringConnection {
  const { name, requester, accepter } = peering;
  const accounts = [...new Set([requester.account, accepter.account])];
  const values = { id: own("peering", refAt(requester, peering)) };
  const shares = new Map(
    accounts.map((account) => [
      account,
      contents.share(link, `peering-${name}`, { account }, values, because),
    ]),
  );
  const exported = (vpc: Vpc): Identifier => {
    const shared = shares.get(vpc.account);
    if (!shared) throw new Error(`${vpc.ref} is on no side of peering ${name}`);
    return contents.receive(acceptPlaceOf(vpc), shared, because)("id");
  };
  const foreign = isForeign(peering);
  return {
    kind: "peering",
    name,
    exported,
    identify: (vpc) => (foreign ? own("peering-lookup", refAt(vpc, peering)) : exported(vpc)),
    ...(foreign && { after: (vpc) => (vpc.ref === accepter.ref ? acceptedRef(peering) : undefined) }),
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
