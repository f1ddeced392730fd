/** What a configuration's change does to the emitted stacks, resource by resource. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "./memory-host";

/** Addresses and arguments of each stack's resources. */
export type Stacks = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** The stacks of a project's files, which lie in `config`. */
export async function emitStacks(files: Readonly<Record<string, string>>): Promise<Stacks> {
  const host = memoryHost(files);
  for (const command of ["plan", "synth"])
    expect(await runCli([command, "--config", "config", "--quiet"], host)).toBe(0);
  const emitted = [...host.files].filter(([file]) => file.endsWith("/cdk.tf.json"));
  return Object.fromEntries(emitted.map(([file, text]) => [file.split("/")[2] as string, resourcesOf(text)]));
}

/** Without the comments: a line more in the configuration moves every source place below it. */
function resourcesOf(text: string): Record<string, object> {
  const { resource, data } = JSON.parse(text, (key, value) => (key === "//" ? undefined : value));
  return Object.fromEntries(
    Object.entries({ ...resource, ...data } as Record<string, Record<string, object>>).flatMap(
      ([type, byName]) => Object.entries(byName).map(([name, body]) => [`${type}.${name}`, body]),
    ),
  );
}

/** Added, removed and changed addresses by stack; stacks that are the same are left out. */
export function compareStacks(before: Stacks, after: Stacks) {
  const changed: Record<string, { added: string[]; removed: string[]; changed: string[] }> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, fresh] = [before[name] ?? {}, after[name] ?? {}];
    const difference = {
      added: Object.keys(fresh).filter((address) => !(address in old)),
      removed: Object.keys(old).filter((address) => !(address in fresh)),
      changed: Object.keys(old).filter(
        (a) => a in fresh && JSON.stringify(old[a]) !== JSON.stringify(fresh[a]),
      ),
    };
    if (Object.values(difference).some((list) => list.length > 0)) changed[name] = difference;
  }
  return changed;
}
