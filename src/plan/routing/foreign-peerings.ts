/** Plans peerings with VPCs of others: the request, and the routes once the other side has accepted. */
import type { ForeignPeering } from "../../model/connectivity";
import type { Because } from "../planned/planned";
import { importInto } from "../stack/export";
import { own, vpcHandle } from "../stack/vpc-identifiers";
import { acceptPlaceOf, linkPlaceOf, type RoutingContext, type RoutingDecisions } from "./context";
import { foreignPeerLookup } from "./lookups";
import type { Connection } from "./wanted-route";

export function planForeignPeerings({ model }: RoutingContext): RoutingDecisions[] {
  return model.connectivity.foreignPeerings.map(planPeering);
}

function planPeering(peering: ForeignPeering): RoutingDecisions {
  const { name, vpc, peer, ranges, dnsResolution, at } = peering;
  const because: Because = { ref: `connectivity/foreignPeerings/${name}`, at };
  const link = linkPlaceOf(vpc);
  const accept = acceptPlaceOf(vpc);
  const ref = `${vpc.account}/${vpc.region}/peering/${name}`;
  const handle = vpcHandle(vpc, link);
  const exported = {
    producer: link,
    name: `peering-${name}`,
    reader: { account: vpc.account },
    values: () => ({ id: own("peering", ref) }),
    because,
  };
  const told = importInto(accept, exported, because);
  const lookedUp = own("peering-lookup", ref);
  const over: Connection = { kind: "peering", name, identify: () => lookedUp };
  return {
    decisions: [
      {
        place: link,
        resources: [
          {
            kind: "peering",
            ref,
            because,
            name,
            vpc: handle.id,
            peerVpc: { from: "given", id: peer.id },
            peerAccountId: peer.ownerId,
            peerRegion: peer.region,
            tags: vpc.tags,
          },
        ],
        imports: [handle.imported],
      },
      {
        place: accept,
        resources: [
          foreignPeerLookup({ ref, because, found: told.value("id") }, peering),
          {
            kind: "peering-options",
            ref: `${ref}/requester`,
            because,
            peering: lookedUp,
            side: "requester",
            dnsResolution,
          },
        ],
        imports: [told],
      },
    ],
    wanted: ranges.flatMap((range) =>
      range.prefixes.map((destination) => {
        return { vpc, destination, owner: `external:${range.name}`, over, because };
      }),
    ),
  };
}
