/** VPCs as they are built, with what a configuration can say of them. */
import type { Prefix } from "../../ip/prefix";

export interface ObservedSubnet {
  /** AWS's own ID. */
  readonly id: string;
  /** Its Name tag, or its ID. */
  readonly name: string;
  /** `use1-az1` */
  readonly zone: string;
  readonly prefix: Prefix;
  /** The table that is associated with it; absent where the VPC's main table is used without a word. */
  readonly table?: string;
  /** Where its default route leads. */
  readonly access: "public" | "private" | "isolated";
  /** The NAT gateway that its default route leads to. */
  readonly nat?: string;
  readonly publicAddresses: boolean;
}

export interface ObservedGatewayEndpoint {
  /** `s3` or `dynamodb`. */
  readonly service: string;
  readonly tables: readonly string[];
  /** A JSON policy, where it is not AWS's own full access. */
  readonly policy?: string;
}

export interface ObservedClients {
  readonly blocks: readonly Prefix[];
  /** Whether anybody in the VPC may be one. */
  readonly wholeVpc: boolean;
}

export interface ObservedInterfaceEndpoint {
  readonly id: string;
  /** `ecr.dkr` */
  readonly service: string;
  /** IDs of subnets that it stands in. */
  readonly subnets: readonly string[];
  readonly privateDns: boolean | "inbound-resolver-only";
  readonly clients: ObservedClients;
  /** The security group that this endpoint alone has. */
  readonly group?: string;
  /** A JSON policy, where it is not AWS's own full access. */
  readonly policy?: string;
}

export interface ObservedFlowLog {
  readonly bucketArn: string;
  readonly traffic: "all" | "accept" | "reject";
  readonly aggregationSeconds: 60 | 600;
}

export interface ObservedVpc {
  readonly id: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  /** Its Name tag, or its ID. */
  readonly name: string;
  readonly primary: Prefix;
  readonly secondaries: readonly Prefix[];
  readonly subnets: readonly ObservedSubnet[];
  readonly internetGateway: boolean;
  /** NAT gateways by ID: the subnet that each stands in. */
  readonly nats: ReadonlyMap<string, string>;
  readonly gatewayEndpoints: readonly ObservedGatewayEndpoint[];
  readonly interfaceEndpoints: readonly ObservedInterfaceEndpoint[];
  /** Where its only flow log goes, if that is a bucket: nothing else is made with it. */
  readonly flowLog?: ObservedFlowLog;
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
}
