/** A Gateway Load Balancer with all that stands between its endpoints and its targets, and the endpoints that routes lead to. */
import type { TargetHealth } from "./load-balancer";
import type { PlannedBase, Tags } from "./planned";

/** The balancer, its one listener, its target group and its endpoint service, which is for its own account alone. */
export interface PlannedGatewayBalancer extends PlannedBase {
  readonly kind: "gateway-balancer";
  /** At most 32 letters, digits and hyphens. */
  readonly name: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly health: Required<Omit<TargetHealth, "timeoutSeconds">>;
  /** Seconds that flows of a target that leaves stay with it. */
  readonly deregistrationSeconds: number;
  readonly tags: Tags;
}

/** In one AZ, as each of them has one subnet alone. */
export interface PlannedGatewayBalancerEndpoint extends PlannedBase {
  readonly kind: "gateway-balancer-endpoint";
  readonly name: string;
  readonly vpc: string;
  readonly subnet: string;
  readonly balancer: string;
  readonly tags: Tags;
}
