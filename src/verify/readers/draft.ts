/** What readers gather before the pieces are put together: facts in any order, keyed by resource. */

import type { Address } from "../../ip/address";
import type { Prefix } from "../../ip/prefix";
import type { ApplianceEndpoint, ApplianceService, GatewayBalancer } from "../network/appliance";
import type { Answer, ResolverEndpoint } from "../network/dns";
import type {
  EndpointService,
  GatewayEndpoint,
  InterfaceEndpoint,
  Listener,
  RegisteredTarget,
} from "../network/endpoint";
import type { AclEntry, GroupRule } from "../network/filter";
import type { Interface } from "../network/interface";
import type { UnreadNote } from "../network/network";
import type { Route } from "../network/route";
import type {
  Attachment,
  Edge,
  InternetGateway,
  Peering,
  TransitGateway,
  TransitRoute,
  VpnGateway,
} from "../network/transit";
import type { PublicBlock, PublicExclusion, Vpc } from "../network/vpc";
import type { Watch } from "../network/watch";
import type { Origin } from "../terraform/stack";

export interface Link {
  readonly origin: Origin;
  readonly from: string;
  readonly to: string;
}

export interface DraftSubnet {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly cidr: Prefix;
  readonly zone: string;
  readonly tier: string;
  readonly publicAddresses: boolean;
}

/** An interface whose address AWS may still have to choose. */
export type DraftInterface = Omit<Interface, "address" | "assumed"> & { readonly address?: Address };

export interface DraftAttachment extends Omit<Attachment, "table" | "accepted"> {
  readonly accepted: boolean | "by-accepter";
  readonly defaultAssociation: boolean;
  readonly defaultPropagation: boolean;
}

export interface DraftGateway extends TransitGateway {
  readonly associates: boolean;
  readonly propagates: boolean;
  readonly acceptsShared: boolean;
}

export interface DraftLoadBalancer {
  readonly key: string;
  readonly origin: Origin;
  readonly internal: boolean;
  readonly isApplication: boolean;
  readonly crossZone: boolean;
  readonly subnets: readonly string[];
  readonly filtersPrivateLink: boolean;
}

export interface DraftTargetGroup {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly port: number;
  readonly preserveClient: boolean;
  readonly crossZone?: boolean;
  readonly geneve: boolean;
  readonly healthPort: number;
}

export interface DraftEndpoint extends Omit<InterfaceEndpoint, "accepted" | "interfaces" | "policy"> {
  readonly autoAccept: boolean;
}

const map = <T>() => new Map<string, T>();

/** A way out as it is read. */
export interface DraftEdge extends Edge {
  /** The Direct Connect gateway at the other end. */
  readonly far?: string;
  /** It only looks up what an association makes. */
  readonly lookup?: boolean;
}

export class Draft {
  readonly notes: UnreadNote[] = [];
  /** By the key of what an unread part may change. */
  readonly doubts = map<UnreadNote>();
  readonly vpcs = map<Omit<Vpc, "cidrs">>();
  readonly cidrs: { readonly vpc: string; readonly prefix: Prefix }[] = [];
  /** By account and region. */
  readonly publicBlocks = map<PublicBlock>();
  /** By VPC or subnet. */
  readonly publicExclusions = map<PublicExclusion>();
  readonly subnets = map<DraftSubnet>();
  readonly tables = map<{
    readonly origin: Origin;
    readonly vpc: string;
    readonly propagating: readonly string[];
  }>();
  readonly routes: Route[] = [];
  readonly tableLinks: Link[] = [];
  readonly mainTables: Link[] = [];
  readonly propagations: Link[] = [];
  readonly groups = map<{ readonly origin: Origin; readonly vpc: string }>();
  readonly groupRules: (GroupRule & { readonly group: string })[] = [];
  readonly acls = map<{ readonly origin: Origin; readonly vpc: string }>();
  readonly aclEntries: (AclEntry & { readonly acl: string })[] = [];
  readonly aclLinks: Link[] = [];
  readonly interfaces = map<DraftInterface>();
  /** Instances and groups to the interfaces that carry their traffic. */
  readonly carriers: Link[] = [];
  readonly elastic: string[] = [];
  /** Interfaces that get a public address where their subnet gives one on launch. */
  readonly habitual: string[] = [];
  /** Interfaces whose instances put their own address on what they forward. */
  readonly translators: string[] = [];
  /** By interface, whom its host stands in for. */
  readonly watches = map<Watch>();
  readonly nats = map<{ readonly origin: Origin; readonly subnet: string; readonly public: boolean }>();
  readonly internetGateways = map<InternetGateway>();
  readonly vpnGateways = map<VpnGateway>();
  readonly peerings = map<Peering>();
  readonly peeringAccepts: Link[] = [];
  readonly gateways = map<DraftGateway>();
  readonly attachments = map<DraftAttachment>();
  readonly attachmentAccepts: Link[] = [];
  readonly transitTables = map<{ readonly origin: Origin; readonly gateway: string }>();
  readonly associations: Link[] = [];
  readonly transitPropagations: Link[] = [];
  readonly transitRoutes: (TransitRoute & { readonly table: string })[] = [];
  readonly edges = map<DraftEdge>();
  readonly edgePrefixes: { readonly edge: string; readonly prefix: Prefix }[] = [];
  readonly gatewayEndpoints = map<Omit<GatewayEndpoint, "policy">>();
  readonly endpointTables: Link[] = [];
  readonly endpoints = map<DraftEndpoint>();
  readonly endpointSubnets: (Link & { readonly address?: Address })[] = [];
  readonly endpointGroups: Link[] = [];
  readonly policies = map<InterfaceEndpoint["policy"]>();
  readonly services = map<EndpointService>();
  readonly principals: { readonly service: string; readonly principal: string }[] = [];
  readonly connectionAccepts: Link[] = [];
  readonly balancers = map<DraftLoadBalancer>();
  readonly listeners: (Listener & { readonly balancer: string })[] = [];
  readonly targetGroups = map<DraftTargetGroup>();
  readonly targets: {
    readonly group: string;
    readonly target: RegisteredTarget | { readonly carrier: string };
  }[] = [];
  readonly applianceEndpoints = map<Omit<ApplianceEndpoint, "accepted">>();
  readonly applianceServices = map<ApplianceService>();
  readonly gatewayBalancers = map<Omit<GatewayBalancer, "targetGroup">>();
  /** Gateway Load Balancers to the target group that their one listener forwards to. */
  readonly gatewayListeners: Link[] = [];
  readonly zones = map<{ readonly origin: Origin; readonly name: string; readonly private: boolean }>();
  readonly zoneLinks: Link[] = [];
  /** Associations from another account than the zone's hold only with one of these. */
  readonly zoneAuthorizations: Link[] = [];
  /** Route 53 Profiles to what they carry, and to the VPCs that use them. */
  readonly profileContents: Link[] = [];
  readonly profileUsers: Link[] = [];
  readonly records: {
    readonly zone: string;
    readonly origin: Origin;
    readonly name: string;
    readonly answer: Answer;
  }[] = [];
  readonly rules = map<{
    readonly origin: Origin;
    readonly name: string;
    readonly kind: "forward" | "system";
    readonly addresses: readonly Address[];
  }>();
  readonly ruleLinks: Link[] = [];
  readonly resolverEndpoints = map<ResolverEndpoint>();
}
