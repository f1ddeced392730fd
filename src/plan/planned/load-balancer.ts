/** Network load balancers inside a VPC, with what they listen on and send to. */
import type { PlannedBase, Tags } from "./planned";

export interface PlannedLoadBalancer extends PlannedBase {
  readonly kind: "load-balancer";
  /** At most 32 letters, digits and hyphens. */
  readonly name: string;
  readonly subnets: readonly string[];
  readonly securityGroup: string;
  readonly crossZone: boolean;
  /** Names that clients outside AWS are to resolve to it; `*.` stands for every name below. */
  readonly names: readonly string[];
  readonly tags: Tags;
}

export interface PlannedTargetGroup extends PlannedBase {
  readonly kind: "target-group";
  readonly name: string;
  readonly vpc: string;
  readonly port: number;
  /** Whether targets learn the client's address from a PROXY header, and not from the packets. */
  readonly proxyProtocol: boolean;
  readonly health: TargetHealth;
  /** Seconds that connections to a target that leaves may last. */
  readonly deregistrationSeconds: number;
  readonly tags: Tags;
}

export interface TargetHealth {
  readonly port: number;
  readonly path: string;
  readonly intervalSeconds: number;
  /** Checks in a row that have to succeed, or fail, before a target counts as changed. */
  readonly threshold: number;
}

/** TCP from the balancer's port to a target group. */
export interface PlannedListener extends PlannedBase {
  readonly kind: "listener";
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly port: number;
  readonly tags: Tags;
}
