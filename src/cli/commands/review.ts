/** `cadastre review BASE [HEAD]`: what does this change do? */
import { reviewChange } from "../../diff/review";
import type { Host } from "../../host/host";
import { reviewMarkdown } from "../../report/review/markdown";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { printDiagnostics } from "../print-diagnostics";
import { projectAt, versionsOf } from "../versions";

export interface ReviewOptions extends CommonOptions {
  readonly out: string;
}

export async function reviewCommand(
  host: Host,
  base: string,
  head: string | undefined,
  options: ReviewOptions,
): Promise<ExitCode> {
  const [before, after] = [projectAt(host, base, options.config), projectAt(host, head, options.config)];
  if (!before || !after) {
    host.stderr(`cadastre: ${before ? head : base} is neither a git revision nor a folder here\n`);
    return EXIT.usage;
  }
  for (const { project } of [before, after]) {
    const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
    if (code !== EXIT.good) return code;
  }
  const versions = await versionsOf(host, [before.project, after.project], options.out);
  const review = reviewChange(...versions);
  host.stdout(
    options.format === "json"
      ? `${JSON.stringify(review, undefined, 2)}\n`
      : reviewMarkdown(review, { base: before.name, head: after.name }),
  );
  return EXIT.good;
}
