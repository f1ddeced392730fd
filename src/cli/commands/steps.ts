/** `cadastre steps BASE [HEAD]`: the way from what is built to what is wanted, step by step, and what it cuts. */
import { line } from "../../diagnostics/shown";
import { listed } from "../../diagnostics/suggest";
import { Emission } from "../../diff/emission";
import { interruptionsOn } from "../../diff/on-the-way";
import { namesNow } from "../../diff/renames";
import { ResourceDiff } from "../../diff/resources";
import { directoryOfBoth } from "../../diff/review";
import type { Version } from "../../diff/version";
import type { Host } from "../../host/host";
import { openStacksFolder, type StacksFolder } from "../../project/stacks-folder";
import { stepsJson, stepsText, type ToldStep } from "../../report/steps";
import { allChanges } from "../../steps/change";
import { movedStates, planSteps } from "../../steps/plan-steps";
import type { Step } from "../../steps/step";
import { type CacheOptions, cacheFor } from "../cache";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { printDiagnostics } from "../print-diagnostics";
import { projectsOf, versionsOf } from "../versions";

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
  const { config, format, out, jobs } = options;
  const projects = projectsOf(host, base, head, config);
  if (!projects) return EXIT.usage;
  for (const { project } of projects) {
    const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
    if (code !== EXIT.good) return code;
  }
  const earlier = { out, cache: cacheFor(host, out, options) };
  const [before, after] = await versionsOf(host, [projects[0].project, projects[1].project], earlier);
  const moved = movedStates(sideOf(before), sideOf(after));
  if (moved.length > 0) {
    const which = `${listed(moved, 3)} ${moved.length === 1 ? "keeps its state" : "keep their states"}`;
    const why = `${which} elsewhere in the version after; move states in a change of its own, with terraform init -migrate-state`;
    host.stderr(line`cadastre: ${why}`);
    return EXIT.usage;
  }
  const steps = withChanges(before, planSteps(sideOf(before), sideOf(after)));
  const directory = directoryOfBoth(before, after);
  const interruptions = interruptionsOn(steps, before, after, directory, namesNow(after.renames));
  if (options.write !== undefined) {
    const refused = await writeSteps(host, options.write, after.plan.organization.name, steps);
    if (refused !== undefined) {
      host.stderr(line`cadastre: ${refused}`);
      return EXIT.usage;
    }
  }
  host.stdout(format === "json" ? stepsJson(steps, interruptions, jobs) : stepsText(steps, interruptions));
  return EXIT.good;
}

function sideOf({ plan, stacks }: Version) {
  return { planned: plan.stacks, stacks };
}

function withChanges({ stacks }: Version, steps: readonly Step[]): ToldStep[] {
  let last = new Emission(stacks);
  return steps.map((step) => {
    const others = [...last.byState.values()].filter(({ name }) => !step.stacks.has(name));
    const next = new Emission([...others, ...step.stacks.values()]);
    const changes = allChanges(new ResourceDiff(last, next), last, next);
    last = next;
    return { ...step, changes };
  });
}

/** Each step in a folder of its own, as `synth` writes all. What is wrong, if anything is. */
async function writeSteps(
  host: Host,
  folder: string,
  organization: string,
  steps: readonly ToldStep[],
): Promise<string | undefined> {
  const { manifestText, stackPath } = await import("../../../stacks/manifest");
  const { stableJson } = await import("../../../stacks/stable-json");
  const former = host.listFolder(folder).filter((name) => /^step-\d+$/.test(name)).length;
  const folders: { readonly out: string; readonly step: ToldStep | undefined; readonly own: StacksFolder }[] =
    [];
  for (let index = 0; index < Math.max(steps.length, former); index++) {
    const out = `${folder}/step-${index + 1}`;
    const step = steps[index];
    const own = openStacksFolder(host, out, organization, [...(step?.stacks.keys() ?? [])]);
    if ("refused" in own) return own.refused;
    folders.push({ out, step, own });
  }
  for (const { out, step, own } of folders) {
    const names = [...(step?.stacks.keys() ?? [])];
    own.claim(names);
    for (const [name, { json }] of step?.stacks ?? [])
      host.writeText(`${out}/${stackPath(name)}`, stableJson(json));
    host.writeText(`${out}/manifest.json`, manifestText(entriesOf(step?.waves ?? [])));
    own.settle(names);
  }
  return undefined;
}

/** Each stack of a wave after all those of the wave before. */
function entriesOf(waves: ToldStep["waves"]) {
  return waves.flatMap((wave, index) =>
    wave.map((name) => ({ name, dependsOn: [...(waves[index - 1] ?? [])] })),
  );
}
