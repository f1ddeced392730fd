/** Plans of real configurations, for tests that start from what the planner decided. */
import { join } from "node:path";
import { nodeHost } from "../../src/host/node-host";
import { load } from "../../src/load/load";
import { EMPTY_LOCK } from "../../src/lock/lock";
import { plan } from "../../src/plan/plan";
import type { Plan } from "../../src/plan/planned/plan";
import { planProject } from "../../src/project/project";

export const PROJECT_ROOT = join(__dirname, "../..");

/** The plan of a configuration in the repository, from its own lock. */
export function planOfProject(config: string): Plan {
  const { plan: planned, diagnostics } = planProject(nodeHost(PROJECT_ROOT), config);
  if (!planned) throw new Error(`${config} cannot be planned: ${JSON.stringify(diagnostics[0])}`);
  return planned;
}

/** The plan of these texts, from an empty lock. */
export function planOfTexts(files: Readonly<Record<string, string>>): Plan {
  const { model, diagnostics } = load(Object.entries(files).map(([file, text]) => ({ file, text })));
  const result = model && plan(model, EMPTY_LOCK);
  if (!result?.plan)
    throw new Error(`cannot be planned: ${JSON.stringify(diagnostics[0] ?? result?.diagnostics[0])}`);
  return result.plan;
}
