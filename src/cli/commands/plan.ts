/** `cadastre plan`: shows the address plan and updates the lock, or refuses to where it is frozen. */

import { Collector } from "../../diagnostics/collector";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { formatLock } from "../../lock/codec";
import { frozenDiagnostics } from "../../project/frozen";
import { writeLock } from "../../project/lock-file";
import { explanationText } from "../../report/explanation-text";
import { planJson } from "../../report/plan-json";
import { planText } from "../../report/plan-text";
import { advise } from "../advise";
import { isSwitchedOn } from "../environment";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { planWatched } from "../plan-watched";
import { printDiagnostics } from "../print-diagnostics";

export interface PlanOptions extends CommonOptions {
  readonly frozen: boolean;
  readonly newLock: boolean;
  readonly explain?: string;
  readonly advise: boolean;
  readonly prices?: string;
  readonly gb: string;
}

export function planCommand(host: Host, options: PlanOptions): ExitCode {
  const { config, format, quiet } = options;
  const project = planWatched(host, config, options.newLock);
  const collector = new Collector();
  collector.add(project.diagnostics);
  // CI systems set CI; there the lock changes only by a reviewed commit.
  const frozen = options.frozen || isSwitchedOn(host, "CI");
  if (project.lock && frozen)
    collector.add(frozenDiagnostics(project.lockFile, project.lock.before, project.lock.after));
  const diagnostics = collector.sorted();
  const { plan, lock } = project;
  const jsonPlan = format === "json" && plan && !collector.hasErrors();
  const code = jsonPlan ? EXIT.good : printDiagnostics(host, diagnostics, project.texts, format);
  if (code !== EXIT.good || !plan || !lock) return code;

  if (options.explain !== undefined) {
    const text = explanationText(options.explain, plan, project.explain);
    if (text === undefined) {
      host.stderr(
        line`cadastre: nothing is called ${options.explain}; refs are account/region/vpc and what is below`,
      );
      return EXIT.usage;
    }
    host.stdout(text);
    return EXIT.good;
  }
  if (options.advise && project.model) return advise(host, project.model, plan, options);
  if (jsonPlan) for (const piece of planJson(plan)) host.stdout(piece);
  else if (!quiet && format === "text") host.stdout(planText(plan));
  const text = formatLock(lock.after, lock.before.schema);
  if (!frozen && host.readText(project.lockFile) !== text) {
    writeLock(host, project.lockFile, text);
    if (!quiet) host.stderr(line`wrote ${project.lockFile}`);
  }
  return EXIT.good;
}
