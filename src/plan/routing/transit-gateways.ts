/** Plans transit gateways: gateway, tables and share in the hub, attachments in the spokes, and what the tables know. */
import { formatPrefix } from "../../ip/prefix";
import { type Segment, segmentsJoined, type TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import type { PlannedTransitRoute } from "../planned/transit-gateway";
import { blocksOfVpc } from "../reach/blocks";
import type { StackPlace } from "../stack/place";
import { planSharing } from "../stack/resource-shares";
import { own } from "../stack/vpc-identifiers";
import type { AcceptOrder } from "./accept-order";
import { attachedSubnets, attachmentExport, attachmentRefOf } from "./attachment";
import { acceptPlaceOf, type RoutingContext } from "./context";
import { hairpinsOf } from "./hairpins";
import { type AttachmentEnds, attachmentLookup, existingLookup, type Wanted } from "./lookups";
import { planOutside } from "./outside";
import { becauseOf, gatewayIdentifiers, gatewayInHub } from "./transit-identifiers";
import { transitRoutes } from "./transit-routes";
import type { WantedRoute } from "./wanted-route";

export function planTransitGateways(context: RoutingContext, order: AcceptOrder): WantedRoute[] {
  return context.model.connectivity.transitGateways.flatMap((gateway) =>
    planGateway(context, gateway, order),
  );
}

function planGateway(context: RoutingContext, gateway: TransitGateway, order: AcceptOrder): WantedRoute[] {
  const { contents, model } = context;
  const hub: StackPlace = { account: gateway.account, region: gateway.region, phase: "base" };
  contents.addDecided(hub, () => planHub(context, gateway));
  contents.add(hub, ...planOutside(model, gateway, context));
  const ids = gatewayIdentifiers(contents, gateway);
  for (const segment of gateway.segments) {
    for (const vpc of segment.vpcs) {
      planAttachment(context, gateway, segment, vpc, ids);
      order.after(acceptPlaceOf(vpc), acceptPlaceOf(gateway), becauseOf(gateway));
    }
  }
  // Not before every segment is attached: a route may lead to a VPC of a later one.
  for (const segment of gateway.segments) {
    contents.add(acceptPlaceOf(gateway), ...planSegmentRoutes(context, gateway, segment, ids));
  }
  return transitRoutes(context, gateway, (vpc) => ids.gateway(acceptPlaceOf(vpc)));
}

function planHub({ model, contents }: RoutingContext, gateway: TransitGateway): Planned[] {
  const because = becauseOf(gateway);
  const { ref, name, asn } = gateway;
  const tags = {};
  const tables = gateway.segments.map((segment): Planned => {
    const facts = {
      ref: segment.ref,
      because: becauseOf(gateway, segment),
      gateway: gatewayInHub(gateway),
      tags,
    };
    return { kind: "transit-table", name: `${name}-${segment.name}`, ...facts };
  });
  const others = new Set(gateway.segments.flatMap(({ vpcs }) => vpcs.map(({ account }) => account)));
  others.delete(gateway.account);
  const sharing = planSharing({
    ref: `${ref}/share`,
    because,
    name,
    resources: { gateway: gatewayInHub(gateway, "arn") },
    principals: new Map(model.accounts.filter((a) => others.has(a.name)).map((a) => [a.name, a.id])),
    tags,
  });
  const own: Planned =
    gateway.existing === undefined
      ? { kind: "transit-gateway", ref, because, name, asn, tags }
      : existingLookup(gateway, gateway.existing, contents.accountId(gateway.account), because);
  return [own, ...tables, ...sharing];
}

type GatewayIdentifiers = ReturnType<typeof gatewayIdentifiers>;

function planAttachment(
  context: RoutingContext,
  gateway: TransitGateway,
  segment: Segment,
  vpc: Vpc,
  ids: GatewayIdentifiers,
): void {
  const { contents, identifiers } = context;
  const because = becauseOf(gateway, segment);
  const link: StackPlace = { account: vpc.account, region: vpc.region, phase: "link" };
  const ref = attachmentRefOf(vpc, gateway);
  contents.addDecided(link, () => {
    return [
      {
        kind: "vpc-attachment",
        ref,
        because,
        name: `${vpc.name}-${gateway.name}`,
        gateway: ids.gatewayToAttachTo(link),
        vpc: identifiers.of(vpc, link).id,
        subnets: attachedSubnets(context, gateway, vpc, link),
        ownGateway: vpc.account === gateway.account,
        tags: vpc.tags,
      },
    ];
  });
  const accept = acceptPlaceOf(gateway);
  const isForeign = vpc.account !== gateway.account;
  const shared = contents.share(
    link,
    attachmentExport(vpc, gateway),
    { account: gateway.account },
    { id: own("vpc-attachment", ref), ...(isForeign && { vpc: own("vpc-attachment", ref, "vpc_id") }) },
    because,
  );
  const told = contents.receive(accept, shared, because);
  const inHub = attachmentRef(gateway, vpc);
  const attachment: Identifier = isForeign ? own("attachment-accepter", inHub) : told("id");
  ids.attach(vpc, attachment);
  const wanted = () => ({
    ref: inHub,
    because,
    found: told("id"),
    ownerId: contents.accountId(vpc.account),
  });
  contents.addDecided(accept, () => [
    ...(isForeign ? planAcceptance(vpc, wanted(), { gateway: ids.gateway(accept), vpc: told("vpc") }) : []),
    {
      kind: "transit-association",
      ref: inHub,
      because,
      attachment,
      table: ids.table(accept, segment),
    },
    ...gateway.segments
      .filter((other) => segmentsJoined(segment, other))
      .flatMap((other) => planKnowledge(context, other, vpc, attachment, ids.table(accept, other), because)),
  ]);
}

/** Another account's attachment is accepted once it is what the plan has. */
function planAcceptance(vpc: Vpc, wanted: Wanted, ends: AttachmentEnds): Planned[] {
  const { ref, because } = wanted;
  const name = `${vpc.account}-${vpc.name}`;
  const attachment = own("attachment-lookup", ref);
  return [
    attachmentLookup(wanted, vpc, ends),
    { kind: "attachment-accepter", ref, because, attachment, name, tags: {} },
  ];
}

function attachmentRef(gateway: TransitGateway, vpc: Vpc): string {
  return `${gateway.ref}/attachment/${vpc.account}/${vpc.name}`;
}

/**
 * How a table knows a VPC: by static routes to the blocks that the plan gives it. Propagation would announce whatever
 * blocks the VPC's account adds to it.
 */
function planKnowledge(
  { model, allocations }: RoutingContext,
  segment: Segment,
  vpc: Vpc,
  attachment: Identifier,
  table: Identifier,
  because: Because,
): Planned[] {
  return blocksOfVpc(model, vpc, allocations)
    .filter(({ routable }) => routable)
    .map(({ prefix }) => transitRoute(segment, formatPrefix(prefix), because, table, attachment));
}

/** The ref of a route, as of everything with a destination, is made from that. */
export function transitRoute(
  segment: Segment,
  destination: string,
  because: Because,
  table: Identifier,
  attachment: Identifier | undefined,
): PlannedTransitRoute {
  return {
    kind: "transit-route",
    ref: `${segment.ref}/to/${destination.replace("/", "-")}`,
    because,
    table,
    destination,
    target: attachment ? { to: "attachment", attachment } : { to: "blackhole" },
  };
}

function planSegmentRoutes(
  context: RoutingContext,
  gateway: TransitGateway,
  segment: Segment,
  ids: GatewayIdentifiers,
): Planned[] {
  const ref = becauseOf(gateway, segment).ref;
  const table = ids.table(acceptPlaceOf(gateway), segment);
  const drops = [...segment.blackholes, ...hairpinsOf(context, gateway, segment)];
  const dropped = drops.map(({ prefix, at }) =>
    transitRoute(segment, formatPrefix(prefix), { ref, at }, table, undefined),
  );
  const beyond = segment.routes.flatMap(({ prefix, to, at }) => {
    const attachment = ids.attachment(to);
    return attachment ? [transitRoute(segment, formatPrefix(prefix), { ref, at }, table, attachment)] : [];
  });
  return [...dropped, ...beyond];
}
