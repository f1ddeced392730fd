/** `cadastre steps BASE [HEAD]`: the way from what is built to what is wanted, step by step, and what it cuts. */
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { stepsJson, stepsText } from "../../report/steps";
import type { CacheOptions } from "../cache";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { writeSteps } from "../step-folders";
import { wayTo } from "../way";

export interface StepsOptions extends CommonOptions, CacheOptions {
  /** Stacks that were emitted before. */
  readonly out: string;
  readonly jobs: number;
  /** Where the steps' stacks are written; nowhere if absent. */
  readonly write?: string;
}

export async function stepsCommand(
  host: Host,
  base: string,
  head: string | undefined,
  options: StepsOptions,
): Promise<ExitCode> {
  const { format, jobs, write } = options;
  const found = await wayTo(host, base, head, options);
  if (typeof found === "number") return found;
  const { way, after } = found;
  if (write !== undefined) {
    const refused = await writeSteps(host, write, after.plan.organization.name, way.steps);
    if (refused !== undefined) {
      host.stderr(line`cadastre: ${refused}`);
      return EXIT.usage;
    }
  }
  host.stdout(format === "json" ? stepsJson(way, jobs) : stepsText(way));
  return EXIT.good;
}
