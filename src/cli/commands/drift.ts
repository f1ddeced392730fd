/** `cadastre drift SURVEY`: how what AWS has differs from the emitted stacks. */
import { readSurvey } from "../../built/survey/read-survey";
import { line } from "../../diagnostics/shown";
import { driftBetween } from "../../drift/drift";
import type { Host } from "../../host/host";
import { directoryOf } from "../../project/directory";
import { readSurveyFolder } from "../../project/survey-folder";
import { driftJson, driftMarkdown, driftText, isAlike } from "../../report/drift";
import { driftSarif } from "../../report/drift-sarif";
import type { OutputOptions } from "../emitted-stacks";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { ownStacks } from "../own-stacks";

export type DriftOptions = CommonOptions & OutputOptions;

const RENDERERS: Readonly<Record<string, typeof driftText>> = {
  text: driftText,
  json: driftJson,
  markdown: driftMarkdown,
  sarif: driftSarif,
};

export async function driftCommand(host: Host, folder: string, options: DriftOptions): Promise<ExitCode> {
  const own = await ownStacks(host, options);
  if (typeof own === "number") return own;
  const places = readSurveyFolder(host, folder);
  if ("problem" in places) {
    host.stderr(line`cadastre: ${places.problem}`);
    return EXIT.usage;
  }
  const surveyed = new Set(places.map(({ account, region }) => `${account} ${region}`));
  const drift = driftBetween(own.stacks, readSurvey(places), directoryOf(own.model), (account, region) =>
    surveyed.has(`${account} ${region}`),
  );
  if (!options.quiet || !isAlike(drift)) host.stdout((RENDERERS[options.format] ?? driftText)(drift));
  return isAlike(drift) ? EXIT.good : EXIT.findings;
}
