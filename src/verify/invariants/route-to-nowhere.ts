/** No route to nowhere: what a route names exists, is joined to this VPC, and has the destination behind it. */
import { formatPrefix, overlaps, type Prefix } from "../../ip/prefix";
import { type Finding, finding } from "../finding";
import type { Route, RouteTable } from "../network/route";
import type { Attachment } from "../network/transit";
import type { Scene } from "../scene";
import { hostsBehind, isFault } from "../trace/appliance";
import { isPrivateSpace } from "../world/ranges";
import type { World } from "../world/world";

/** Why a route leads nowhere and what would help; undefined when it leads somewhere. */
type Fault = readonly [reason: string, remedy: string] | undefined;

export function routeToNowhere({ world }: Scene): Finding[] {
  return [...inTables(world), ...inTransitTables(world)];
}

function inTables(world: World): Finding[] {
  return [...world.network.routeTables.values()].flatMap((table) =>
    table.routes.flatMap((route) => {
      const fault = faultOf(world, table, route);
      if (!fault) return [];
      const destination = route.service ?? route.destinations.map(formatPrefix).join(", ");
      const [reason, remedy] = fault;
      return [
        finding("ROUTE_TO_NOWHERE", route.origin, { table: table.origin.ref, destination, reason, remedy }),
      ];
    }),
  );
}

function faultOf(world: World, table: RouteTable, route: Route): Fault {
  const { network } = world;
  const { kind, key } = route.target;
  // What was not read may be what the route needs.
  if (network.doubts.has(key)) return undefined;
  switch (kind) {
    case "internet-gateway":
      return network.internetGateways.get(key)?.vpc === table.vpc
        ? undefined
        : ["the internet gateway is not attached to this VPC", "attach it"];
    case "nat-gateway":
      return natFault(world, table, key);
    case "peering":
      return peeringFault(world, table, route);
    case "transit-gateway":
      return transitFault(world, table, route);
    case "vpn-gateway":
      return network.vpnGateways.get(key)?.vpc === table.vpc && world.edgesOf.has(key)
        ? undefined
        : [
            "the VPN gateway is not attached here or has no connection",
            "attach it, and a VPN or Direct Connect to it",
          ];
    case "interface":
      return interfaceFault(world, table, key);
    case "gateway-endpoint":
      return network.gatewayEndpoints.get(key)?.vpc === table.vpc
        ? undefined
        : ["the gateway endpoint is in another VPC", "an endpoint of this VPC"];
    case "appliance-endpoint":
      return applianceFault(world, table, key);
    default:
      return undefined;
  }
}

function applianceFault(world: World, table: RouteTable, key: string): Fault {
  const endpoint = world.network.applianceEndpoints.get(key);
  if (endpoint?.vpc !== table.vpc)
    return ["the endpoint is not a Gateway Load Balancer's in this VPC", "an endpoint of this VPC"];
  const hosts = hostsBehind(world, endpoint);
  return hosts && isFault(hosts) ? hosts : undefined;
}

function natFault(world: World, table: RouteTable, key: string): Fault {
  const nat = world.network.natGateways.get(key);
  const item = world.network.interfaces.get(nat?.interface ?? "");
  const home = item && world.network.subnets.get(item.subnet);
  if (!nat || home?.vpc !== table.vpc)
    return ["the NAT gateway is not in this VPC", "a NAT gateway of this VPC"];
  if (!nat.public) return undefined;
  const out = world.network.routeTables.get(home.routeTable);
  const entry = out && world.tableOf(out).at({ base: 0, length: 0 });
  if (entry !== undefined && entry !== "local" && entry.target.kind === "internet-gateway") return undefined;
  return [
    "the NAT gateway's own subnet has no route to an internet gateway",
    "a default route there to the internet gateway",
  ];
}

function peeringFault(world: World, table: RouteTable, route: Route): Fault {
  const peering = world.network.peerings.get(route.target.key);
  if (!peering || (peering.requester !== table.vpc && peering.accepter !== table.vpc))
    return ["the peering does not join this VPC", "a peering of this VPC"];
  if (!peering.accepted) return ["nobody accepts the peering", "an accepter"];
  const peer = world.network.vpcs.get(peering.requester === table.vpc ? peering.accepter : peering.requester);
  if (!peer) return undefined;
  const known = route.destinations.every(
    (prefix) => prefix.length > 0 && peer.cidrs.some((cidr) => overlaps(cidr, prefix)),
  );
  return known
    ? undefined
    : ["the peer has no such range, and a peering leads no further", "the peer's own ranges as destinations"];
}

function transitFault(world: World, table: RouteTable, route: Route): Fault {
  const attachment = (world.attachmentsOf.get(table.vpc) ?? []).find(
    (item) => item.gateway === route.target.key,
  );
  if (!attachment) return ["the VPC is not attached to the transit gateway", "an attachment"];
  if (!attachment.accepted) return ["nobody accepts the attachment", "an accepter"];
  const far = world.network.transitTables.get(attachment.table ?? "");
  // What a table of others leads to was not read.
  if (!far && world.network.transitGateways.get(attachment.gateway)?.existing) return undefined;
  if (!far) return ["the attachment is associated with no transit gateway route table", "an association"];
  // Others send all of private space to a transit gateway, whatever is behind it.
  const isMeant = (prefix: Prefix) =>
    prefix.length === 0 || (world.directory.undeclared && isPrivateSpace(prefix));
  const known = route.destinations.every((prefix) => isMeant(prefix) || leadsOn(world, far.key, prefix));
  return known
    ? undefined
    : [`transit gateway table ${far.origin.ref} knows nothing of it`, "a route or a propagation there"];
}

/** A longer prefix within it or a shorter one around it will do: some of the destination is behind the table. */
function leadsOn(world: World, table: string, prefix: Prefix): boolean {
  return world.transitTableOf(world.network.transitTables.get(table)!).meets(prefix);
}

function interfaceFault(world: World, table: RouteTable, key: string): Fault {
  const item = world.network.interfaces.get(key) ?? world.network.interfaces.get(`${key}#interface`);
  if (!item || world.subnetOf(item).vpc !== table.vpc)
    return ["the interface is not in this VPC", "a forwarder of this VPC"];
  return item.sourceDestCheck
    ? [
        "the interface checks source and destination, so it drops what it should forward",
        "source_dest_check = false",
      ]
    : undefined;
}

function inTransitTables(world: World): Finding[] {
  return [...world.network.transitTables.values()].flatMap((table) =>
    table.routes.flatMap((route) => {
      if (route.attachment === undefined) return [];
      const attachment = world.network.attachments.get(route.attachment);
      const fault = attachmentFault(world, attachment, table.gateway, route.destinations);
      if (!fault) return [];
      const [reason, remedy] = fault;
      const destination = route.destinations.map(formatPrefix).join(", ");
      return [
        finding("ROUTE_TO_NOWHERE", route.origin, { table: table.origin.ref, destination, reason, remedy }),
      ];
    }),
  );
}

function attachmentFault(
  world: World,
  attachment: Attachment | undefined,
  gateway: string,
  destinations: readonly Prefix[],
): Fault {
  if (attachment?.gateway !== gateway)
    return ["its attachment is not one of this transit gateway", "an attachment"];
  if (!attachment.accepted) return ["nobody accepts its attachment", "an accepter"];
  if (attachment.kind !== "vpc") return undefined;
  const tables = attachment.subnets.flatMap((key) => {
    const subnet = world.network.subnets.get(key);
    return world.network.routeTables.get(subnet?.routeTable ?? "") ?? [];
  });
  const known = destinations.every((prefix) =>
    tables.some((table) => {
      const entry = world.tableOf(table).find(prefix.base);
      const cidrs = world.network.vpcs.get(table.vpc)?.cidrs ?? [];
      return entry !== undefined || cidrs.some((cidr) => overlaps(cidr, prefix));
    }),
  );
  return known
    ? undefined
    : ["the attached VPC has no such range and no way on", "the VPC's own ranges as destinations"];
}
