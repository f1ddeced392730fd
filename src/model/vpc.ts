/** A VPC as the configuration means it: sizes and roles, no addresses yet. */
import type { QuotaSetting } from "../aws/quota-settings";
import type { SourceRange } from "../diagnostics/source";
import type { Prefix } from "../ip/prefix";
import type { Addition } from "./addition";
import type { Endpoints } from "./endpoint";
import type { CidrRequest } from "./request";

export interface Vpc {
  /** `payments-prod/us-east-1/main`. */
  readonly ref: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The profile it starts from. */
  readonly profile?: string;
  /** AZ IDs in order of use. */
  readonly availabilityZones: readonly string[];
  readonly primary: CidrRequest;
  readonly secondaries: readonly SecondaryCidr[];
  readonly tiers: readonly Tier[];
  readonly internetGateway: boolean;
  readonly natGateways: "none" | "single" | "per-az";
  /** Where they stand; absent without any, or where that is unclear. */
  readonly nat?: NatGateways;
  readonly dnsSupport: boolean;
  readonly dnsHostnames: boolean;
  readonly endpoints: Endpoints;
  /** The resolver whose rules it follows. */
  readonly resolver?: ResolverChoice;
  readonly flowLogs?: FlowLogs;
  /** In the order of the configuration, outermost level first. */
  readonly additions: readonly Addition[];
  readonly tags: Readonly<Record<string, string>>;
  readonly quotas: Readonly<Partial<Record<QuotaSetting, number>>>;
  /** What tells this VPC's quota declaration apart, for pointing at it. */
  readonly at: SourceRange;
  /** Where each single setting comes from, by path in the settings, innermost level first. */
  locate(path: readonly (string | number)[], part?: "key" | "value"): SourceRange;
}

export interface SecondaryCidr {
  /** `payments-prod/us-east-1/main/secondary/pods`. */
  readonly ref: string;
  readonly name: string;
  readonly request: CidrRequest;
}

/** A role of subnets, one in each AZ. */
export interface Tier {
  /** `payments-prod/us-east-1/main/app`. */
  readonly ref: string;
  readonly name: string;
  /** The secondary CIDR its subnets lie in; the primary when absent. */
  readonly from?: string;
  readonly access: "public" | "private" | "isolated";
  readonly routeTables: "shared" | "per-az";
  /** Addresses are set aside, nothing is built. */
  readonly reserved: boolean;
  readonly publicAddresses: boolean;
  /** Blocks that its network ACL denies, none within another; absent for a tier without an ACL of its own. */
  readonly denied?: readonly Prefix[];
  readonly subnets: readonly SubnetRequest[];
  readonly tags: Readonly<Record<string, string>>;
  readonly at: SourceRange;
}

export interface NatGateways {
  readonly tier: Tier;
  /** AZ IDs, each of which has one. */
  readonly zones: readonly string[];
}

export interface SubnetRequest {
  /** `payments-prod/us-east-1/main/app/use1-az1`. */
  readonly ref: string;
  readonly availabilityZone: string;
  readonly prefixLength: number;
  readonly pin?: Prefix;
  readonly at: SourceRange;
}

export interface FlowLogs {
  readonly to: "s3" | "cloud-watch-logs";
  readonly bucketArn?: string;
  readonly retentionDays: number;
  readonly traffic: "all" | "accept" | "reject";
  readonly aggregationSeconds: 60 | 600;
  readonly at: SourceRange;
}

/** The resolver whose rules a VPC follows. */
export interface ResolverChoice {
  readonly resolver: string;
  readonly at: SourceRange;
}
