/** Plans peerings with VPCs of others: the request, and the routes once the other side has accepted. */
import type { ForeignPeering } from "../../model/connectivity";
import type { Because } from "../planned/planned";
import type { StackPlace } from "../stack/place";
import { own } from "../stack/vpc-identifiers";
import { acceptPlaceOf, type RoutingContext } from "./context";
import { foreignPeerLookup } from "./lookups";
import type { Connection, WantedRoute } from "./wanted-route";

export function planForeignPeerings(context: RoutingContext): WantedRoute[] {
  return context.model.connectivity.foreignPeerings.flatMap((peering) => planPeering(context, peering));
}

function planPeering(context: RoutingContext, peering: ForeignPeering): WantedRoute[] {
  const { contents, identifiers } = context;
  const { name, vpc, peer, ranges, dnsResolution, at } = peering;
  const because: Because = { ref: `connectivity/foreignPeerings/${name}`, at };
  const link: StackPlace = { account: vpc.account, region: vpc.region, phase: "link" };
  const accept = acceptPlaceOf(vpc);
  const ref = `${vpc.account}/${vpc.region}/peering/${name}`;
  contents.add(link, {
    kind: "peering",
    ref,
    because,
    name,
    vpc: identifiers.of(vpc, link).id,
    peerVpc: { from: "given", id: peer.id },
    peerAccountId: peer.ownerId,
    peerRegion: peer.region,
    tags: vpc.tags,
  });
  const values = { id: own("peering", ref) };
  const shared = contents.share(link, `peering-${name}`, { account: vpc.account }, values, because);
  const found = contents.receive(accept, shared, because)("id");
  const lookedUp = own("peering-lookup", ref);
  contents.add(accept, foreignPeerLookup({ ref, because, found }, peering), {
    kind: "peering-options",
    ref: `${ref}/requester`,
    because,
    peering: lookedUp,
    side: "requester",
    dnsResolution,
  });
  const over: Connection = { kind: "peering", name, identify: () => lookedUp };
  return ranges.flatMap((range) =>
    range.prefixes.map((destination) => {
      return { vpc, destination, owner: `external:${range.name}`, over, because };
    }),
  );
}
