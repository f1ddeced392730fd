/** Writes emitted stacks into an output folder, and removes those that are not planned any more. */
import type { OnStack } from "../../stacks/extension/added";
import type { Cache, Host } from "../host/host";
import type { PlannedStack } from "../plan/planned/stack";
import { openStacksFolder } from "../project/stacks-folder";

export interface OutputSettings {
  readonly out: string;
  readonly organization: string;
  /** These alone; the others are left as they are. */
  readonly only?: readonly string[] | undefined;
  readonly threads: number;
  readonly cache: Cache | undefined;
  readonly onStack: OnStack | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many stacks were made, were there already, and were removed. */
export interface Output {
  readonly made: number;
  readonly kept: number;
  readonly removed: number;
}

/** Why nothing was written, where that is so. */
export async function writeOutput(
  host: Host,
  stacks: readonly PlannedStack[],
  { out, organization, only, ...settings }: OutputSettings,
): Promise<Output | { readonly refused: string }> {
  const names = stacks.map(({ name }) => name);
  const unknown = only?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) return { refused: `there is no stack ${unknown.join(", ")}` };
  const folder = openStacksFolder(host, out, organization, names);
  if ("refused" in folder) return folder;
  folder.claim(only ?? names);
  const { writeStacks } = await import("../../stacks/output/write-stacks");
  const written = await writeStacks(host, stacks, out, { ...settings, ...(only && { only }) });
  return { ...written, removed: only ? 0 : folder.settle(names) };
}
