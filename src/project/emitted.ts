/** Reads the Terraform JSON of all stacks below an output folder. */
import type { Host } from "../host/host";
import type { StackJson } from "../verify/terraform/stack";

/** A file that is not JSON, or no stacks at all. */
export interface EmittedProblem {
  readonly problem: string;
}

export function readEmitted(host: Host, out: string): readonly StackJson[] | EmittedProblem {
  const folder = host.listFolder(`${out}/stacks`).length > 0 ? `${out}/stacks` : out;
  const stacks: StackJson[] = [];
  for (const name of host.listFolder(folder)) {
    for (const file of host.listFiles(`${folder}/${name}`) ?? []) {
      if (!file.endsWith(".tf.json")) continue;
      try {
        stacks.push({ name, json: JSON.parse(host.readText(file) ?? "") });
      } catch {
        return { problem: `${file} is not JSON; cadastre synth writes it anew` };
      }
    }
  }
  return stacks.length > 0 ? stacks : { problem: `there are no stacks in ${out}; run cadastre synth first` };
}
