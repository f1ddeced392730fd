/**
 * Reads the Terraform below an output folder: the JSON files of one folder are one module, as Terraform takes them. Where
 * `terraform show -json` has been kept beside them, that is read in their place, as it says what they come to.
 */
import { isShown, readShown, type ShownFile } from "../built/terraform/read-terraform";
import type { BesidePlan } from "../built/terraform/sources";
import type { Host } from "../host/host";
import { type FileJson, moduleOf } from "../verify/terraform/module";
import type { StackJson } from "../verify/terraform/stack";

/** A file that is not JSON, or no stacks at all. */
export interface EmittedProblem {
  readonly problem: string;
}

export function readEmitted(host: Host, out: string): readonly StackJson[] | EmittedProblem {
  const folder = host.listFolder(`${out}/stacks`).length > 0 ? `${out}/stacks` : out;
  const stacks: StackJson[] = [];
  const shown: ShownFile[] = [];
  for (const name of host.listFolder(folder)) {
    const byFolder = new Map<string, FileJson[]>();
    for (const file of host.listFiles(`${folder}/${name}`) ?? []) {
      const place = file.slice(0, file.lastIndexOf("/"));
      const found = readFile(host, file);
      if (found === undefined) return { problem: `${file} is not JSON; cadastre synth writes it anew` };
      if (found) byFolder.set(place, [...(byFolder.get(place) ?? []), found]);
    }
    for (const [place, files] of byFolder) {
      const told = files.filter(({ json }) => isShown(json));
      const beside = besidePlan(host, place);
      shown.push(
        ...told.map(({ json }) => ({ folder: place.slice(folder.length + 1) || name, json, beside })),
      );
      if (told.length === 0 && files.some(({ json }) => json !== undefined))
        stacks.push({ name, json: moduleOf(files) });
    }
  }
  if (shown.length > 0) stacks.push(readShown(shown));
  return stacks.length > 0 ? stacks : { problem: `there are no stacks in ${out}; run cadastre synth first` };
}

/** A module that is written in both of Terraform's languages, or has overrides, is not worked out. */
function besidePlan(host: Host, place: string): BesidePlan {
  const within = (path: string) => host.nameOf(path === "" ? place : `${place}/${path}`);
  return {
    texts(folder) {
      const files = (host.listFiles(within(folder)) ?? []).filter(
        (file) =>
          /\.(?:tf|tofu)(?:\.json)?$/.test(file) && !file.slice(within(folder).length + 1).includes("/"),
      );
      const isPlain = files.every((file) => /(?<!override)\.tf$/.test(file));
      return isPlain ? files.map((file) => host.readText(file) ?? "") : undefined;
    },
    manifest: () => host.readText(within(".terraform/modules/modules.json")),
  };
}

/** Undefined for what should be JSON and is none; null for what is none of Terraform's files. */
function readFile(host: Host, file: string): FileJson | null | undefined {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (/\.(?:tf|tofu)$/.test(name)) return { name, text: host.readText(file) ?? "" };
  const isStack = /\.(?:tf|tofu)\.json$/.test(name);
  if (!name.endsWith(".json")) return null;
  try {
    const json = JSON.parse(host.readText(file) ?? "") as unknown;
    if (isStack || isShown(json)) return { name, json };
    // A raw state has no values that can be relied on; terraform show -json has.
    return Object.hasOwn(Object(json), "terraform_version") ? { name, text: "" } : null;
  } catch {
    return isStack ? undefined : null;
  }
}
