/** Route tables, their routes, and the gateways that routes go to. */
import type { Identifier } from "./exchange";
import type { PlannedBase, Tags } from "./planned";

export interface PlannedRouteTable extends PlannedBase {
  readonly kind: "route-table";
  readonly name: string;
  readonly vpc: string;
  readonly tags: Tags;
}

/** What a route goes to: the kind of thing and its ref in the same stack. */
export interface RouteTarget {
  readonly kind: "internet-gateway" | "nat-gateway";
  readonly ref: string;
}

export interface PlannedRoute extends PlannedBase {
  readonly kind: "route";
  readonly routeTable: string;
  readonly destination: string;
  readonly target: RouteTarget;
}

export interface PlannedInternetGateway extends PlannedBase {
  readonly kind: "internet-gateway";
  readonly name: string;
  readonly vpc: string;
  readonly tags: Tags;
}

/** A public NAT gateway with an Elastic IP of its own. */
export interface PlannedNatGateway extends PlannedBase {
  readonly kind: "nat-gateway";
  readonly name: string;
  readonly subnet: string;
  /** It reaches the internet through this gateway, which has to be there first. */
  readonly internetGateway: string;
  readonly tags: Tags;
}

/** A route over a connection, in a table that another stack of the same account made. */
export interface PlannedConnectionRoute extends PlannedBase {
  readonly kind: "connection-route";
  readonly routeTable: Identifier;
  readonly destination: string;
  readonly target: {
    /** The route to an interface is moved by forwarders as they fail, so its target is theirs once it is made. */
    readonly kind: "peering" | "transit-gateway" | "network-interface" | "gateway-balancer-endpoint";
    readonly id: Identifier;
  };
  /** A lookup in the same stack that has to hold before. */
  readonly after?: string;
}
