/** The whole network as read from Terraform JSON: every noun under its key. */
import type { Origin } from "../terraform/stack";
import type { ApplianceEndpoint, ApplianceService, GatewayBalancer } from "./appliance";
import type { ResolverEndpoint, ResolverRule, Zone } from "./dns";
import type {
  EndpointService,
  GatewayEndpoint,
  InterfaceEndpoint,
  LoadBalancer,
  TargetGroup,
} from "./endpoint";
import type { NetworkAcl, SecurityGroup } from "./filter";
import type { Interface } from "./interface";
import type { RouteTable } from "./route";
import type {
  Attachment,
  Edge,
  InternetGateway,
  NatGateway,
  Peering,
  TransitGateway,
  TransitTable,
  VpnGateway,
} from "./transit";
import type { Subnet, Vpc } from "./vpc";

/** Something in the JSON that bears on reachability and was not understood. */
export interface UnreadNote {
  readonly origin: Origin;
  /** The argument, or empty for a whole resource. */
  readonly argument: string;
  readonly why: string;
  /** Whether it names a resource that its own stack does not have, which Terraform refuses. */
  readonly missing: boolean;
}

type ByKey<T> = ReadonlyMap<string, T>;

export interface Network {
  readonly vpcs: ByKey<Vpc>;
  readonly subnets: ByKey<Subnet>;
  readonly routeTables: ByKey<RouteTable>;
  readonly securityGroups: ByKey<SecurityGroup>;
  readonly acls: ByKey<NetworkAcl>;
  readonly interfaces: ByKey<Interface>;
  readonly peerings: ByKey<Peering>;
  readonly transitGateways: ByKey<TransitGateway>;
  readonly attachments: ByKey<Attachment>;
  readonly transitTables: ByKey<TransitTable>;
  readonly edges: ByKey<Edge>;
  readonly vpnGateways: ByKey<VpnGateway>;
  readonly internetGateways: ByKey<InternetGateway>;
  readonly natGateways: ByKey<NatGateway>;
  readonly gatewayEndpoints: ByKey<GatewayEndpoint>;
  readonly interfaceEndpoints: ByKey<InterfaceEndpoint>;
  readonly endpointServices: ByKey<EndpointService>;
  readonly loadBalancers: ByKey<LoadBalancer>;
  readonly targetGroups: ByKey<TargetGroup>;
  readonly applianceEndpoints: ByKey<ApplianceEndpoint>;
  readonly applianceServices: ByKey<ApplianceService>;
  readonly gatewayBalancers: ByKey<GatewayBalancer>;
  readonly zones: ByKey<Zone>;
  readonly resolverRules: ByKey<ResolverRule>;
  readonly resolverEndpoints: ByKey<ResolverEndpoint>;
  /** Associations with another account's zone that this has not authorised: AWS refuses them. */
  readonly refusedAssociations: readonly {
    readonly origin: Origin;
    readonly zone: string;
    readonly vpc: string;
  }[];
  readonly unread: readonly UnreadNote[];
  /** What was not read, by the key of what it may change: a filter, a table, a balancer, or a thing itself. */
  readonly doubts: ByKey<UnreadNote>;
}
