/** VPC endpoints, endpoint services and the load balancers behind them. */
import type { Origin } from "../terraform/stack";
import type { PortRange } from "./filter";

/** What an endpoint policy says, as far as it can be judged without a caller's identity. */
export interface Policy {
  /** False when no statement allows anything, or one denies everything to everybody. */
  readonly admits: boolean;
  /** Short words for a hop, such as `allows * with conditions`. */
  readonly summary: string;
}

export interface GatewayEndpoint {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  /** `us-east-1/s3`. */
  readonly service: string;
  readonly routeTables: readonly string[];
  readonly policy: Policy;
}

export interface InterfaceEndpoint {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  /** `us-east-1/sqs` for an AWS service; an endpoint service's key for PrivateLink. */
  readonly service: string;
  readonly privateLink: boolean;
  readonly interfaces: readonly string[];
  readonly privateDns: boolean;
  readonly inboundOnlyDns: boolean;
  /** Whether the service's owner has let the connection in. */
  readonly accepted: boolean;
  readonly policy: Policy;
}

export interface EndpointService {
  readonly key: string;
  readonly origin: Origin;
  readonly account: string;
  readonly loadBalancers: readonly string[];
  /** Account IDs or `*`. */
  readonly principals: readonly string[];
  readonly acceptanceRequired: boolean;
  /** Regions whose endpoints it serves, its own among them. */
  readonly regions: readonly string[];
  readonly privateName?: string;
}

export interface Listener {
  readonly origin: Origin;
  readonly ports: PortRange;
  readonly targetGroup: string;
}

export interface LoadBalancer {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly internal: boolean;
  /** An Application Load Balancer speaks to its targets with its own address. */
  readonly isApplication: boolean;
  readonly crossZone: boolean;
  readonly interfaces: readonly string[];
  readonly listeners: readonly Listener[];
  /** False: PrivateLink traffic is not held against the ingress rules of its security groups. */
  readonly filtersPrivateLink: boolean;
}

/** One registered target: an interface, an address, another load balancer, or something that no stack makes. */
export interface RegisteredTarget {
  readonly kind: "interface" | "address" | "load-balancer" | "elsewhere";
  readonly key: string;
  /** Undefined: the target group's port. */
  readonly port?: number;
}

export interface TargetGroup {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly port: number;
  readonly preserveClient: boolean;
  /** Where it says otherwise than its balancer. */
  readonly crossZone?: boolean;
  /** Whether it is for a Gateway Load Balancer. */
  readonly geneve: boolean;
  /** The port that its health checks ask. */
  readonly healthPort: number;
  readonly targets: readonly RegisteredTarget[];
}
