/** What every part of the endpoint room needs. */
import type { Collector } from "../../diagnostics/collector";
import type { NetworkModel } from "../../model/network-model";
import type { Allocation } from "../allocation/request";
import type { AccountIds } from "../stack/account-ids";
import type { PolicyWriter } from "./policy";

export interface EndpointContext {
  readonly model: NetworkModel;
  readonly allocations: ReadonlyMap<string, Allocation>;
  readonly accountId: AccountIds;
  readonly policies: PolicyWriter;
  readonly collector: Collector;
}
