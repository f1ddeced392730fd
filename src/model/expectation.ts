/** What the network is meant to let through or not; held against what is emitted, never used to plan. */
import type { SourceRange } from "../diagnostics/source";

export type Failing = "any" | number | string;

export type Under = Readonly<
  Partial<
    Record<"az" | "nat" | "attachment" | "peering" | "forwarder" | "host" | "vpn" | "directConnect", Failing>
  >
>;

export interface Expectation {
  /** A selector such as `payments-prod/main/app` or `ou:workloads/dev`; docs/verify.md lists them. */
  readonly from: string;
  readonly to: string;
  readonly port?: number;
  readonly protocol?: "tcp" | "udp" | "icmp";
  readonly expect: "delivered" | "denied";
  /** What has failed when it is asked, by kind: any one, any so many, or a name. */
  readonly under?: Under;
  readonly at: SourceRange;
}

/** A side that must have no way to another, by any path. */
export interface Restriction {
  readonly from: string;
  readonly to: string;
  readonly at: SourceRange;
}
