/** Plans VPC peerings: the request, its acceptance, DNS options, and the routes of both sides. */
import type { Peering } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Because } from "../planned/planned";
import { blocksOfVpc } from "../reach/blocks";
import type { Decision } from "../stack/decision";
import { type Import, importInto } from "../stack/export";
import { own, vpcHandle } from "../stack/vpc-identifiers";
import type { AcceptOrder } from "./accept-order";
import { acceptPlaceOf, linkPlaceOf, type RoutingContext, type RoutingDecisions } from "./context";
import { peerLookup, requestLookup } from "./lookups";
import type { Connection, WantedRoute } from "./wanted-route";

export function planPeerings(context: RoutingContext, order: AcceptOrder): RoutingDecisions[] {
  return context.model.connectivity.peerings.map((peering) => planPeering(context, peering, order));
}

/** Routes wait for the acceptance, and AWS takes the requester's option only then: its accept stack comes second. */
function planPeering(context: RoutingContext, peering: Peering, order: AcceptOrder): RoutingDecisions {
  const { requester, accepter } = peering;
  const because = becauseOf(peering);
  const connection = connectionOf(peering);
  return {
    decisions: [
      planRequest(context, peering),
      ...(isForeign(peering) ? planLookups(context, peering) : []),
      ...planAcceptance(peering, connection),
      ...order.after(acceptPlaceOf(requester), acceptPlaceOf(accepter), because),
    ],
    wanted: [
      ...routesTo(context, requester, accepter, connection, because),
      ...routesTo(context, accepter, requester, connection, because),
    ],
  };
}

function becauseOf({ name, at }: Peering): Because {
  return { ref: `connectivity/peerings/${name}`, at };
}

function planRequest({ accountId }: RoutingContext, peering: Peering): Decision {
  const { name, requester, accepter } = peering;
  const place = linkPlaceOf(requester);
  const [own, other] = [vpcHandle(requester, place), vpcHandle(accepter, place)];
  return {
    place,
    resources: [
      {
        kind: "peering",
        ref: refAt(requester, peering),
        because: becauseOf(peering),
        name,
        vpc: own.id,
        peerVpc: other.id,
        peerAccountId: accountId(accepter.account),
        peerRegion: accepter.region,
        tags: requester.tags,
      },
    ],
    imports: [own.imported, other.imported],
  };
}

function planAcceptance(peering: Peering, { identify }: Connection): Decision[] {
  const { name, requester, accepter, dnsResolution } = peering;
  const because = becauseOf(peering);
  const accepterRef = refAt(accepter, peering);
  const accepted = identify(accepter);
  const sameStack = requester.account === accepter.account && requester.region === accepter.region;
  return [
    {
      place: acceptPlaceOf(accepter),
      resources: [
        { kind: "peering-accepter", ref: accepterRef, because, name, peering: accepted, tags: accepter.tags },
        {
          kind: "peering-options",
          ref: `${accepterRef}/accepter`,
          because,
          peering: accepted,
          side: "accepter",
          dnsResolution,
          after: accepterRef,
        },
      ],
      imports: [exportedTo(accepter, peering)],
    },
    {
      place: acceptPlaceOf(requester),
      resources: [
        {
          kind: "peering-options",
          ref: `${refAt(requester, peering)}/requester`,
          because,
          peering: identify(requester),
          side: "requester",
          dnsResolution,
          ...(sameStack && { after: accepterRef }),
        },
      ],
      imports: [exportedTo(requester, peering)],
    },
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

/** Before acceptance and after it at the accepter, and after it at the requester: neither believes the other's account. */
function planLookups({ model, allocations, accountId }: RoutingContext, peering: Peering): Decision[] {
  const { requester, accepter } = peering;
  const because = becauseOf(peering);
  const blocksOf = (vpc: Vpc) => blocksOfVpc(model, vpc, allocations).map(({ prefix }) => prefix);
  const lookedUp = (vpc: Vpc, owner: Vpc) => {
    const found = exportedTo(vpc, peering).value("id");
    return { ref: refAt(vpc, peering), because, found, ownerId: accountId(owner.account) };
  };
  const accept = acceptPlaceOf(accepter);
  const ownVpc = vpcHandle(accepter, accept);
  return [
    {
      place: accept,
      resources: () => {
        const wanted = lookedUp(accepter, requester);
        const again = { ...wanted, ref: acceptedRef(peering) };
        return [
          requestLookup(wanted, peering, ownVpc.id, blocksOf(requester)),
          { ...peerLookup(again, peering, "requester", blocksOf(requester)), after: wanted.ref },
        ];
      },
      imports: [exportedTo(accepter, peering), ownVpc.imported],
    },
    {
      place: acceptPlaceOf(requester),
      resources: () => [peerLookup(lookedUp(requester, accepter), peering, "accepter", blocksOf(accepter))],
      imports: [exportedTo(requester, peering)],
    },
  ];
}

function connectionOf(peering: Peering): Connection {
  const foreign = isForeign(peering);
  return {
    kind: "peering",
    name: peering.name,
    identify: (vpc) =>
      foreign ? own("peering-lookup", refAt(vpc, peering)) : exportedTo(vpc, peering).value("id"),
    imports: (vpc) => exportedTo(vpc, peering),
    ...(foreign && { after: (vpc) => (vpc.ref === peering.accepter.ref ? acceptedRef(peering) : undefined) }),
  };
}

/** The peering's identifier in the accept stack of a side, as the requester's account exported it. */
function exportedTo(vpc: Vpc, peering: Peering): Import {
  const { name, requester } = peering;
  const because = becauseOf(peering);
  const exported = {
    producer: linkPlaceOf(requester),
    name: `peering-${name}`,
    reader: { account: vpc.account },
    values: () => ({ id: own("peering", refAt(requester, peering)) }),
    because,
  };
  return importInto(acceptPlaceOf(vpc), exported, because);
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
