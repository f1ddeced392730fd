/** `cadastre apply BASE [HEAD]`: runs Terraform over the steps of a change, wave by wave, and goes on where it stopped. */
import { earlierRun } from "../../apply/earlier-run";
import { runWay, stacksToRun } from "../../apply/run";
import type { RunReport } from "../../apply/run-report";
import { Terraform } from "../../apply/terraform";
import { line } from "../../diagnostics/shown";
import type { Version } from "../../diff/version";
import type { Way } from "../../diff/way";
import type { Host } from "../../host/host";
import { outcomeText } from "../../report/apply";
import { stepsText } from "../../report/steps";
import { ApplyWatcher } from "../apply-watcher";
import type { CacheOptions } from "../cache";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { writeStep } from "../step-folders";
import { wayTo } from "../way";

/** Which providers may run, as the project has reviewed it. */
const LOCK_FILE = "terraform.lock.hcl";

export interface ApplyOptions extends CommonOptions, CacheOptions {
  /** Stacks that were emitted before. */
  readonly out: string;
  /** Where Terraform runs, and where its logs and the report are. */
  readonly work: string;
  readonly parallel: number;
  readonly autoApprove: boolean;
  readonly showPlans: boolean;
  /** Nothing is built yet. */
  readonly fromNothing: boolean;
  readonly terraform?: string;
}

export async function applyCommand(
  host: Host,
  base: string | undefined,
  head: string | undefined,
  options: ApplyOptions,
): Promise<ExitCode> {
  if ((base === undefined) !== options.fromNothing)
    return refuse(host, "name what is built, or say --from-nothing where nothing is");
  const found = await wayTo(host, base, head, options);
  if (typeof found === "number") return found;
  const { way, after } = found;
  host.stdout(stepsText(way));
  if (way.steps.length === 0) return EXIT.good;
  return run(
    host,
    way,
    after,
    { ...(base !== undefined && { base }), ...(head !== undefined && { head }) },
    options,
  );
}

function refuse(host: Host, why: string): ExitCode {
  host.stderr(line`cadastre: ${why}`);
  return EXIT.usage;
}

async function run(
  host: Host,
  way: Way,
  { plan }: Version,
  names: { readonly base?: string; readonly head?: string },
  options: ApplyOptions,
): Promise<ExitCode> {
  const { work, parallel } = options;
  const reportFile = `${work}/run-report.json`;
  const stop = new AbortController();
  const logOf = (stack: string) => `${work}/logs/${stack}.log`;
  const folderOf = (stack: string) => `${work}/stacks/${stack}`;
  const lockFile = host.readText(LOCK_FILE);
  const terraform = await Terraform.find(host, options.terraform, {
    folderOf,
    logOf,
    signal: stop.signal,
    ...(lockFile !== undefined && { lockFile }),
  });
  if (!terraform) {
    const which = options.terraform ?? "neither terraform nor tofu";
    return refuse(host, `${which} was found; name it with --terraform, or put it into a folder of PATH`);
  }
  const digest = host.hash(
    way.steps.flatMap(({ stacks }) => [...stacks.values()].map(({ json }) => JSON.stringify(json))),
  );
  const earlier = earlierRun(host, reportFile, digest);
  if (typeof earlier === "string") return refuse(host, earlier);
  const report: RunReport = {
    version: 1,
    organization: plan.organization.name,
    ...names,
    digest,
    engine: terraform.version,
    started: host.moment(),
    process: host.processId(),
    outcome: "running",
    stacks: earlier?.stacks ?? stacksToRun(way),
  };
  const watcher = new ApplyWatcher(host, options);
  const applied = report.stacks.filter(({ outcome }) => outcome === "applied").length;
  if (applied > 0) watcher.goingOn(applied, report.stacks.length);
  let interrupts = 0;
  const forget = host.onInterrupt(() => {
    interrupts++;
    if (interrupts > 1) stop.abort();
    else host.stderr("\nStopping after what is running; once more interrupts Terraform.\n");
  });
  try {
    const ended = await runWay(way, report, {
      host,
      terraform,
      parallel,
      write: (step) => writeStep(host, work, plan.organization.name, step),
      save: (now) => host.writeText(reportFile, `${JSON.stringify(now, undefined, 2)}\n`),
      logOf,
      isStopped: () => interrupts > 0,
      watcher,
    });
    host.stdout(outcomeText(ended, reportFile));
    return ended.outcome === "done" ? EXIT.good : EXIT.findings;
  } finally {
    forget();
    watcher.end();
  }
}
