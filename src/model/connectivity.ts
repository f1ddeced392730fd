/** How VPCs are joined to one another and to networks outside AWS, as the configuration declares it. */
import type { SourceRange } from "../diagnostics/source";
import { contains, type Prefix } from "../ip/prefix";
import type { EgressProxy } from "./egress-proxy";
import type { Forwarder } from "./forwarder";
import type { GatewayProxy } from "./gateway-proxy";
import type { OutsideRange } from "./party";
import type { Vpc } from "./vpc";

export interface Connectivity {
  /** Sorted by name, as every list here is. */
  readonly peerings: readonly Peering[];
  readonly foreignPeerings: readonly ForeignPeering[];
  readonly transitGateways: readonly TransitGateway[];
  readonly foreignGateways: readonly ForeignGateway[];
  readonly vpns: readonly Vpn[];
  readonly directConnects: readonly DirectConnect[];
  readonly gatewayProxies: readonly GatewayProxy[];
  readonly egressProxies: readonly EgressProxy[];
  readonly forwarders: readonly Forwarder[];
  readonly routes: readonly DeclaredRoute[];
}

/** Two VPCs joined directly: each reaches the other's own addresses, and nothing beyond. */
export interface Peering {
  readonly name: string;
  readonly requester: Vpc;
  readonly accepter: Vpc;
  /** Whether names of one side's instances resolve to private addresses on the other. */
  readonly dnsResolution: boolean;
  readonly at: SourceRange;
}

/** A VPC joined to one of somebody else, who accepts what we request. */
export interface ForeignPeering {
  readonly name: string;
  readonly vpc: Vpc;
  readonly peer: { readonly id: string; readonly ownerId: string; readonly region: string };
  /** The peer's blocks, all of them. */
  readonly ranges: readonly OutsideRange[];
  /** Whether the other side resolves names of ours to private addresses; theirs, they decide. */
  readonly dnsResolution: boolean;
  readonly at: SourceRange;
}

/** What VPCs are attached to, in segments, whoever keeps its tables. */
export interface JoiningGateway {
  readonly name: string;
  /** `network/us-east-1/transit-gateway/core`. */
  readonly ref: string;
  readonly region: string;
  /** The tier in each VPC whose subnets hold the attachment. */
  readonly tier: string;
  /** What VPCs route to the gateway in place of every single block within it. */
  readonly summaries: readonly Prefix[];
  readonly segments: readonly Segment[];
  readonly at: SourceRange;
}

/** A gateway whose tables are made here. */
export interface TransitGateway extends JoiningGateway {
  readonly account: string;
  readonly asn: number;
  /** Of a gateway that others made in the account: it is looked up and used. */
  readonly existing?: string;
}

/** A gateway of another organisation or team, which its owner shares: VPCs are attached to it, and its tables are the owner's. */
export interface ForeignGateway extends JoiningGateway {
  readonly id: string;
  readonly ownerId: string;
  readonly asn?: number;
}

/** Attachments that share a route table of a transit gateway. */
export interface Segment {
  readonly name: string;
  readonly ref: string;
  readonly vpcs: readonly Vpc[];
  /** Segments whose members its own members reach, and that reach them: both ways, whoever declares it. */
  readonly reaches: readonly string[];
  /** Its members do not reach one another. */
  readonly isolated: boolean;
  readonly blackholes: readonly Blackhole[];
  readonly routes: readonly SegmentRoute[];
  /** What the owner of a foreign gateway says is behind it. */
  readonly ranges: readonly OutsideRange[];
  readonly at: SourceRange;
}

/** A destination that is dropped on purpose. */
export interface Blackhole {
  readonly prefix: Prefix;
  readonly at: SourceRange;
}

/** A destination beyond a VPC, as the internet beyond an egress VPC. */
export interface SegmentRoute {
  readonly prefix: Prefix;
  readonly to: Vpc;
  /** The refs of the VPCs that have it, where it follows from a forwarder there; absent for all of the segment. */
  readonly forwardedFor?: readonly string[];
  readonly at: SourceRange;
}

/** What a VPN and a Direct Connect gateway have in common: ranges outside, in a segment. */
export interface OutsideAttachment {
  readonly name: string;
  readonly transitGateway: string;
  readonly segment: string;
  /** The external ranges behind it. */
  readonly ranges: readonly OutsideRange[];
  readonly at: SourceRange;
}

export interface Vpn extends OutsideAttachment {
  readonly customerGateway: { readonly address: string; readonly asn: number };
  /** `bgp`: the other side announces its ranges. `static`: they are written into the route tables. */
  readonly routing: "bgp" | "static";
}

export interface DirectConnect extends OutsideAttachment {
  /** The Direct Connect gateway, which is made elsewhere in the account of the transit gateway. */
  readonly gatewayId: string;
}

/** A path that somebody relies on. Its routes follow from connectivity, or it is one that AWS drops. */
export interface DeclaredRoute {
  readonly from: Vpc;
  readonly to: RouteDestination;
  readonly via: { readonly kind: "peering" | "transit-gateway"; readonly name: string };
  readonly at: SourceRange;
}

export type RouteDestination =
  | { readonly kind: "vpc"; readonly vpc: Vpc }
  | { readonly kind: "external"; readonly range: OutsideRange }
  | { readonly kind: "service"; readonly service: "s3" | "dynamodb" }
  | { readonly kind: "internet" }
  | { readonly kind: "prefix"; readonly prefix: Prefix };

/** Whether a connection lists a range, or the whole that it is a part of. */
export function leadsTo(
  { ranges }: { readonly ranges: readonly OutsideRange[] },
  { prefixes }: Pick<OutsideRange, "prefixes">,
): boolean {
  const listed = ranges.flatMap((range) => range.prefixes);
  return prefixes.every((prefix) => listed.some((outer) => contains(outer, prefix)));
}

/** The gateways that VPCs are attached to, our own first. */
export function joiningGateways({ transitGateways, foreignGateways }: Connectivity): JoiningGateway[] {
  return [...transitGateways, ...foreignGateways];
}

/** The segment of a transit gateway that a VPC is in. */
export function segmentOf(gateway: JoiningGateway, vpc: Vpc): Segment | undefined {
  return gateway.segments.find((segment) => segment.vpcs.some(({ ref }) => ref === vpc.ref));
}

/** Whether members of one segment reach members of another, or of the same one. */
export function segmentsJoined(a: Segment, b: Segment): boolean {
  if (a.name === b.name) return !a.isolated;
  return a.reaches.includes(b.name) || b.reaches.includes(a.name);
}
