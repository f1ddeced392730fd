/** The emitted stacks as the witness reads them, held to the plan that the configuration gives now. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { listed } from "../diagnostics/suggest";
import type { Host } from "../host/host";
import { withFaultsTold } from "../library/faults";
import type { NamedCode } from "../library/own-code";
import type { PlannedStack } from "../plan/planned/stack";
import { straysAmong } from "../project/stacks-folder";
import type { StackJson } from "../verify/terraform/stack";
import { type CacheOptions, cacheFor } from "./cache";
import { type CodeOptions, codeFile, ownCode } from "./own-code";

export interface OutputOptions extends CacheOptions, CodeOptions {
  readonly config: string;
  /** The folder of emitted stacks. */
  readonly out: string;
}

export interface EmittedStacks {
  readonly stacks: readonly StackJson[];
  readonly code?: NamedCode | undefined;
}

/** Every stack of the plan, sorted by name; or what is wrong when the folder holds less, more or something else. */
export async function emittedStacks(
  host: Host,
  planned: readonly PlannedStack[],
  options: OutputOptions,
): Promise<EmittedStacks | { readonly diagnostics: readonly Diagnostic[] }> {
  const code = ownCode(host, options);
  return withFaultsTold(code, () => heldStacks(host, planned, options, code));
}

async function heldStacks(
  host: Host,
  planned: readonly PlannedStack[],
  options: OutputOptions,
  code: NamedCode | undefined,
): Promise<EmittedStacks | { readonly diagnostics: readonly Diagnostic[] }> {
  const { out } = options;
  const { StackTexts } = await import("../../stacks/output/stack-texts");
  const { take } = await import("../../stacks/take");
  const texts = new StackTexts(host, out, cacheFor(host, out, options));
  const faults: Record<"missing" | "different" | "more", string[]> = { missing: [], different: [], more: [] };
  const stacks: StackJson[] = [];
  for (const stack of planned) {
    const found = texts.found(take(stack), code?.onStack);
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
    ...told("it has more than is planned in", faults.more, planned.length),
    ...told("it also has", strays),
  ];
  if (problems.length === 0) return { stacks: stacks.sort((a, b) => (a.name < b.name ? -1 : 1)), code };
  const collector = new Collector();
  collector.report("OUTPUT_OUT_OF_DATE", undefined, {
    out,
    problems,
    command: faults.more.length > 0 && !code ? CODE_FORGOTTEN : healing(host, options),
  });
  return { diagnostics: collector.sorted() };
}

/** What is planned and more is seldom an accident. */
const CODE_FORGOTTEN =
  "the same with --code FILE if the project's own code adds it, and npx cadastre synth if nobody does";

/** `all` is how many there could be. */
function told(what: string, names: readonly string[], all?: number): string[] {
  if (names.length === 0) return [];
  return [`${what} ${names.length > 3 && names.length === all ? `all ${all} stacks` : listed(names, 3)}`];
}

function healing(host: Host, options: OutputOptions): string {
  const { config, out } = options;
  const file = codeFile(host, options);
  const code = file === undefined ? "" : ` --code ${file}`;
  const where = out === "cdktf.out" ? "" : ` --out ${out}`;
  const what = config === "config" || config === "cadastre.yaml" ? "" : ` --config ${config}`;
  return `npx cadastre synth${what}${where}${code}`;
}
