/** PrivateLink services: what one VPC offers to others, or somebody outside to all, without any route between them. */
import type { SourceRange } from "../diagnostics/source";
import type { Clients } from "./endpoint";
import type { Tier, Vpc } from "./vpc";

export interface Service {
  readonly name: string;
  /** Where its load balancer is. */
  readonly region: string;
  /** Every region that has consumers of it, its own first. */
  readonly regions: readonly string[];
  readonly offer: OwnOffer | ForeignOffer;
  /** TCP ports that it answers on, in order. */
  readonly ports: readonly number[];
  /** One for each VPC, in order of ref. */
  readonly consumers: readonly ServiceConsumer[];
  readonly dns?: ServiceDns;
  readonly at: SourceRange;
}

/** A service that a VPC of the organisation offers. */
export interface OwnOffer {
  readonly kind: "own";
  /** `shared-services/us-east-1/shared/service/auth`. */
  readonly ref: string;
  readonly vpc: Vpc;
  /** Where the load balancer stands; its AZs are the service's. */
  readonly tier: Tier;
  readonly listeners: readonly ServiceListener[];
  readonly crossZone: boolean;
  readonly deletionProtection: boolean;
  /** `manual`: connections wait until the provider accepts them, which only those of the configuration see. */
  readonly acceptance: "automatic" | "manual";
}

/** A vendor's or partner's service. */
export interface ForeignOffer {
  readonly kind: "foreign";
  /** `com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0`. */
  readonly serviceName: string;
  /** AZ IDs that it is offered in. */
  readonly availabilityZones: readonly string[];
}

export interface ServiceListener {
  readonly port: number;
  /** `TLS` ends at the load balancer. */
  readonly protocol: "TCP" | "TLS";
  /** The ARN of the certificate that TLS shows. */
  readonly certificate?: string;
  readonly idleSeconds?: number;
  readonly targets: ServiceTargets;
  readonly targetPort: number;
  /** Whether a header tells the target which endpoint a connection came through. */
  readonly proxyProtocol: boolean;
  readonly health: ServiceHealth;
  readonly at: SourceRange;
}

export type ServiceTargets =
  | { readonly kind: "ip"; readonly addresses: readonly ServiceAddress[] }
  | { readonly kind: "instance"; readonly ids: readonly string[] }
  | { readonly kind: "fleet"; readonly autoScalingGroup: string }
  | { readonly kind: "alb"; readonly arn: string };

export interface ServiceAddress {
  /** `10.0.0.10`. */
  readonly text: string;
  readonly at: SourceRange;
}

export interface ServiceHealth {
  readonly protocol: "TCP" | "HTTP" | "HTTPS";
  /** Absent for the port that traffic goes to. */
  readonly port?: number;
  readonly path?: string;
  readonly intervalSeconds: number;
  readonly threshold: number;
}

/** A VPC with an endpoint of the service. */
export interface ServiceConsumer {
  readonly vpc: Vpc;
  /** The tier its endpoint stands in. */
  readonly tier: string;
  /** The ports that its clients may use, in order. */
  readonly ports: readonly number[];
  /** Whom its endpoint's security group admits. */
  readonly clients: Clients;
  /** IAM roles that may make the endpoint; absent for anybody in the account who may make endpoints. */
  readonly roles?: readonly string[];
  readonly at: SourceRange;
}

export interface ServiceDns {
  /** `auth.internal.acme.example`; a leading `*.` stands for every name below. */
  readonly name: string;
  /** `zone`: each consumer has a hosted zone of that name. `private`: the service owns the name in every consumer. */
  readonly by: "zone" | "private";
  /**
   * How AWS learns that the domain is the provider's: a record that is written into a public zone, one that somebody
   * writes by hand from an output, or `done` once it has been. Absent for names that need no proof here.
   */
  readonly proof?: { readonly zoneId: string } | "output" | "done";
  readonly at: SourceRange;
}

/** The AZ IDs in which a consumer's endpoint stands: those of its tier that the service has too. */
export function sharedZones(service: Service, consumer: ServiceConsumer): string[] {
  const offered = offeredZones(service);
  const own = consumerZones(consumer);
  // An endpoint in another region uses the AZs of that region, whichever the provider is in.
  return consumer.vpc.region === service.region ? own.filter((zone) => offered.includes(zone)) : own;
}

/** The AZ IDs that a service is offered in, in its own region. */
export function offeredZones({ offer }: Service): readonly string[] {
  return offer.kind === "own"
    ? offer.tier.subnets.map(({ availabilityZone }) => availabilityZone)
    : offer.availabilityZones;
}

export function consumerZones({ vpc, tier }: ServiceConsumer): string[] {
  const found = vpc.tiers.find(({ name }) => name === tier);
  return (found?.subnets ?? []).map(({ availabilityZone }) => availabilityZone);
}

/** Whether the consumer's own name for the service leads to its endpoint by itself. */
export function hasPrivateName({ dns }: Service): boolean {
  return dns?.by === "private" && dns.proof !== "output";
}

export function serviceRef(vpc: string, service: string): string {
  return `${vpc}/service/${service}`;
}

export function serviceEndpointRef(vpc: string, service: string): string {
  return `${vpc}/service-endpoint/${service}`;
}

/** A hosted zone's name: that of the service, without the star. */
export function zoneNameOf({ name }: ServiceDns): string {
  return name.replace(/^\*\./, "");
}
