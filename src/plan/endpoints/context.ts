/** What every part of the endpoint room needs. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import type { StackContents } from "../stack/contents";
import type { PolicyWriter } from "./policy";

export interface EndpointContext {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly contents: StackContents;
  readonly policies: PolicyWriter;
  readonly collector: Collector;
}
