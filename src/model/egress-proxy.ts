/** Explicit proxies: what clients address themselves, to reach listed hosts and nothing else. */
import type { SourceRange } from "../diagnostics/source";
import type { Party } from "./party";
import type { Tier, Vpc } from "./vpc";

export interface EgressProxy {
  readonly name: string;
  /** `network/us-east-1/egress/egress-proxy/web`. */
  readonly ref: string;
  readonly vpc: Vpc;
  /** Where the balancer and the proxies stand; its routes lead on. */
  readonly tier: Tier;
  readonly sources: readonly Exclude<Party, { kind: "internet" }>[];
  /** Where allowed names may lead. */
  readonly destinations: readonly Party[];
  /** Host names, `*.` and a name for all below it; sorted. */
  readonly hosts: readonly string[];
  /** The host that health checks ask for. */
  readonly probe?: string;
  /** What clients may open tunnels to. */
  readonly connectPorts: readonly number[];
  /** What clients may ask for in plain HTTP. */
  readonly plainPorts: readonly number[];
  /** The port that clients connect to. */
  readonly port: number;
  readonly instanceType: string;
  readonly at: SourceRange;
}
