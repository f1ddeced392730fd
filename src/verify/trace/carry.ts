/** Carries one packet from where it starts to where it ends, step by step, as AWS's routers would. */

import { isReserved } from "../readers/assemble-interfaces";
import { tableOf } from "../readers/doubts";
import { doubtful } from "./doubt";
import { askAcl, askGroups } from "./filters";
import { follow } from "./follow";
import { type Arrival, type Journey, pass, type Stop, stop } from "./hop";
import { formatDestination } from "./packet";
import type { Next, State } from "./state";
import { crossTransit } from "./transit";

/** The end of the journey that starts in this state. Every packet ends: it arrives, it is stopped, or it loops. */
export function carry(journey: Journey, start: State): Arrival {
  let state = start;
  for (;;) {
    const next = step(journey, state);
    if (next.kind !== "state") return next;
    state = next.state;
  }
}

function step(journey: Journey, state: State): Next {
  switch (state.at) {
    case "leaving":
      return leave(journey, state);
    case "crossing":
      return cross(journey, state);
    case "inside":
      return deliver(journey, state);
    case "transit":
      return crossTransit(journey, state);
    case "forwarder":
      return forward(journey, state);
  }
}

/** Out of an interface: its own groups, then its subnet. */
function leave(journey: Journey, { interface: item }: State & { at: "leaving" }): Next {
  const { world, packet, direction } = journey;
  const subnet = world.subnetOf(item);
  if (direction === "forward") {
    const far =
      typeof packet.destination === "number" ? world.subnetAt(subnet.vpc, packet.destination) : undefined;
    const other = far && world.interfaceAt(far, packet.destination as number);
    const refused = askGroups(journey, item, "egress", other);
    if (refused) return refused;
  }
  return { kind: "state", state: { at: "crossing", subnet } };
}

/** Out of a subnet: nothing filters inside it; past its border the network ACL and the route table decide. */
function cross(journey: Journey, state: State & { at: "crossing" }): Next {
  const { world, packet } = journey;
  const { subnet } = state;
  const { destination } = packet;
  if (journey.left.has(subnet.key))
    return stop(
      journey,
      subnet.origin,
      "loop",
      `the packet comes back to ${subnet.origin.ref}`,
      "a route that does not lead back",
    );
  journey.left.add(subnet.key);
  if (typeof destination === "number" && world.subnetAt(subnet.vpc, destination) === subnet)
    return { kind: "state", state: { at: "inside", vpc: subnet.vpc, from: subnet } };
  const refused = askAcl(journey, subnet, "egress");
  if (refused) return refused;
  const tableDoubt = doubtful(journey, tableOf(subnet.key));
  if (tableDoubt) return tableDoubt;
  const table = world.network.routeTables.get(subnet.routeTable);
  if (!table)
    return stop(
      journey,
      subnet.origin,
      "insufficient information",
      "its route table was not read",
      "make the table part of the stacks",
    );
  const entries = world.tableOf(table);
  const listed =
    typeof destination === "number"
      ? undefined
      : table.routes.find((route) => route.service === destination.service);
  const entry =
    typeof destination === "number"
      ? entries.find(destination)
      : (listed ?? entries.at({ base: 0, length: 0 }));
  const doubt = entry === "local" ? undefined : doubtful(journey, table.key, "tables");
  if (doubt) return doubt;
  if (entry === undefined) {
    const what = formatDestination(destination);
    return stop(
      journey,
      table.origin,
      "no route",
      `route table ${table.origin.ref} has no route to ${what}`,
      `a route to ${what}`,
    );
  }
  if (entry === "local") return { kind: "state", state: { at: "inside", vpc: subnet.vpc, from: subnet } };
  return follow(journey, state, entry);
}

/** To an address of this VPC: its subnet's network ACL, then the groups of the interface that has it. */
function deliver(journey: Journey, { vpc, from }: State & { at: "inside" }): Next {
  const { world, packet, direction } = journey;
  const home = world.network.vpcs.get(vpc)!;
  const address = packet.destination as number;
  const subnet = world.subnetAt(vpc, address);
  if (!subnet)
    return stop(
      journey,
      home.origin,
      "null-routed",
      `no subnet of ${home.origin.ref} holds ${formatDestination(address)}`,
      "a subnet that holds the address",
    );
  if (isReserved(subnet.cidr, address))
    return stop(
      journey,
      subnet.origin,
      "null-routed",
      `${formatDestination(address)} is one of the addresses that AWS keeps in ${subnet.origin.ref}`,
      "an address that a host can have",
    );
  if (subnet !== from) {
    const refused = askAcl(journey, subnet, "ingress");
    if (refused) return refused;
  }
  const item = world.interfaceAt(subnet, address);
  if (direction === "forward") {
    const refused = askGroups(journey, item, "ingress", journey.sender);
    if (refused) return refused;
  }
  pass(journey, item.origin, `${formatDestination(address)} is in ${subnet.origin.ref}`);
  return { kind: "interface", interface: item };
}

/** A forwarder passes on what is not addressed to it only when its source/destination check is off. */
function forward(journey: Journey, { interface: item, from }: State & { at: "forwarder" }): Next {
  const { world, packet } = journey;
  const subnet = world.subnetOf(item);
  if (packet.destination !== item.address && item.sourceDestCheck)
    return stop(
      journey,
      item.origin,
      "null-routed",
      `${item.origin.ref} checks source and destination, so it drops what is not addressed to it`,
      "source_dest_check = false on the forwarding interface",
    );
  const refused = (subnet !== from && askAcl(journey, subnet, "ingress")) || askForwarder(journey, item);
  if (refused) return refused;
  const doubt = doubtful(journey, item.key);
  if (doubt) return doubt;
  journey.forwarders.add(item.key);
  journey.referable = false;
  pass(journey, item.origin, `${item.origin.ref} forwards the packet`);
  if (item.translates && journey.direction === "forward") return { kind: "translated", interface: item };
  return { kind: "state", state: { at: "crossing", subnet } };
}

/** A forwarder's groups are asked on the way in and out, unless it has seen the flow already. */
function askForwarder(journey: Journey, item: (State & { at: "forwarder" })["interface"]): Stop | undefined {
  if (journey.known.has(item.key)) return undefined;
  return askGroups(journey, item, "ingress", journey.sender) ?? askGroups(journey, item, "egress", undefined);
}
