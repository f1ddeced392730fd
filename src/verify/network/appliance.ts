/** Gateway Load Balancers: endpoints that routes lead to, the services behind them, and what their hosts let through. */
import type { Prefix } from "../../ip/prefix";
import type { Origin } from "../terraform/stack";
import type { PortRange } from "./filter";

export interface ApplianceEndpoint {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  /** In its one subnet. */
  readonly interface: string;
  /** A service's key, or what somebody outside calls it. */
  readonly service: string;
  readonly accepted: boolean;
}

export interface ApplianceService {
  readonly key: string;
  readonly origin: Origin;
  readonly balancers: readonly string[];
  readonly acceptanceRequired: boolean;
}

export interface GatewayBalancer {
  readonly key: string;
  readonly origin: Origin;
  readonly crossZone: boolean;
  readonly interfaces: readonly string[];
  /** What its listener forwards to; absent without one. */
  readonly targetGroup?: string;
}

/** The packet rules in a host's first-boot script, where they are such as this program writes. */
export interface HostFilter {
  readonly sources: readonly Prefix[];
  readonly destinations: readonly { readonly prefix: Prefix; readonly ports: readonly PortRange[] }[];
}
