/** What differs between two versions, with and without what guards say about it. */
import type { Admission } from "./admissions";
import type { CheckChange } from "./check-change";
import type { CostDelta } from "./cost";
import type { FlowChange } from "./flow-change";
import type { ForgottenRename } from "./forgotten-renames";
import type { LedgerEntry } from "./ledger";
import type { NeighbourChange } from "./neighbours";
import type { QuotaUse } from "./quotas";
import type { ResourceChange } from "./resource-change";
import type { SettingChange } from "./settings";
import type { StackChange } from "./stack-change";
import type { TrustChange } from "./trust/change";
import type { Violation } from "./violations";
import type { Way } from "./way";

/** What differs, before anybody asks whether it may. */
export interface Differences extends StackDifferences {
  readonly organization: string;
  readonly ledger: readonly LedgerEntry[];
  /** Declaring these would keep addresses and what is built on them. */
  readonly forgottenRenames: readonly ForgottenRename[];
  readonly admissions: readonly Admission[];
  readonly reachability: readonly FlowChange[];
  readonly way: Way;
  readonly cost: CostDelta;
  /** Those that the change uses more of, the tightest first. */
  readonly quotas: readonly QuotaUse[];
  /** Who is admitted, or believed, that was not. */
  readonly trust: readonly TrustChange[];
  /** What networks of others are told otherwise than before. */
  readonly neighbours: readonly NeighbourChange[];
  /** What the version after is wrong in, by its own expectations and the invariants. */
  readonly violations: readonly Violation[];
  /** Guards, expectations and restrictions that come, go or change. */
  readonly checks: readonly CheckChange[];
}

/** What Terraform would do, without a look at what that means. */
export interface StackDifferences {
  /** From the most to the least serious, then by stack and address. */
  readonly resources: readonly ResourceChange[];
  /** In the order in which they are applied; those that are removed come last. */
  readonly stacks: readonly StackChange[];
  readonly settings: readonly SettingChange[];
}
