/** What verification and tracing start from: the emitted network, and what the configuration calls things. */
import type { Host } from "../host/host";
import type { Expectation } from "../model/expectation";
import { directoryOf } from "../project/directory";
import { readEmitted } from "../project/emitted";
import { loadProject } from "../project/project";
import type { Network } from "../verify/network/network";
import { readNetwork } from "../verify/readers/read-network";
import type { Directory } from "../verify/world/directory";
import { EXIT, type ExitCode } from "./exit-code";
import { printDiagnostics } from "./print-diagnostics";

export interface Witness {
  readonly network: Network;
  readonly directory: Directory;
  readonly expectations: readonly Expectation[];
  /** How many stacks were read. */
  readonly stacks: number;
}

/** An exit code in place of a witness when something cannot be read; why has been printed. */
export function readWitness(host: Host, config: string, out: string): Witness | ExitCode {
  const { model, diagnostics, texts } = loadProject(host, config);
  const code = printDiagnostics(host, diagnostics, texts, "text");
  if (!model) return code;
  const stacks = readEmitted(host, out);
  if ("problem" in stacks) {
    host.stderr(`cadastre: ${stacks.problem}\n`);
    return EXIT.usage;
  }
  const { network } = readNetwork(stacks);
  return { network, directory: directoryOf(model), expectations: model.expectations, stacks: stacks.length };
}
