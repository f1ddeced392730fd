/** A VPC's endpoints to AWS services, as the configuration means them. */
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";

/** Every endpoint of a VPC, and the hub whose endpoints it uses besides. */
export interface Endpoints {
  /** Sorted by name, as `interfaces` is. */
  readonly gateways: readonly GatewayEndpoint[];
  readonly interfaces: readonly InterfaceEndpoint[];
  readonly hub?: HubChoice;
}

interface EndpointBase {
  /** `payments-prod/us-east-1/main/gateway-endpoint/s3`. */
  readonly ref: string;
  readonly name: string;
  /** The short name in the catalogue; for a service that is not in it, what the configuration says. */
  readonly service: string;
  /** What AWS calls it, `com.amazonaws.us-east-1.s3`. */
  readonly serviceName: string;
  readonly policy?: PolicyChoice;
  readonly confirmed: boolean;
  /** Traffic of this VPC; absent when the configuration says nothing. */
  readonly gbPerMonth?: number;
  readonly at: SourceRange;
}

/** The policy of an endpoint by name, and whether it was chosen for this one or for all. */
export interface PolicyChoice {
  readonly name: string;
  readonly byDefault: boolean;
  readonly at: SourceRange;
}

export interface GatewayEndpoint extends EndpointBase {
  readonly type: "Gateway";
  /** The tiers it is for; absent for those that no other gateway endpoint of the service names. */
  readonly tiers?: readonly string[];
  readonly clientSecurityGroup: boolean;
}

/** `inbound-resolver-only`: the service's names lead here for who asks through an inbound resolver endpoint. */
export type PrivateDns = boolean | "inbound-resolver-only";

export interface InterfaceEndpoint extends EndpointBase {
  readonly type: "Interface";
  /** The region of the service, where that is another than the VPC's. */
  readonly serviceRegion?: string;
  readonly tier: string;
  /** AZ IDs; absent for all of the tier. */
  readonly availabilityZones?: readonly string[];
  readonly privateDns: PrivateDns;
  readonly clients: Clients;
}

/** Whom an endpoint's security group admits. */
export interface Clients {
  /** Tiers of the VPC; absent for all its blocks. */
  readonly tiers?: readonly string[];
  readonly prefixes: readonly Prefix[];
}

export type Endpoint = GatewayEndpoint | InterfaceEndpoint;

/** The hub a VPC uses, and which of its services. */
export interface HubChoice {
  readonly hub: string;
  /** Only these; all without. */
  readonly services?: readonly string[];
  readonly except: readonly string[];
  readonly at: SourceRange;
}

/** Whether a VPC takes a service of its hub. */
export function takesFromHub({ services, except }: HubChoice, service: string): boolean {
  return (services === undefined || services.includes(service)) && !except.includes(service);
}

export function gatewayEndpointRef(vpc: string, name: string): string {
  return `${vpc}/gateway-endpoint/${name}`;
}

export function interfaceEndpointRef(vpc: string, name: string): string {
  return `${vpc}/interface-endpoint/${name}`;
}
