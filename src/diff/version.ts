/** One version of an organisation, as far as a review compares it. */
import type { Lock } from "../lock/lock";
import type { Plan } from "../plan/planned/plan";
import type { PlannedRename } from "../plan/planned/stack";
import type { Network } from "../verify/network/network";
import type { Stack } from "../verify/terraform/stack";
import type { Directory } from "../verify/world/directory";
import type { Checks } from "./checked";
import type { RaisedQuotas } from "./quotas";

export interface Version {
  readonly plan: Plan;
  /** The lock that planning leads to. */
  readonly lock: Lock;
  /** Declared in this version's configuration. */
  readonly renames: readonly PlannedRename[];
  readonly stacks: readonly Stack[];
  /** The text of a stack's file, by its name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Read when it is first asked for. */
  readonly network: () => Network;
  readonly directory: Directory;
  readonly raisedQuotas: RaisedQuotas;
  readonly checks: Checks;
}
