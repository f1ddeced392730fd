/** Plans attachments of VPCs to a transit gateway: looked up, asked for in the VPC's account, accepted and known in the hub. */
import { type Segment, segmentsJoined, type TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Planned } from "../planned/stack";
import type { Decision } from "../stack/decision";
import type { StackPlace } from "../stack/place";
import { own, vpcHandle } from "../stack/vpc-identifiers";
import { attachedSubnets, attachmentRefOf } from "./attachment";
import { attachmentIn, attachmentInHub, hubAttachmentRef } from "./attachment-identifiers";
import { acceptPlaceOf, linkPlaceOf, type RoutingContext } from "./context";
import { type AttachmentEnds, attachmentLookup, gatewayLookup, type Wanted } from "./lookups";
import { becauseOf, gatewayIn, gatewayLookupRef, tableValue } from "./transit-identifiers";
import { planKnowledge } from "./transit-table-routes";

/** Before an account attaches to a gateway of another one, it looks that up: once in each of its stacks. */
export function planLookups(
  { accountId }: RoutingContext,
  gateway: TransitGateway,
  vpcs: readonly Vpc[],
): Decision[] {
  const foreign = vpcs.filter(({ account }) => account !== gateway.account).map(linkPlaceOf);
  const places = new Map(foreign.map((place) => [gatewayLookupRef(place, gateway), place]));
  return [...places.values()].map((place) => ({
    place,
    resources: () => [planLookup(gateway, place, accountId(gateway.account))],
    imports: [gatewayIn(place, gateway)],
  }));
}

function planLookup(gateway: TransitGateway, place: StackPlace, ownerId: string): Planned {
  const ref = gatewayLookupRef(place, gateway);
  const found = gatewayIn(place, gateway).value("id");
  return gatewayLookup({ ref, because: becauseOf(gateway), found, ownerId }, gateway);
}

export function planAttachment(
  context: RoutingContext,
  gateway: TransitGateway,
  segment: Segment,
  vpc: Vpc,
): Decision[] {
  const link = linkPlaceOf(vpc);
  const accept = acceptPlaceOf(gateway);
  const ownGateway = vpc.account === gateway.account ? [gatewayIn(link, gateway)] : [];
  return [
    {
      place: link,
      resources: () => [planRequest(gateway, segment, vpc)],
      imports: [vpcHandle(vpc, link).imported, ...ownGateway],
    },
    {
      place: accept,
      resources: () => planInHub(context, gateway, segment, vpc),
      imports: [attachmentIn(accept, gateway, segment, vpc), gatewayIn(accept, gateway)],
    },
  ];
}

/** The attachment in the VPC's account. A gateway of another account is looked up first. */
function planRequest(gateway: TransitGateway, segment: Segment, vpc: Vpc): Planned {
  const link = linkPlaceOf(vpc);
  const ownGateway = vpc.account === gateway.account;
  const handle = vpcHandle(vpc, link);
  return {
    kind: "vpc-attachment",
    ref: attachmentRefOf(vpc, gateway),
    because: becauseOf(gateway, segment),
    name: `${vpc.name}-${gateway.name}`,
    gateway: ownGateway
      ? gatewayIn(link, gateway).value("id")
      : own("gateway-lookup", gatewayLookupRef(link, gateway)),
    vpc: handle.id,
    subnets: attachedSubnets(gateway, vpc, handle),
    ownGateway,
    tags: vpc.tags,
  };
}

/** Acceptance, the attachment's own table, and the tables that know the VPC. */
function planInHub(context: RoutingContext, gateway: TransitGateway, segment: Segment, vpc: Vpc): Planned[] {
  const because = becauseOf(gateway, segment);
  const accept = acceptPlaceOf(gateway);
  const told = attachmentIn(accept, gateway, segment, vpc);
  const { value } = gatewayIn(accept, gateway);
  const isForeign = vpc.account !== gateway.account;
  const ref = hubAttachmentRef(gateway, vpc);
  const attachment = attachmentInHub(gateway, segment, vpc);
  const ownerId = context.accountId(vpc.account);
  const wanted = { ref, because, found: told.value("id"), ownerId };
  return [
    ...(isForeign ? planAcceptance(vpc, wanted, { gateway: value("id"), vpc: told.value("vpc") }) : []),
    { kind: "transit-association", ref, because, attachment, table: value(tableValue(segment)) },
    ...gateway.segments
      .filter((other) => segmentsJoined(segment, other))
      .flatMap((other) => planKnowledge(context, other, vpc, attachment, value(tableValue(other)), because)),
  ];
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
