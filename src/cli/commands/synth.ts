/** `cadastre synth`: writes the Terraform JSON of every stack, from a lock that is up to date. */
import { Collector } from "../../diagnostics/collector";
import { counted } from "../../diagnostics/counted";
import type { Host } from "../../host/host";
import { frozenDiagnostics } from "../../project/frozen";
import { planProject } from "../../project/project";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { printDiagnostics } from "../print-diagnostics";

export interface SynthOptions extends CommonOptions {
  readonly out: string;
  readonly stack?: readonly string[];
}

export async function synth(
  host: Host,
  { config, format, quiet, out, stack }: SynthOptions,
): Promise<ExitCode> {
  const project = planProject(host, config);
  const collector = new Collector();
  collector.add(project.diagnostics);
  // Addresses reach Terraform only through a lock that somebody could review.
  if (project.lock)
    collector.add(frozenDiagnostics(project.lockFile, project.lock.before, project.lock.after));
  const code = printDiagnostics(host, collector.sorted(), project.texts, format);
  if (code !== EXIT.good || !project.plan) return code;
  const names = project.plan.stacks.map(({ name }) => name);
  const unknown = stack?.filter((name) => !names.includes(name)) ?? [];
  if (unknown.length > 0) {
    host.stderr(`cadastre: there is no stack ${unknown.join(", ")}\n`);
    return EXIT.usage;
  }
  const { writeStacks } = await import("../../../stacks/write-stacks");
  const written = writeStacks(host, project.plan.stacks, out, stack);
  if (!quiet) host.stderr(`wrote ${counted(written, "stack").join("")} to ${out}\n`);
  return EXIT.good;
}
