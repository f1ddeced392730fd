/** PrivateLink: a service and its proof of a name on the provider's side, endpoints and names on the consumers'. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

/** What a load balancer offers to other VPCs. */
export interface PlannedEndpointService extends PlannedBase {
  readonly kind: "endpoint-service";
  readonly name: string;
  readonly loadBalancer: string;
  /** ARNs, sorted; who is not among them does not even see the service. */
  readonly principals: readonly string[];
  readonly acceptanceRequired: boolean;
  readonly privateName?: string;
  /** Regions it serves, its own among them; empty for its own alone. */
  readonly regions: readonly string[];
  readonly tags: Tags;
}

/** The public TXT record that proves a private name's domain, and AWS's look at it, which is waited for. */
export interface PlannedNameProof extends PlannedBase {
  readonly kind: "name-proof";
  readonly service: string;
  readonly privateName: string;
  /** The ID of a public hosted zone that others keep. */
  readonly zoneId: string;
}

/** A consumer's endpoint, with one network interface in each subnet. */
export interface PlannedServiceEndpoint extends PlannedBase {
  readonly kind: "service-endpoint";
  readonly name: string;
  readonly vpc: Identifier;
  readonly subnets: readonly Identifier[];
  /** In the same stack. */
  readonly securityGroup: string;
  /** The provider's export of it, or what somebody outside calls it. */
  readonly serviceName: Identifier | string;
  /** The service's region where that is another one. */
  readonly serviceRegion?: string;
  /** Whether the service's own private name leads here. */
  readonly privateDns: boolean;
  readonly tags: Tags;
}

/** A name in a consumer's zone: an alias of its endpoint, or of the endpoint's address in one AZ. */
export interface PlannedServiceRecord extends PlannedBase {
  readonly kind: "service-record";
  /** In the same stack, as the endpoint is. */
  readonly zone: string;
  readonly name: string;
  readonly endpoint: string;
}

/** The provider's word that an endpoint may connect. */
export interface PlannedConnectionAccepter extends PlannedBase {
  readonly kind: "connection-accepter";
  readonly service: Identifier;
  readonly endpoint: Identifier;
}
