/** How clients are told to use an explicit proxy. */
import type { PlannedBase } from "./planned";

/** VPCs whose clients reach the same things directly. */
export interface PlannedNoProxy {
  readonly vpcs: readonly string[];
  /** Names, then CIDR blocks; joined with commas they are `no_proxy`. */
  readonly entries: readonly string[];
}

/** An output of the stack: the proxy's address, and `no_proxy` for each VPC that may use it. */
export interface PlannedProxySettings extends PlannedBase {
  readonly kind: "proxy-settings";
  readonly name: string;
  readonly loadBalancer: string;
  readonly port: number;
  readonly direct: readonly PlannedNoProxy[];
}
