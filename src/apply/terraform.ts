/** Terraform or OpenTofu, in the folder of one stack. */
import { readTerraformPlan, type TerraformPlan } from "../diff/terraform-plan";
import type { Host, Ran } from "../host/host";

/** The name of the plan's file, in the stack's folder. */
const PLAN_FILE = "cadastre.tfplan";

export interface Planned {
  readonly plan: TerraformPlan;
  /** What Terraform printed of it. */
  readonly text: string;
}

/** What went wrong, in Terraform's own words. */
export interface Failed {
  readonly failed: string;
}

export class Terraform {
  readonly #host: Host;
  readonly #places: Places;

  private constructor(
    host: Host,
    readonly program: string,
    /** `Terraform v1.11.4`. */
    readonly version: string,
    places: Places,
  ) {
    this.#host = host;
    this.#places = places;
  }

  /** The program that is named, else CDKTF's choice, else whichever is found; undefined where there is none. */
  static async find(host: Host, named: string | undefined, places: Places): Promise<Terraform | undefined> {
    const chosen = named ?? host.environment("TERRAFORM_BINARY_NAME");
    for (const program of chosen === undefined ? ["terraform", "tofu"] : [chosen]) {
      const { code, stdout } = await host.run(program, ["version"], { folder: "." });
      if (code === 0) return new Terraform(host, program, stdout.split("\n")[0] as string, places);
    }
    return undefined;
  }

  async init(stack: string): Promise<Failed | undefined> {
    const { lockFile } = this.#places;
    if (lockFile === undefined)
      return failureOf(await this.#run(stack, ["init", "-input=false", "-no-color"]));
    this.#host.writeText(`${this.#places.folderOf(stack)}/.terraform.lock.hcl`, lockFile);
    return failureOf(await this.#run(stack, ["init", "-input=false", "-no-color", "-lockfile=readonly"]));
  }

  async plan(stack: string): Promise<Planned | Failed> {
    const args = ["plan", "-input=false", "-no-color", "-lock-timeout=5m", `-out=${PLAN_FILE}`];
    const planned = await this.#run(stack, args);
    const failed = failureOf(planned);
    if (failed) return failed;
    const folder = this.#places.folderOf(stack);
    const shown = await this.#host.run(this.program, ["show", "-json", PLAN_FILE], { folder });
    const plan = shown.code === 0 ? readTerraformPlan(stack, jsonOf(shown.stdout)) : undefined;
    return plan ? { plan, text: planned.text } : { failed: shown.text };
  }

  /** Applies the plan that was made last, and nothing else. */
  async apply(stack: string): Promise<Failed | undefined> {
    return failureOf(await this.#run(stack, ["apply", "-input=false", "-no-color", PLAN_FILE]));
  }

  #run(stack: string, args: readonly string[]): Promise<Ran> {
    const { folderOf, logOf, signal } = this.#places;
    const settings = { folder: folderOf(stack), log: logOf(stack), signal };
    return this.#host.run(this.program, args, settings);
  }
}

export interface Places {
  /** The project's own list of providers, which no run may change; absent where it has none. */
  readonly lockFile?: string;
  readonly folderOf: (stack: string) => string;
  /** The file that what Terraform prints of a stack is added to. */
  readonly logOf: (stack: string) => string;
  readonly signal: AbortSignal;
}

export function isFailed<T extends object>(result: T | Failed): result is Failed {
  return "failed" in result;
}

/** The end of what was printed: from the first error on, where there is one. */
function failureOf({ code, text }: Ran): Failed | undefined {
  if (code === 0) return undefined;
  const error = text.search(/^(?:[│╷] ?)?Error:/m);
  const words = error === -1 ? text.trimEnd().split("\n").slice(-20).join("\n") : text.slice(error).trimEnd();
  return { failed: words === "" ? "it ended without a word" : words };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
