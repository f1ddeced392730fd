/** `cadastre adopt SURVEY`: takes over what is built, as it is. */
import { ADOPTED_FILE, adoptedText } from "../../adopt/adopted-file";
import { builtRules } from "../../adopt/former-rules";
import { type Adoption, takeover } from "../../adopt/takeover";
import { Side } from "../../built/match/side";
import { readSurvey } from "../../built/survey/read-survey";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import type { Adopted } from "../../model/adopted";
import { readSurveyFolder } from "../../project/survey-folder";
import { adoptJson, adoptText } from "../../report/adopt";
import type { OutputOptions } from "../emitted-stacks";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { ownStacks } from "../own-stacks";
import { type NameOptions, writeAdopted } from "./adopt-configuration";
import { writeLettingGo } from "./adopt-former";

export interface AdoptOptions extends CommonOptions, OutputOptions, NameOptions {
  /** Refs, or beginnings of them; everything if absent. */
  readonly only?: readonly string[];
  /** A folder below which the former owners' states lie, as `terraform show -json` prints them. */
  readonly former?: string;
}

export async function adoptCommand(host: Host, folder: string, options: AdoptOptions): Promise<ExitCode> {
  const places = readSurveyFolder(host, folder);
  if ("problem" in places) {
    host.stderr(line`cadastre: ${places.problem}`);
    return EXIT.usage;
  }
  if (host.kindOf(options.config) === undefined)
    return writeAdopted(host, options.config, folder, places, options);
  const own = await ownStacks(host, options);
  if (typeof own === "number") return own;
  const surveyed = new Set(places.map(({ account, region }) => `${account} ${region}`));
  const before = own.model.adopted;
  const known = new Set(before.map(keyOf));
  const survey = readSurvey(places);
  const found = takeover(own.stacks, survey, {
    isWanted: (ref) => isWanted(ref, options.only),
    isAdopted: (ref, type) => known.has(keyOf({ ref, type })),
    isRead: (account, region) => surveyed.has(`${account} ${region}`),
  });
  const fresh = found.adoptions.filter((one) => !known.has(keyOf(one)));
  if (options.format === "json") host.stdout(adoptJson(found));
  else if (!options.quiet) host.stdout(adoptText(found, fresh.length));
  if (fresh.length > 0) write(host, options.config, before, fresh);
  if (options.former !== undefined) {
    const accounts = new Map(own.model.accounts.map(({ name, id }) => [name, id]));
    const known = { accounts, rules: builtRules(new Side([survey])) };
    writeLettingGo(host, options.former, [...before, ...fresh], known);
  }
  return EXIT.good;
}

function isWanted(ref: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((wanted) => ref === wanted || ref.startsWith(`${wanted}/`));
}

function keyOf({ ref, type }: Pick<Adoption, "ref" | "type">): string {
  return `${ref} ${type}`;
}

/** What other files of the configuration say stays there. A configuration in one file is nobody's to add to. */
function write(host: Host, config: string, before: readonly Adopted[], fresh: readonly Adoption[]): void {
  const isFolder = host.kindOf(config) === "folder";
  const file = `${config}/${ADOPTED_FILE}`;
  const text = adoptedText([...before.filter(({ at }) => isFolder && at.file === file), ...fresh]);
  if (!isFolder) {
    host.stderr(`\nAdd this to ${config}:\n\n${text.slice(text.indexOf("adopted:"))}`);
    return;
  }
  host.writeText(file, text);
  host.stderr(line`wrote ${file}; cadastre synth adds the import blocks`);
}
