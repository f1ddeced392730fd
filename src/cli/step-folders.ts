/** Writes the stacks of steps: each step into a folder of its own, or one step into a folder that Terraform runs in. */
import type { WayStep } from "../diff/way-step";
import type { Host } from "../host/host";
import { openStacksFolder, type StacksFolder } from "../project/stacks-folder";

/** Below `folder`, as `synth` writes all: `step-1`, `step-2` and so on. What is wrong, if anything is. */
export async function writeSteps(
  host: Host,
  folder: string,
  organization: string,
  steps: readonly WayStep[],
): Promise<string | undefined> {
  const former = host.listFolder(folder).filter((name) => /^step-\d+$/.test(name)).length;
  const all = Array.from({ length: Math.max(steps.length, former) }, (_, index) => ({
    out: `${folder}/step-${index + 1}`,
    step: steps[index],
  }));
  return writeEach(host, organization, all);
}

/** The step alone is there afterwards. What is wrong, if anything is. */
export async function writeStep(
  host: Host,
  out: string,
  organization: string,
  step: WayStep | undefined,
): Promise<string | undefined> {
  return writeEach(host, organization, [{ out, step }]);
}

interface StepFolder {
  readonly out: string;
  /** None for a folder that is to be empty. */
  readonly step: WayStep | undefined;
}

/** Every folder is looked at before the first is written. */
async function writeEach(
  host: Host,
  organization: string,
  folders: readonly StepFolder[],
): Promise<string | undefined> {
  const { manifestText, stackPath } = await import("../../stacks/output/manifest");
  const { stableJson } = await import("../../stacks/stable-json");
  const opened: (StepFolder & { readonly own: StacksFolder })[] = [];
  for (const { out, step } of folders) {
    const own = openStacksFolder(host, out, organization, namesIn(step));
    if ("refused" in own) return own.refused;
    opened.push({ out, step, own });
  }
  for (const { out, step, own } of opened) {
    own.claim(namesIn(step));
    for (const [name, { json }] of step?.stacks ?? [])
      host.writeText(`${out}/${stackPath(name)}`, stableJson(json));
    host.writeText(`${out}/manifest.json`, manifestText(entriesOf(step?.waves ?? [])));
    own.settle(namesIn(step));
  }
  return undefined;
}

function namesIn(step: WayStep | undefined): string[] {
  return [...(step?.stacks.keys() ?? [])];
}

/** Each stack of a wave after all those of the wave before. */
function entriesOf(waves: WayStep["waves"]) {
  return waves.flatMap((wave, index) =>
    wave.map((name) => ({ name, dependsOn: [...(waves[index - 1] ?? [])] })),
  );
}
