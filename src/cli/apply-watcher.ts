/** What `apply` tells and asks whoever started it. */

import type { Place, Watcher } from "../apply/run";
import type { Failed } from "../apply/terraform";
import type { StackPlan } from "../apply/wave";
import { count } from "../diagnostics/counted";
import { line } from "../diagnostics/shown";
import type { Host } from "../host/host";
import { placeText, plansText } from "../report/apply";
import { Progress } from "./progress";

export interface WatcherOptions {
  readonly autoApprove: boolean;
  readonly showPlans: boolean;
}

export class ApplyWatcher implements Watcher {
  readonly #host: Host;
  readonly #options: WatcherOptions;
  readonly #progress: Progress;
  #title = "";

  constructor(host: Host, options: WatcherOptions) {
    this.#host = host;
    this.#options = options;
    this.#progress = new Progress(host);
  }

  goingOn(done: number, all: number): void {
    this.#host.stdout(line`\nAn earlier run applied ${done} of ${count(all, "stack")}; this one goes on.`);
  }

  wave(place: Place, stacks: readonly string[]): void {
    this.#title = placeText(place);
    this.#host.stdout(line`\n${this.#title}: ${stacks.join(", ")}`);
  }

  progress(what: "planning" | "applying", done: number, total: number): void {
    this.#progress.tell(`${this.#title}, ${what}`, done, total);
  }

  /** What Terraform would destroy unasked is never approved by a flag. */
  async approve(_: Place, plans: readonly StackPlan[]): Promise<boolean> {
    this.#progress.end();
    if (this.#options.showPlans) for (const { text } of plans) this.#host.stdout(`${text.trimEnd()}\n`);
    this.#host.stdout(plansText(plans));
    const isExpected = plans.every(({ unexpected }) => unexpected.length === 0);
    if (this.#options.autoApprove && isExpected) return true;
    const answer = await this.#host.ask("Apply this wave? Only yes applies it: ");
    if (answer === undefined)
      this.#host.stderr(
        isExpected
          ? "cadastre: nobody can be asked here; --auto-approve applies without asking\n"
          : "cadastre: nobody can be asked here, and --auto-approve does not cover what no step says\n",
      );
    return answer === "yes";
  }

  refused(why: string): void {
    this.#host.stderr(line`cadastre: ${why}`);
  }

  failed(stack: string, what: "plan" | "apply", { failed }: Failed): void {
    this.#progress.end();
    const words = failed.split("\n").map((one) => line`  ${one}`);
    this.#host.stderr(line`cadastre: terraform ${what} of ${stack} failed:` + words.join(""));
  }

  end(): void {
    this.#progress.end();
  }
}
