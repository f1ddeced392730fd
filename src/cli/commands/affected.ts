/** `cadastre affected BASE [HEAD]`: the stacks that CI has to plan and apply, and those to destroy, wave by wave. */
import { stackDifferences } from "../../diff/review";
import type { Host } from "../../host/host";
import { affectedJson, affectedText } from "../../report/affected";
import { type CacheOptions, cacheFor } from "../cache";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { printDiagnostics } from "../print-diagnostics";
import { projectsOf, versionsOf } from "../versions";

export interface AffectedOptions extends CommonOptions, CacheOptions {
  readonly out: string;
  readonly jobs: number;
}

export async function affectedCommand(
  host: Host,
  base: string,
  head: string | undefined,
  options: AffectedOptions,
): Promise<ExitCode> {
  const { config, format, out, jobs } = options;
  const projects = projectsOf(host, base, head, config);
  if (!projects) return EXIT.usage;
  for (const { project } of projects) {
    const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
    if (code !== EXIT.good) return code;
  }
  const earlier = { out, cache: cacheFor(host, out, options) };
  const versions = await versionsOf(host, [projects[0].project, projects[1].project], earlier);
  const { stacks } = stackDifferences(...versions);
  host.stdout(format === "json" ? affectedJson(stacks, jobs) : affectedText(stacks));
  return EXIT.good;
}
