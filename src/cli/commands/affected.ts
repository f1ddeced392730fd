/** `cadastre affected BASE [HEAD]`: the stacks that CI has to plan and apply, and those to destroy, wave by wave. */
import { stackDifferences } from "../../diff/review";
import type { Host } from "../../host/host";
import { affectedJson, affectedText } from "../../report/affected";
import type { CacheOptions } from "../cache";
import { emittedVersions } from "../emitted-versions";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import type { CodeOptions } from "../own-code";
import { printDiagnostics } from "../print-diagnostics";
import { projectsOf } from "../versions";

export interface AffectedOptions extends CommonOptions, CacheOptions, CodeOptions {
  readonly out: string;
  readonly jobs: number;
}

export async function affectedCommand(
  host: Host,
  base: string,
  head: string | undefined,
  options: AffectedOptions,
): Promise<ExitCode> {
  const { format, jobs } = options;
  const projects = projectsOf(host, base, head, options);
  if (!projects) return EXIT.usage;
  for (const { project } of projects) {
    const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
    if (code !== EXIT.good) return code;
  }
  const versions = await emittedVersions(host, projects, options);
  if (typeof versions === "number") return versions;
  const { stacks } = stackDifferences(...versions);
  host.stdout(format === "json" ? affectedJson(stacks, jobs) : affectedText(stacks));
  return EXIT.good;
}
