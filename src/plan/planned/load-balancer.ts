/** Network load balancers inside a VPC, with what they listen on and send to. */
import type { PlannedBase, Tags } from "./planned";

export interface PlannedLoadBalancer extends PlannedBase {
  readonly kind: "load-balancer";
  /** At most 32 letters, digits and hyphens. */
  readonly name: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  /**
   * Whether its group's ingress rules are for what comes through PrivateLink too. A consumer's addresses mean nothing
   * to the provider, so a service's balancer lets in PrivateLink unfiltered, and nobody else.
   */
  readonly filtersPrivateLink: boolean;
  readonly crossZone: boolean;
  readonly deletionProtection: boolean;
  /** Names that clients outside AWS are to resolve to it; `*.` stands for every name below. */
  readonly names: readonly string[];
  readonly tags: Tags;
}

export interface PlannedTargetGroup extends PlannedBase {
  readonly kind: "target-group";
  readonly name: string;
  readonly vpc: string;
  readonly port: number;
  readonly targets: "instance" | "ip" | "alb";
  /** Whether targets learn the client's address from a PROXY header, and not from the packets. */
  readonly proxyProtocol: boolean;
  readonly health: TargetHealth;
  /** Seconds that connections to a target that leaves may last. */
  readonly deregistrationSeconds: number;
  readonly tags: Tags;
}

export interface TargetHealth {
  readonly protocol: "TCP" | "HTTP" | "HTTPS";
  /** Absent for the port that traffic goes to. */
  readonly port?: number;
  /** Absent for TCP. */
  readonly path?: string;
  readonly intervalSeconds: number;
  /** Absent for AWS's own: 10 seconds, or 6 for HTTP. */
  readonly timeoutSeconds?: number;
  /** Checks in a row that have to succeed, or fail, before a target counts as changed. */
  readonly threshold: number;
}

/** From the balancer's port to a target group; TLS ends at the balancer. */
export interface PlannedListener extends PlannedBase {
  readonly kind: "listener";
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly protocol: "TCP" | "TLS";
  readonly port: number;
  /** The ARN of the certificate that a TLS listener shows. */
  readonly certificate?: string;
  /** Absent for AWS's own 350 seconds. */
  readonly idleSeconds?: number;
  readonly tags: Tags;
}

/** One thing that a target group sends to: an address, an instance's ID or a load balancer's ARN. */
export interface PlannedTarget extends PlannedBase {
  readonly kind: "target";
  readonly targetGroup: string;
  readonly target: string;
  readonly port: number;
  /** Whether an address is outside the balancer's VPC, and so in no AZ of its own. */
  readonly outside: boolean;
}

/** An Auto Scaling group, made elsewhere, that registers its instances. */
export interface PlannedTargetFleet extends PlannedBase {
  readonly kind: "target-fleet";
  readonly targetGroup: string;
  readonly autoScalingGroup: string;
}
