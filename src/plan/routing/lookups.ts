/** What is looked up of other accounts' attachments, peerings and gateways before they are used, and what has to hold of it. */
import { formatPrefix, type Prefix } from "../../ip/prefix";
import type { ForeignGateway, ForeignPeering, Peering, TransitGateway } from "../../model/connectivity";
import type { Vpc } from "../../model/vpc";
import type { Identifier } from "../planned/exchange";
import type {
  Condition,
  PlannedAcceptanceLookup,
  PlannedAttachmentLookup,
  PlannedGatewayLookup,
  PlannedPeeringLookup,
} from "../planned/lookup";
import type { Because } from "../planned/planned";

export interface Wanted {
  readonly ref: string;
  readonly because: Because;
  /** As another account exported it. */
  readonly found: Identifier;
  /** The ID of the account that has to own it. */
  readonly ownerId: string;
}

export function gatewayLookup(wanted: Wanted, { account, name }: TransitGateway): PlannedGatewayLookup {
  const { ownerId, ...rest } = wanted;
  const otherwise = `The transit gateway ${name} that account ${account} exported is not owned by ${ownerId}.`;
  const conditions = [{ attribute: "owner_id", has: { value: ownerId }, otherwise }];
  return { kind: "gateway-lookup", ...rest, conditions };
}

/**
 * A gateway that is there already in our account. It must not accept by itself what our stacks accept, once they have
 * seen whose it is.
 */
export function existingLookup(
  { ref, name, asn }: TransitGateway,
  id: string,
  ownerId: string,
  because: Because,
): PlannedGatewayLookup {
  const what = `The existing transit gateway ${name}`;
  const conditions: Condition[] = [
    ownedBy(what, ownerId),
    asnIs(what, asn),
    {
      attribute: "auto_accept_shared_attachments",
      has: { value: "disable" },
      otherwise: `${what} accepts what other accounts attach before it is checked.`,
    },
  ];
  return { kind: "gateway-lookup", ref, because, found: { from: "given", id }, conditions };
}

/** A gateway of somebody else, as an account sees it that it is shared with. */
export function foreignLookup(
  ref: string,
  { id, ownerId, name, asn }: ForeignGateway,
  because: Because,
): PlannedGatewayLookup {
  const what = `The foreign transit gateway ${name}`;
  const conditions = [ownedBy(what, ownerId), ...(asn === undefined ? [] : [asnIs(what, asn)])];
  return { kind: "gateway-lookup", ref, because, found: { from: "given", id }, conditions };
}

/** Routes to a gateway can be made once its owner has accepted the attachment. */
export function acceptanceLookup(
  { ref, because, found }: Omit<Wanted, "ownerId">,
  gateway: ForeignGateway,
  vpc: Vpc,
): PlannedAcceptanceLookup {
  const otherwise = `The owner of the foreign transit gateway ${gateway.name} has not accepted the attachment of VPC ${vpc.name} yet.`;
  const conditions = [{ attribute: "state", has: { value: "available" }, otherwise }];
  return { kind: "acceptance-lookup", ref, because, found, conditions };
}

function ownedBy(what: string, ownerId: string): Condition {
  return {
    attribute: "owner_id",
    has: { value: ownerId },
    otherwise: `${what} is not owned by ${ownerId}.`,
  };
}

function asnIs(what: string, asn: number): Condition {
  return {
    attribute: "amazon_side_asn",
    has: { value: asn },
    otherwise: `${what} has another ASN than ${asn}.`,
  };
}

/** The other identifiers that an attachment belongs to: the gateway's own, and the VPC's as its account tells it. */
export interface AttachmentEnds {
  readonly gateway: Identifier;
  readonly vpc: Identifier;
}

/**
 * AWS tells the gateway's owner whose VPC an attachment is of, and not its CIDR blocks: the tables have static routes to
 * the planned ones instead.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachment.html
 */
export function attachmentLookup(
  wanted: Wanted,
  { account, name }: Vpc,
  { gateway, vpc }: AttachmentEnds,
): PlannedAttachmentLookup {
  const { ownerId, ...rest } = wanted;
  const what = `The attachment that account ${account} exported for VPC ${name}`;
  const conditions: Condition[] = [
    {
      attribute: "vpc_owner_id",
      has: { value: ownerId },
      otherwise: `${what} is of a VPC that ${ownerId} does not own.`,
    },
    {
      attribute: "transit_gateway_id",
      has: { value: gateway },
      otherwise: `${what} leads to another transit gateway.`,
    },
    {
      attribute: "vpc_id",
      has: { value: vpc },
      otherwise: `${what} is of another VPC than the account says.`,
    },
  ];
  return { kind: "attachment-lookup", ...rest, conditions };
}

/** Before the accepter accepts: who asks, for which of our VPCs, and with which blocks as far as AWS tells them by then. */
export function requestLookup(
  wanted: Wanted,
  { name, requester, accepter }: Peering,
  ownVpc: Identifier,
  blocks: readonly Prefix[],
): PlannedPeeringLookup {
  const { ownerId, ...rest } = wanted;
  const what = `The peering ${name} that account ${requester.account} exported`;
  const conditions: Condition[] = [
    {
      attribute: "owner_id",
      has: { value: ownerId },
      otherwise: `${what} was not requested by ${ownerId}.`,
    },
    {
      attribute: "peer_vpc_id",
      has: { value: ownVpc },
      otherwise: `${what} does not lead to VPC ${accepter.name}.`,
    },
    blocksAmong("cidr_block_set", name, requester, blocks),
  ];
  return { kind: "peering-lookup", ...rest, conditions };
}

/** After its owner has accepted: the VPC at the other end is theirs, and has the blocks that the configuration says. */
export function foreignPeerLookup(
  { ref, because, found }: Omit<Wanted, "ownerId">,
  { name, peer, ranges }: ForeignPeering,
): PlannedPeeringLookup {
  const among = ranges.flatMap(({ prefixes }) => prefixes).map(formatPrefix);
  const conditions: Condition[] = [
    {
      attribute: "status",
      has: { value: "active" },
      otherwise: `The owner of the VPC at the other end of the foreign peering ${name} has not accepted it yet.`,
    },
    {
      attribute: "peer_owner_id",
      has: { value: peer.ownerId },
      otherwise: `The VPC at the other end of the foreign peering ${name} is not owned by ${peer.ownerId}.`,
    },
    {
      attribute: "peer_cidr_block_set[*].cidr_block",
      has: { among },
      otherwise: `The VPC at the other end of the foreign peering ${name} has addresses that are not in its ranges.`,
    },
  ];
  return { kind: "peering-lookup", ref, because, found, conditions };
}

/** After acceptance, when AWS tells the blocks; `side` is where the other VPC stands in the peering. */
export function peerLookup(
  { ownerId, ...rest }: Wanted,
  { name, requester, accepter }: Peering,
  side: "requester" | "accepter",
  blocks: readonly Prefix[],
): PlannedPeeringLookup {
  const [other, own] = side === "requester" ? [requester, ""] : [accepter, "peer_"];
  const owner: Condition = {
    attribute: `${own}owner_id`,
    has: { value: ownerId },
    otherwise: `The VPC at the other end of peering ${name} is not owned by ${ownerId}.`,
  };
  const conditions = [owner, blocksAmong(`${own}cidr_block_set`, name, other, blocks)];
  return { kind: "peering-lookup", ...rest, conditions };
}

function blocksAmong(attribute: string, peering: string, { ref }: Vpc, blocks: readonly Prefix[]): Condition {
  const otherwise = `The VPC at the other end of peering ${peering} has addresses that the plan does not give to ${ref}.`;
  const among = blocks.map(formatPrefix);
  return { attribute: `${attribute}[*].cidr_block`, has: { among }, otherwise };
}
