/** Crosses a transit gateway: the table of the attachment the packet came by decides. */
import { formatAddress } from "../../ip/address";
import type { Attachment, Edge } from "../network/transit";
import { holds, type World } from "../world/world";
import { doubtful } from "./doubt";
import { type Journey, pass, stop } from "./hop";
import { formatDestination } from "./packet";
import type { Next, State } from "./state";

/** The shortest prefix length of a VPC's block: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
const WIDEST_VPC = 16;

export function crossTransit(journey: Journey, { attachment, zone }: State & { at: "transit" }): Next {
  const { world, packet } = journey;
  const table = world.network.transitTables.get(attachment.table ?? "");
  const gateway = world.network.transitGateways.get(attachment.gateway);
  const away = !table && world.network.edges.get(attachment.key);
  if (away && typeof packet.destination === "number" && leadsTo(world, away, packet.destination))
    return leave(journey, away);
  if (!table && gateway?.existing)
    return stop(
      journey,
      attachment.origin,
      "insufficient information",
      `the tables of transit gateway ${gateway.origin.ref}, which others keep, were not read`,
      "a survey or the Terraform of its owner's account",
    );
  if (!table)
    return stop(
      journey,
      attachment.origin,
      "no route",
      "the attachment is associated with no transit gateway route table",
      "an association",
    );
  const { destination } = packet;
  const what = formatDestination(destination);
  const entries = world.transitTableOf(table);
  const unknown = world.unknownIn(table);
  if (unknown && typeof destination === "number" && !entries.find(destination, WIDEST_VPC))
    return stop(
      journey,
      unknown.origin,
      "insufficient information",
      `${table.origin.ref} learns the blocks of a VPC that was not read, and ${what} may be in one of them`,
      "a CIDR block of the VPC that can be read",
    );
  const doubt = doubtful(journey, table.key, "tables");
  if (doubt) return doubt;
  const entry =
    typeof destination === "number" ? entries.find(destination) : entries.at({ base: 0, length: 0 });
  if (!entry)
    return stop(
      journey,
      table.origin,
      "no route",
      `transit gateway table ${table.origin.ref} has no route to ${what}`,
      `a route or a propagation for ${what}`,
    );
  const origin = entry.route?.origin ?? table.origin;
  if (entry.route?.unread !== undefined)
    return stop(
      journey,
      origin,
      "insufficient information",
      entry.route.unread,
      "an attachment that can be read",
    );
  if (!entry.attachment)
    return stop(
      journey,
      origin,
      "null-routed",
      `${what} is a blackhole in ${table.origin.ref}`,
      "remove the blackhole, or route around it",
    );
  pass(
    journey,
    origin,
    `transit gateway table ${table.origin.ref} sends ${what} to ${entry.attachment.origin.ref}`,
  );
  return enter(journey, entry.attachment, zone);
}

function leadsTo(world: World, edge: Edge, address: number): boolean {
  return world.prefixesBehind(edge).some((prefix) => holds(prefix, address));
}

/** Nobody beyond can answer an address that nobody tells them of. */
function leave(journey: Journey, edge: Edge): Next {
  const { source } = journey.packet;
  if (!edge.told || typeof source !== "number" || edge.told.some((prefix) => holds(prefix, source)))
    return { kind: "edge", edge };
  return stop(
    journey,
    edge.origin,
    "no route",
    `${edge.origin.ref} does not tell the other side of ${formatAddress(source)}, so no answer finds back`,
    "a block of the source among its allowed prefixes",
  );
}

function enter(journey: Journey, attachment: Attachment, zone: string | undefined): Next {
  const { world } = journey;
  if (!attachment.accepted)
    return stop(
      journey,
      attachment.origin,
      "null-routed",
      "nobody accepts the attachment the route leads to",
      "an accepter",
    );
  const edge = world.network.edges.get(attachment.of);
  if (edge) return leave(journey, edge);
  journey.referable &&= attachment.refersToGroups === true;
  const doors = attachment.subnets.flatMap((key) => world.network.subnets.get(key) ?? []);
  const door = doors.find((subnet) => subnet.zone === zone) ?? doors[0];
  if (!door)
    return stop(
      journey,
      attachment.origin,
      "insufficient information",
      "the attachment's subnets were not read",
      "the VPC's stack",
    );
  return { kind: "state", state: { at: "crossing", subnet: door } };
}
