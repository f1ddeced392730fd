/** Makes the Terraform JSON of every stack in memory, with what the project's own code adds. */
import type { NetworkModel } from "../model/network-model";
import { directoryOf } from "../project/directory";
import type { Network } from "../verify/network/network";
import { readNetwork } from "../verify/readers/read-network";
import type { Directory } from "../verify/world/directory";
import { withFaultsTold } from "./faults";
import { type NamedCode, named, type OwnCode } from "./own-code";
import { PlannedOrganization, type SoundProject } from "./plan";
import type { EmittedStack } from "./policy";
import { refusedBy } from "./refused";

export interface SynthesizedStack extends EmittedStack {
  /** As `cdk.tf.json` has it. */
  readonly text: string;
}

/** What is emitted, and what the witness may be told of it. */
export class Synthesis {
  /** Sorted by name. */
  readonly stacks: readonly SynthesizedStack[];
  readonly #project: SoundProject;
  readonly #code: NamedCode;
  #network: Network | undefined;

  private constructor(stacks: readonly SynthesizedStack[], project: SoundProject, code: NamedCode) {
    this.stacks = stacks;
    this.#project = project;
    this.#code = code;
  }

  /** @internal */
  static of(stacks: readonly SynthesizedStack[], project: SoundProject, code: NamedCode): Synthesis {
    return new Synthesis(stacks, project, code);
  }

  /** @internal */
  static opened(synthesis: Synthesis): Opened {
    const { stacks } = synthesis;
    const { model } = synthesis.#project;
    synthesis.#network ??= readNetwork(stacks).network;
    return {
      project: synthesis.#project,
      code: synthesis.#code,
      network: synthesis.#network,
      directory: directoryOf(model),
      model,
    };
  }
}

/** @internal */
export interface Opened {
  readonly project: SoundProject;
  readonly code: NamedCode;
  readonly network: Network;
  readonly directory: Directory;
  readonly model: NetworkModel;
}

/** Rejects with {@link Refused} where there is no plan, or the code does what it may not. */
export async function synthesize(planned: PlannedOrganization, code: OwnCode = {}): Promise<Synthesis> {
  const { project, source } = PlannedOrganization.opened(planned);
  const { emitTexts } = await import("../../stacks/output/emit-texts");
  const own = named(code);
  const emitted = await withFaultsTold(
    own,
    () =>
      emitTexts(
        source.host,
        [],
        project.plan.stacks,
        { out: "", cache: undefined },
        { after: own.onStack },
      )[1],
  );
  if ("diagnostics" in emitted) throw refusedBy(emitted.diagnostics);
  const stacks = [...emitted].map(([name, text]) => ({
    name,
    text,
    json: JSON.parse(text) as EmittedStack["json"],
  }));
  return Synthesis.of(
    stacks.sort((a, b) => (a.name < b.name ? -1 : 1)),
    project,
    own,
  );
}
