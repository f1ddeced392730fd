/** A VPC and its subnets, as the emitted resources describe them. */
import type { Prefix } from "../../ip/prefix";
import type { Origin } from "../terraform/stack";

/** What AWS keeps from internet gateways: what comes in alone, or what goes out as well. */
export type PublicBlock = "both ways" | "in";

/** What is exempt from that. */
export type PublicExclusion = "both ways" | "out";

export interface Vpc {
  readonly key: string;
  readonly origin: Origin;
  readonly account: string;
  readonly region: string;
  /** The VPC's own name, the third part of a ref `account/region/name`. */
  readonly name: string;
  /** The primary block first. */
  readonly cidrs: readonly Prefix[];
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  readonly publicBlock?: PublicBlock;
}

export interface Subnet {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly cidr: Prefix;
  /** An AZ ID, or an AZ name where the resource gives only that. */
  readonly zone: string;
  readonly tier: string;
  readonly routeTable: string;
  /** Absent for the VPC's default network ACL when nothing declares it: that one admits all. */
  readonly acl?: string;
  readonly publicAddresses: boolean;
  /** Its own, or its VPC's. */
  readonly publicExclusion?: PublicExclusion;
}
