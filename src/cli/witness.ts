/** What verification and tracing start from: the emitted network, and what the configuration calls things. */
import { match } from "../built/match/match";
import { Side } from "../built/match/side";
import { readSurvey } from "../built/survey/read-survey";
import { line } from "../diagnostics/shown";
import { namedAs } from "../drift/named-as";
import type { Host } from "../host/host";
import type { NamedCode } from "../library/own-code";
import type { Expectation } from "../model/expectation";
import type { NetworkModel } from "../model/network-model";
import type { Plan } from "../plan/planned/plan";
import { directoryOf } from "../project/directory";
import { readEmitted } from "../project/emitted";
import { frozenDiagnostics } from "../project/frozen";
import { loadProject, type PlannedProject } from "../project/project";
import { isForeign } from "../project/stacks-folder";
import { readSurveyFolder } from "../project/survey-folder";
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
  /** A folder with what AWS answered; the network is read from there, and from no stacks. */
  readonly survey?: string;
}

export interface Witness {
  readonly network: Network;
  readonly directory: Directory;
  readonly expectations: readonly Expectation[];
  /** What was read, for people: `cdktf.out: 12 stacks`, and whether it was not held to the configuration. */
  readonly read: { readonly what: string; readonly isOne: boolean };
  /** The best that a call may answer: findings where nobody said that the stacks are foreign and they seem to be. */
  readonly best: ExitCode;
  /** What policies are asked about; absent where the network was not made from the configuration. */
  readonly own?: Own;
}

export interface Own {
  readonly plan: Plan;
  readonly stacks: readonly StackJson[];
  readonly code?: NamedCode | undefined;
}

const DEFAULT_OUT = "cdktf.out";
const DEFAULT_CONFIG = "config";

/** An exit code in place of a witness when something cannot be read or is not the configuration's; why has been printed. */
export async function readWitness(host: Host, options: WitnessOptions): Promise<Witness | ExitCode> {
  const { config, out } = options;
  if (options.foreign || options.survey !== undefined) {
    const meant = meaningOf(host, config);
    if (typeof meant === "number") return meant;
    if (options.survey === undefined) return foreignWitness(host, meant, out, EXIT.good);
    if (!options.foreign) await noteOldNames(host, options);
    return surveyWitness(host, meant, options.survey, out);
  }
  const project = planWatched(host, config);
  const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
  if (!project.model || !project.plan) return code;
  const names = project.plan.stacks.map(({ name }) => name);
  if (host.nameOf(out) === DEFAULT_OUT || !isForeign(host, out, names))
    return ownWitness(host, project, options);
  if (names.length === 0) return foreignWitness(host, meaningIn(project.model), out, EXIT.good);
  const strange = `${out} holds none of the stacks that this configuration gives, so it was not compared`;
  host.stderr(line`cadastre: ${strange}; --foreign says that this is meant`);
  return foreignWitness(host, meaningIn(project.model), out, EXIT.findings);
}

/** What a configuration says of a network that it need not have made. */
type Meaning = Pick<Witness, "directory" | "expectations">;

/** Nothing is expected, and accounts have no names, where there is no configuration. */
function meaningOf(host: Host, config: string): Meaning | ExitCode {
  // One that was named has to be there.
  if (config === DEFAULT_CONFIG && host.kindOf(config) === undefined)
    return { directory: { accounts: [], external: [], undeclared: true }, expectations: [] };
  const { model, diagnostics, texts } = loadProject(host, config);
  const code = printDiagnostics(host, diagnostics, texts, "text");
  if (!model) return code;
  // A configuration without VPCs gives accounts their names, and says nothing of what their networks are for.
  const isNamesOnly = model.accounts.every(({ vpcs }) => vpcs.length === 0);
  const { directory, expectations } = meaningIn(model);
  return { directory: isNamesOnly ? { ...directory, undeclared: true } : directory, expectations };
}

function meaningIn(model: NetworkModel): Meaning {
  return { directory: directoryOf(model), expectations: model.expectations };
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
  const read = { what: `${options.out}: ${stackCount(emitted.stacks)}`, isOne: emitted.stacks.length === 1 };
  const own = { plan, ...emitted };
  return witnessOf(meaningIn(model), emitted.stacks, { read, best: EXIT.good, own });
}

function foreignWitness(host: Host, meant: Meaning, out: string, best: ExitCode): Witness | ExitCode {
  const stacks = readEmitted(host, out);
  if ("problem" in stacks) return refuse(host, stacks.problem);
  const isOne = stacks.length === 1;
  const not = `which ${isOne ? "was" : "were"} not compared with the configuration`;
  const read = { what: `${out}: ${stackCount(stacks)}, ${not},`, isOne };
  return witnessOf(meant, stacks, { read, best });
}

/** Stacks of another configuration still name what is built; whoever reads the names has to know. */
async function noteOldNames(host: Host, options: OutputOptions): Promise<void> {
  const { config, out } = options;
  if (host.kindOf(config) === undefined || "problem" in readEmitted(host, out)) return;
  const { plan } = planWatched(host, config);
  const emitted = plan && (await emittedStacks(host, plan.stacks, options));
  if (emitted && !("diagnostics" in emitted)) return;
  const old = `${out} is not what this configuration gives, so names and lines are those of another version`;
  host.stderr(line`cadastre: ${old}; cadastre synth writes it anew`);
}

/** Things that a stack describes have the names that the configuration gives them, and the lines that asked for them. */
function surveyWitness(host: Host, meant: Meaning, folder: string, out: string): Witness | ExitCode {
  const places = readSurveyFolder(host, folder);
  if ("problem" in places) return refuse(host, places.problem);
  const survey = readSurvey(places);
  const emitted = readEmitted(host, out);
  const named = "problem" in emitted ? survey : namedAs(survey, match(new Side(emitted), new Side([survey])));
  const read = { what: `${folder}: the networks in AWS`, isOne: false };
  return witnessOf(meant, [named], { read, best: EXIT.good });
}

function stackCount({ length }: readonly StackJson[]): string {
  return `${length} stack${length === 1 ? "" : "s"}`;
}

function refuse(host: Host, why: string): ExitCode {
  host.stderr(line`cadastre: ${why}`);
  return EXIT.usage;
}

function witnessOf(
  meant: Meaning,
  stacks: readonly StackJson[],
  worth: Pick<Witness, "read" | "best" | "own">,
): Witness {
  return { network: readNetwork(stacks).network, ...meant, ...worth };
}
