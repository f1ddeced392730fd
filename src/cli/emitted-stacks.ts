/** The emitted stacks as the witness reads them, held to the plan that the configuration gives now. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { listed } from "../diagnostics/suggest";
import type { Host } from "../host/host";
import type { PlannedStack } from "../plan/planned/stack";
import { straysAmong } from "../project/stacks-folder";
import type { StackJson } from "../verify/terraform/stack";
import { type CacheOptions, cacheFor } from "./cache";

export interface OutputOptions extends CacheOptions {
  readonly config: string;
  /** The folder of emitted stacks. */
  readonly out: string;
}

export interface EmittedStacks {
  readonly stacks: readonly StackJson[];
}

/** Every stack of the plan, sorted by name; or what is wrong when the folder holds less, more or something else. */
export async function emittedStacks(
  host: Host,
  planned: readonly PlannedStack[],
  options: OutputOptions,
): Promise<EmittedStacks | { readonly diagnostics: readonly Diagnostic[] }> {
  const { out } = options;
  const { StackTexts } = await import("../../stacks/stack-texts");
  const { take } = await import("../../stacks/take");
  const texts = new StackTexts(host, out, cacheFor(host, out, options));
  const faults: Record<"missing" | "different", string[]> = { missing: [], different: [] };
  const stacks: StackJson[] = [];
  for (const stack of planned) {
    const found = texts.found(take(stack));
    if (typeof found === "string") faults[found].push(stack.name);
    else stacks.push({ name: stack.name, json: JSON.parse(found.text) });
  }
  const strays = straysAmong(
    host,
    out,
    planned.map(({ name }) => name),
  );
  const problems = [
    ...told("it lacks", faults.missing, planned.length),
    ...told("it has another", faults.different, planned.length),
    ...told("it also has", strays),
  ];
  if (problems.length === 0) return { stacks: stacks.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  const collector = new Collector();
  collector.report("OUTPUT_OUT_OF_DATE", undefined, { out, problems, command: healing(options) });
  return { diagnostics: collector.sorted() };
}

/** `all` is how many there could be. */
function told(what: string, names: readonly string[], all?: number): string[] {
  if (names.length === 0) return [];
  return [`${what} ${names.length > 3 && names.length === all ? `all ${all} stacks` : listed(names, 3)}`];
}

function healing({ config, out }: OutputOptions): string {
  const where = out === "cdktf.out" ? "" : ` --out ${out}`;
  const what = config === "config" || config === "cadastre.yaml" ? "" : ` --config ${config}`;
  return `npx cadastre synth${what}${where}`;
}
