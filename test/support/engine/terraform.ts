/** Runs real Terraform in folders that hold a cdk.tf.json, against the local AWS API. */
import { join } from "node:path";
import type { AwsApi } from "./aws-api";
import { type Finished, run } from "./child";
import { changesOf, type PlanJson, type PlannedChange } from "./plan-changes";
import type { EngineTools } from "./tools";

/** A folder that holds one stack; Terraform's own files go into it as well. */
export interface StackFolder {
  readonly name: string;
  readonly dir: string;
}

export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly {
    readonly severity: string;
    readonly summary: string;
    readonly detail: string;
  }[];
}

export interface StateResource {
  readonly address: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const PLAN_FILE = "engine.tfplan";
const TAIL_LINES = 60;
/** Milliseconds; AWS's own waits are a minute at most, so longer means a resource that never becomes ready. */
const STUCK = 240_000;

/** Terraform bound to one API; every method throws with the tail of the output where Terraform fails. */
export class Terraform {
  constructor(
    private readonly tools: EngineTools,
    private readonly api: AwsApi,
  ) {}

  /** `-plugin-dir` links the provider into the folder; nothing of its 700 MB is copied. */
  async init(stack: StackFolder): Promise<void> {
    await this.succeed(stack, "init", `-plugin-dir=${this.tools.pluginDir}`);
  }

  /** Initialises after a change of backend, and takes the state along. */
  async migrate(stack: StackFolder): Promise<void> {
    await this.succeed(stack, "init", "-migrate-state", "-force-copy", `-plugin-dir=${this.tools.pluginDir}`);
  }

  /** Enough for `validate`; the state's bucket need not exist. */
  async initWithoutBackend(stack: StackFolder): Promise<void> {
    await this.succeed(stack, "init", "-backend=false", `-plugin-dir=${this.tools.pluginDir}`);
  }

  async validate(stack: StackFolder): Promise<Validation> {
    const { stdout } = await this.finish(stack, "validate", "-json");
    return JSON.parse(stdout) as Validation;
  }

  /** What a plan would change; `show`, which starts the provider again, only where there is something to show. */
  async plan(stack: StackFolder): Promise<PlanJson> {
    const planned = await this.finish(stack, "plan", "-detailed-exitcode", `-out=${PLAN_FILE}`);
    if (planned.code === 0) return {};
    if (planned.code !== 2) throw failure(stack, "plan", planned);
    return JSON.parse((await this.succeed(stack, "show", "-json", PLAN_FILE)).stdout) as PlanJson;
  }

  /** The changes a plan would make less the known gaps of the local API: none, for a stack that is as applied. */
  async planIsEmpty(stack: StackFolder): Promise<PlannedChange[]> {
    return changesOf(await this.plan(stack));
  }

  /** Initialises and applies. */
  async apply(stack: StackFolder): Promise<void> {
    await this.init(stack);
    await this.succeed(stack, "apply", "-auto-approve");
  }

  async destroy(stack: StackFolder): Promise<void> {
    await this.succeed(stack, "destroy", "-auto-approve");
  }

  async outputs(stack: StackFolder): Promise<Record<string, unknown>> {
    const { stdout } = await this.succeed(stack, "output", "-json");
    const named = JSON.parse(stdout) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(named).map(([name, { value }]) => [name, value]));
  }

  /** The state as `terraform show -json` prints it. */
  async shown(stack: StackFolder): Promise<unknown> {
    return JSON.parse((await this.succeed(stack, "show", "-json")).stdout);
  }

  /** What the state holds, data sources included; empty after a destroy. */
  async state(stack: StackFolder): Promise<readonly StateResource[]> {
    const { stdout } = await this.succeed(stack, "show", "-json");
    const shown = JSON.parse(stdout) as { values?: { root_module?: { resources?: StateResource[] } } };
    return shown.values?.root_module?.resources ?? [];
  }

  private async succeed(stack: StackFolder, command: string, ...args: string[]): Promise<Finished> {
    const finished = await this.finish(stack, command, ...args);
    if (finished.code !== 0) throw failure(stack, command, finished);
    return finished;
  }

  private finish(stack: StackFolder, command: string, ...args: string[]): Promise<Finished> {
    const asking = ASKING.has(command) ? ["-input=false"] : [];
    return run(this.tools.terraform, [command, "-no-color", ...asking, ...args], {
      cwd: stack.dir,
      env: { ...this.api.env(), TF_DATA_DIR: join(stack.dir, ".terraform") },
      timeout: STUCK,
    });
  }
}

/** The commands that know `-input`. */
const ASKING = new Set(["init", "plan", "apply", "destroy"]);

function failure(stack: StackFolder, command: string, { code, stdout, stderr }: Finished): Error {
  const tail = `${stdout}\n${stderr}`.trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
  return new Error(`terraform ${command} of stack ${stack.name} ended with ${code}:\n${tail}`);
}
