/** The lines of a topology, and the boxes that exist for their sake: segments and services. */
import type { EndpointService } from "../../verify/network/endpoint";
import type { Attachment, TransitTable } from "../../verify/network/transit";
import type { World } from "../../verify/world/world";
import type { GraphNode } from "./node";

export type LinkKind =
  | "attachment"
  | "reaches"
  | "peering"
  | "vpn"
  | "direct-connect"
  | "foreign-gateway"
  | "offers"
  | "consumes";

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
}

export function linksOf(world: World): Link[] {
  return [
    ...attachments(world),
    ...foreign(world),
    ...reaches(world),
    ...peerings(world),
    ...services(world),
  ];
}

/** The tables that some attachment consults. */
export function segmentNodes(world: World): GraphNode[] {
  const used = new Set([...world.network.attachments.values()].map(({ table }) => table));
  return [...world.network.transitTables.values()]
    .filter(({ key }) => used.has(key))
    .map((table) => ({
      id: table.key,
      kind: "segment",
      title: table.origin.ref.split("/").at(-1)!,
      lines: [],
      group: gatewayTitle(world, table),
    }));
}

function gatewayTitle({ network }: World, { gateway }: TransitTable): string {
  const { ref = gateway, region = "" } = network.transitGateways.get(gateway)?.origin ?? {};
  return `transit gateway ${ref.split("/").at(-1)}, ${region}`;
}

/** What is behind gateways and peerings of others, drawn to the VPC that reaches it. */
function foreign(world: World): Link[] {
  return [...world.network.edges.values()].flatMap((edge): Link[] => {
    const { key, kind } = edge;
    if (kind !== "foreign-gateway" && kind !== "peering") return [];
    const of = world.network.attachments.get(key)?.of ?? world.network.peerings.get(key)?.requester;
    if (of === undefined) return [];
    return world.externals
      .filter(({ edges }) => edges.includes(edge))
      .map(({ range }) => ({ from: `external:${range.name}`, to: of, kind }));
  });
}

/** An attachment without a table is drawn nowhere: nothing comes of it. */
function attachments(world: World): Link[] {
  return [...world.network.attachments.values()].flatMap((attachment): Link[] => {
    const { table, kind, of } = attachment;
    if (table === undefined) return [];
    if (kind === "vpc") return [{ from: table, to: of, kind: "attachment" }];
    return externalsBehind(world, attachment).map((external) => ({ from: external, to: table, kind }));
  });
}

function externalsBehind(world: World, { of }: Attachment): string[] {
  const edge = world.network.edges.get(of);
  return world.externals
    .filter(({ edges }) => edge !== undefined && edges.includes(edge))
    .map(({ range }) => `external:${range.name}`);
}

/** Segments whose attachments another segment's table learns; told once for both ways. */
function reaches({ network }: World): Link[] {
  const pairs = new Set<string>();
  for (const table of network.transitTables.values())
    for (const { attachment } of table.propagations) {
      const other = network.attachments.get(attachment)?.table;
      if (other !== undefined && other !== table.key) pairs.add(JSON.stringify([table.key, other].sort()));
    }
  return [...pairs].sort().map((pair) => {
    const [from, to] = JSON.parse(pair) as [string, string];
    return { from, to, kind: "reaches" };
  });
}

function peerings({ network }: World): Link[] {
  return [...network.peerings.values()]
    .filter(({ key }) => !network.edges.has(key))
    .map(({ requester, accepter }) => ({ from: requester, to: accepter, kind: "peering" }));
}

export function serviceNodes(world: World): GraphNode[] {
  const own = [...world.network.endpointServices.values()].map((service) => serviceNode(service));
  const known = new Set(own.map(({ id }) => id));
  const foreign = [...world.network.interfaceEndpoints.values()]
    .filter(({ privateLink, service }) => privateLink && !known.has(service))
    .map(({ service }) => service);
  return [
    ...own,
    ...[...new Set(foreign)].sort().map(
      (id): GraphNode => ({
        id,
        kind: "service",
        title: nameOfForeign(world, id),
        lines: ["somebody else's"],
      }),
    ),
  ];
}

function serviceNode({ key, origin, privateName }: EndpointService): GraphNode {
  return {
    id: key,
    kind: "service",
    title: origin.ref.split("/").at(-1)!,
    lines: ["PrivateLink", ...(privateName ? [privateName] : [])],
  };
}

function nameOfForeign({ directory }: World, serviceName: string): string {
  return directory.services?.find((service) => service.serviceName === serviceName)?.name ?? serviceName;
}

function services({ network }: World): Link[] {
  const offers = [...network.endpointServices.values()].flatMap(({ key, loadBalancers }) => {
    const vpcs = loadBalancers.flatMap((balancer) => network.loadBalancers.get(balancer)?.vpc ?? []);
    return [...new Set(vpcs)].map((vpc): Link => ({ from: vpc, to: key, kind: "offers" }));
  });
  const consumes = [...network.interfaceEndpoints.values()]
    .filter(({ privateLink }) => privateLink)
    .map(({ vpc, service }): Link => ({ from: vpc, to: service, kind: "consumes" }));
  return [...offers, ...consumes];
}
