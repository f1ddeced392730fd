/** A network interface: what has an address in a subnet. */
import type { Address } from "../../ip/address";
import type { Origin } from "../terraform/stack";
import type { HostFilter } from "./appliance";
import type { Watch } from "./watch";

export type InterfaceKind =
  | "instance"
  | "endpoint"
  | "load-balancer"
  | "nat-gateway"
  | "resolver"
  /** A node of a Gateway Load Balancer, or an endpoint of one. */
  | "gateway-balancer"
  /** A stand-in for whatever a subnet's tier runs; nothing in the JSON says which groups it has. */
  | "workload";

export interface Interface {
  readonly key: string;
  readonly origin: Origin;
  readonly kind: InterfaceKind;
  /** The resource that owns it: an endpoint, a load balancer, a NAT gateway or a resolver endpoint. */
  readonly owner: string;
  readonly subnet: string;
  readonly address: Address;
  /** True when AWS will choose the address; the one here stands for it. */
  readonly assumed: boolean;
  /** Undefined: no security group can be attached, so nothing is filtered. */
  readonly groups?: readonly string[];
  readonly sourceDestCheck: boolean;
  /** Whether what it forwards goes on with its own address as the source. */
  readonly translates?: boolean;
  /** What its own packet rules let through, where its script tells. */
  readonly filter?: HostFilter;
  /** Whom it stands in for, where its script tells. */
  readonly watch?: Watch;
  readonly publicAddress: boolean;
}
