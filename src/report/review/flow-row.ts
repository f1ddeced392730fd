/** Flows that are told in one row of a comment. */
import type { FlowChange } from "../../diff/flow-change";

/** Everybody of `from` and everybody of `to`: all of these flows change in the same way, at the same ports. */
export interface FlowRow {
  readonly change: FlowChange["change"];
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly ports: string;
  readonly betweenKnown: boolean;
  readonly entries: readonly FlowChange[];
}
