/** A trace: one flow, hop by hop, with how it ends and what would have to change. */
import type { SourceRange } from "../../diagnostics/source";
import type { Protocol } from "../network/filter";
import type { Disposition } from "./disposition";
import type { Hop } from "./hop";

export interface Trace {
  readonly from: string;
  readonly to: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly disposition: Disposition;
  /** Which way it failed or went. */
  readonly direction: "forward" | "reply";
  readonly reason: string;
  /** What would have to change for the flow to be delivered; empty when it is. */
  readonly remedy: string;
  readonly hops: readonly Hop[];
  /** The configuration behind the deciding hop. */
  readonly at?: SourceRange;
  /** The Terraform address of the deciding resource, `stack:type.name`. */
  readonly decidedBy: string;
}

/** Whether the flow gets where it was sent: into the network, or out of it where that was the aim. */
export function isReached(trace: Trace, outside: boolean): boolean {
  return trace.disposition === "delivered" || (outside && trace.disposition === "exits network");
}

/** Whether anything arrives at all: what a restriction forbids. */
export function isOpen(trace: Trace): boolean {
  return trace.disposition === "delivered" || trace.disposition === "exits network";
}
