/** What verification and tracing start from: the emitted network, and what the configuration calls things. */
import { line } from "../diagnostics/shown";
import type { Host } from "../host/host";
import type { Expectation } from "../model/expectation";
import type { NetworkModel } from "../model/network-model";
import { directoryOf } from "../project/directory";
import { readEmitted } from "../project/emitted";
import { frozenDiagnostics } from "../project/frozen";
import { loadProject, type PlannedProject } from "../project/project";
import { isForeign } from "../project/stacks-folder";
import type { Network } from "../verify/network/network";
import { readNetwork } from "../verify/readers/read-network";
import type { StackJson } from "../verify/terraform/stack";
import type { Directory } from "../verify/world/directory";
import { emittedStacks, type OutputOptions } from "./emitted-stacks";
import { EXIT, type ExitCode } from "./exit-code";
import { planWatched } from "./plan-watched";
import { printDiagnostics } from "./print-diagnostics";

export interface WitnessOptions extends OutputOptions {
  /** The folder holds Terraform that was not made from this configuration, and is not to be held to it. */
  readonly foreign: boolean;
}

export interface Witness {
  readonly network: Network;
  readonly directory: Directory;
  readonly expectations: readonly Expectation[];
  /** How many stacks were read. */
  readonly stacks: number;
  /** Whether these are known to be the stacks that the configuration gives. */
  readonly compared: boolean;
  /** The best that a call may answer: findings where nobody said that the stacks are foreign and they seem to be. */
  readonly best: ExitCode;
}

const DEFAULT_OUT = "cdktf.out";

/** An exit code in place of a witness when something cannot be read or is not the configuration's; why has been printed. */
export async function readWitness(host: Host, options: WitnessOptions): Promise<Witness | ExitCode> {
  const { config, out } = options;
  if (options.foreign) {
    const { model, diagnostics, texts } = loadProject(host, config);
    const code = printDiagnostics(host, diagnostics, texts, "text");
    return model ? foreignWitness(host, model, out, EXIT.good) : code;
  }
  const project = planWatched(host, config);
  const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
  if (!project.model || !project.plan) return code;
  const names = project.plan.stacks.map(({ name }) => name);
  if (host.nameOf(out) === DEFAULT_OUT || !isForeign(host, out, names))
    return ownWitness(host, project, options);
  if (names.length === 0) return foreignWitness(host, project.model, out, EXIT.good);
  const strange = `${out} holds none of the stacks that this configuration gives, so it was not compared`;
  host.stderr(line`cadastre: ${strange}; --foreign says that this is meant`);
  return foreignWitness(host, project.model, out, EXIT.findings);
}

async function ownWitness(
  host: Host,
  { model, plan, lock, lockFile, texts }: PlannedProject,
  options: OutputOptions,
): Promise<Witness | ExitCode> {
  if (!model || !plan || !lock) throw new Error("a project with errors has no stacks");
  const outOfDate = frozenDiagnostics(lockFile, lock.before, lock.after);
  if (outOfDate.length > 0) return printDiagnostics(host, outOfDate, texts, "text");
  const emitted = await emittedStacks(host, plan.stacks, options);
  if ("diagnostics" in emitted) return printDiagnostics(host, emitted.diagnostics, texts, "text");
  if (emitted.stacks.length === 0) return refuse(host, "this configuration gives no stacks");
  return witnessOf(model, emitted.stacks, { compared: true, best: EXIT.good });
}

function foreignWitness(host: Host, model: NetworkModel, out: string, best: ExitCode): Witness | ExitCode {
  const stacks = readEmitted(host, out);
  if ("problem" in stacks) return refuse(host, stacks.problem);
  return witnessOf(model, stacks, { compared: false, best });
}

function refuse(host: Host, why: string): ExitCode {
  host.stderr(line`cadastre: ${why}`);
  return EXIT.usage;
}

function witnessOf(
  model: NetworkModel,
  stacks: readonly StackJson[],
  worth: Pick<Witness, "compared" | "best">,
): Witness {
  const { network } = readNetwork(stacks);
  const { expectations } = model;
  return { network, directory: directoryOf(model), expectations, stacks: stacks.length, ...worth };
}
