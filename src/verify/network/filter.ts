/** Security groups (stateful) and network ACLs (stateless): the two filters of a VPC. */
import type { Prefix } from "../../ip/prefix";
import type { Origin } from "../terraform/stack";

export type Protocol = "tcp" | "udp" | "icmp";

/** Which protocols and ports a rule is about; ports are inclusive and -1 stands for any protocol. */
export interface PortRange {
  /** An IANA number, or -1 for all. */
  readonly protocol: number;
  readonly from: number;
  readonly to: number;
}

/** Who a security group's rule admits. */
export type Peer =
  | { readonly kind: "prefix"; readonly prefix: Prefix }
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "group"; readonly group: string };

export interface GroupRule {
  readonly origin: Origin;
  readonly direction: "ingress" | "egress";
  readonly ports: PortRange;
  readonly peer: Peer;
}

export interface SecurityGroup {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  readonly rules: readonly GroupRule[];
}

export interface AclEntry {
  readonly origin: Origin;
  readonly direction: "ingress" | "egress";
  readonly number: number;
  readonly allow: boolean;
  readonly ports: PortRange;
  readonly prefix: Prefix;
}

export interface NetworkAcl {
  readonly key: string;
  readonly origin: Origin;
  readonly vpc: string;
  /** By rule number: the first that matches decides; what none matches is denied. */
  readonly entries: readonly AclEntry[];
}
