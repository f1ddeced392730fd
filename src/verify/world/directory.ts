/** What Terraform JSON cannot say and the caller must: names of accounts, OUs, outside ranges and intentions. */
import type { SourceRange } from "../../diagnostics/source";

export interface DirectoryAccount {
  /** Twelve digits. */
  readonly id: string;
  readonly name: string;
  /** A path such as `workloads/prod`; empty for the root. */
  readonly ou: string;
}

/** A range in use outside AWS. */
export interface ExternalRange {
  readonly name: string;
  /** CIDR blocks. */
  readonly cidrs: readonly string[];
  /** The range that this one is a part of. */
  readonly within?: string;
  /** `vpn`, `direct-connect`, or the ref of a connection, or several of these; absent: any of them. */
  readonly via?: string | readonly string[];
  /** Host names that DNS there answers with an emitted load balancer, by the balancer's ref; `*.` for every name below. */
  readonly answers?: Readonly<Record<string, string>>;
}

/** What the configuration calls a PrivateLink service. */
export interface DirectoryService {
  readonly name: string;
  /** What AWS calls it, where somebody outside offers it. */
  readonly serviceName?: string;
  readonly dnsName?: string;
  /** The ports it answers on; absent: those of its load balancers' listeners. */
  readonly ports?: readonly number[];
  /** By VPC (`account/vpc`), the ports of consumers that may use only some. */
  readonly portsFor?: Readonly<Record<string, readonly number[]>>;
  /** Account IDs that may consume it; absent: nobody has said. */
  readonly consumers?: readonly string[];
  readonly at?: SourceRange;
}

/** A tier that must have no way to a service, by any path. */
export interface Restriction {
  /** A selector such as `payments-prod/main/data` or `tier:data`. */
  readonly from: string;
  /** A selector such as `aws:s3` or `service/auth`. */
  readonly to: string;
  readonly at?: SourceRange;
}

export interface Directory {
  readonly accounts: readonly DirectoryAccount[];
  readonly external: readonly ExternalRange[];
  readonly services?: readonly DirectoryService[];
  /** Refs of endpoints that have no private DNS on purpose, for clients that use the endpoint's own names. */
  readonly ownNamesOnly?: readonly string[];
  /**
   * Whether nobody has said what subnets are for: the network is somebody else's, and public subnets and main tables in use
   * are no mistakes of it.
   */
  readonly undeclared?: boolean;
  /** Tiers that the internet may reach; `public` when absent. */
  readonly publicTiers?: readonly string[];
  readonly restricted?: readonly Restriction[];
  /**
   * CIDR blocks that VPCs use alike on purpose, as for pods. Nothing outside a VPC can answer an address in them, so
   * whoever has one leaves its VPC behind another address.
   */
  readonly usedAlike?: readonly string[];
  /**
   * Pairs of VPCs (`account/vpc`) that are meant to be routed to one another, whatever service one offers the other.
   * A PrivateLink provider that reaches into a consumer outside these pairs is a finding.
   */
  readonly joined?: readonly (readonly [string, string])[];
}
