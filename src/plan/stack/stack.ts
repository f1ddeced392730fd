/** Cuts what is planned into stacks: one for each account, region and phase. */
import { KEPT_ARGUMENTS } from "../../aws/data/kept-arguments";
import type { Account } from "../../model/account";
import type { NetworkModel } from "../../model/network-model";
import { isAtOrBelow } from "../../model/ref";
import type { TerraformSettings } from "../../model/terraform";
import {
  PHASES,
  type Phase,
  type Planned,
  type PlannedAdoption,
  type PlannedBackend,
  type PlannedProvider,
  type PlannedRename,
  type PlannedStack,
} from "../planned/stack";

/** What one stack is to hold; `dependsOn` names stacks. */
export interface StackContent {
  readonly account: Account;
  readonly region: string;
  readonly phase: Phase;
  readonly resources: () => readonly Planned[];
  readonly dependsOn?: readonly string[];
}

/** `payments-prod_us-east-1_base`. */
export function stackName(account: string, region: string, phase: Phase): string {
  return `${account}_${region}_${phase}`;
}

export function planStack(model: NetworkModel, content: StackContent): PlannedStack {
  return new Stack(model, content);
}

/** Keeps what a stack is made of, and makes the rest when it is asked for: there are three stacks an account. */
class Stack implements PlannedStack {
  readonly name: string;
  readonly region: string;
  readonly phase: Phase;
  readonly dependsOn: readonly string[];
  readonly renames: readonly PlannedRename[];
  readonly adopted: readonly PlannedAdoption[];
  readonly #account: Account;
  readonly #terraform: TerraformSettings;
  readonly #resources: () => readonly Planned[];

  constructor(model: NetworkModel, { account, region, phase, resources, dependsOn = [] }: StackContent) {
    this.name = stackName(account.name, region, phase);
    this.region = region;
    this.phase = phase;
    this.dependsOn = [...dependsOn].sort();
    this.renames = renamesWithin(model, account.name, region);
    this.adopted = adoptedWithin(model, account.name, region);
    this.#account = account;
    this.#terraform = model.terraform;
    this.#resources = resources;
  }

  get account(): PlannedStack["account"] {
    const { name, id } = this.#account;
    return { name, id };
  }

  get provider(): PlannedProvider {
    const { requiredVersion, awsProvider } = this.#terraform;
    const { id, tags: defaultTags } = this.#account;
    const assumeRoleArn = roleOf(this.#terraform, id);
    return { requiredVersion, awsProvider, ...(assumeRoleArn && { assumeRoleArn }), defaultTags };
  }

  get backend(): PlannedBackend {
    return planBackend(this.#terraform, this.#account.id, this.region, this.phase, this.name);
  }

  get resources(): readonly Planned[] {
    return [...this.#resources()].sort(comparePlanned);
  }

  /** The whole slice as plain data: getters are no part of an object's own JSON. */
  toJSON(): PlannedStack {
    const { name, account, region, phase, dependsOn, provider, backend, resources, renames, adopted } = this;
    return { name, account, region, phase, dependsOn, provider, backend, resources, renames, adopted };
  }
}

/** The role that applies an account's stacks. */
function roleOf({ deployRole }: TerraformSettings, accountId: string): string | undefined {
  return deployRole?.replaceAll("{account}", accountId);
}

/** State is named by the account's ID, so that renaming an account leaves its state where it is. */
function planBackend(
  terraform: TerraformSettings,
  accountId: string,
  region: string,
  phase: Phase,
  name: string,
): PlannedBackend {
  const { backend } = terraform;
  const path = `${accountId}/${region}/${phase}.tfstate`;
  switch (backend.type) {
    case "s3": {
      // Until the bucket is there, the state of its making stays with whoever makes it.
      if (phase === "bootstrap" && backend.bootstrapState === "local")
        return { type: "local", path: `../../../state/${path}` };
      const key = `${backend.prefix}/state/${path}`;
      const roleArn = roleOf(terraform, accountId);
      return { type: "s3", bucket: backend.bucket, region: backend.region, key, ...(roleArn && { roleArn }) };
    }
    case "local":
      return { type: "local", path: `${backend.directory}/${path}` };
    case "cloud":
      return { ...backend, workspace: `${backend.workspacePrefix}${name}` };
  }
}

/** Renames inside one account and region move Terraform addresses; those of accounts move none. */
function renamesWithin(model: NetworkModel, account: string, region: string): PlannedRename[] {
  const here = `${account}/${region}`;
  return model.renames
    .filter(({ from, to }) => isAtOrBelow(to, here) && isAtOrBelow(from, here) && to !== here)
    .map(({ from, to }) => ({ from, to }));
}

/** One and the same list where nothing was built before, which is nearly everywhere. */
const NONE: readonly PlannedAdoption[] = [];

function adoptedWithin(model: NetworkModel, account: string, region: string): readonly PlannedAdoption[] {
  if (model.adopted.length === 0) return NONE;
  const here = `${account}/${region}/`;
  const own = model.adopted.filter(({ ref }) => ref.startsWith(here));
  return own.length === 0
    ? NONE
    : own.map(({ ref, type, id }) => ({ ref, type, id, kept: KEPT_ARGUMENTS[type] ?? [] }));
}

function comparePlanned(a: Planned, b: Planned): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0;
}

/** Phase by phase, and by name within one. */
export function compareStacks(a: PlannedStack, b: PlannedStack): number {
  const byPhase = PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase);
  return byPhase || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}
