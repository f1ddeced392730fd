/** The first call of `cadastre adopt`, where there is no configuration yet: writes one for the network that is built. */
import { observe } from "../../adopt/network/observe";
import { writeConfiguration } from "../../adopt/network/write";
import type { Names } from "../../adopt/network/written";
import { Side } from "../../built/match/side";
import type { Answers } from "../../built/survey/answers";
import { readSurvey } from "../../built/survey/read-survey";
import { counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { parseAccount } from "../../init/answers";
import { schemas } from "../../load/published/schema";
import { EXIT, type ExitCode } from "../exit-code";

export interface NameOptions {
  readonly organization: string;
  /** `name:id`. */
  readonly account?: readonly string[];
}

/** @param survey the folder that the places were read from */
export function writeAdopted(
  host: Host,
  config: string,
  survey: string,
  places: readonly Answers[],
  options: NameOptions,
): ExitCode {
  const names = namesFrom(options);
  if (typeof names === "string") return refuse(host, names);
  if (/\.ya?ml$/.test(config)) return refuse(host, `${config} is one file; name a folder, such as config`);
  const vpcs = observe(new Side([readSurvey(places)]));
  if (vpcs.length === 0) return refuse(host, "the survey has no VPC that anybody uses");
  const files = new Map([
    ...writeConfiguration(vpcs, names),
    ...Object.entries(schemas()).map(([name, text]) => [`schema/${name}`, text] as const),
  ]);
  for (const [file, text] of files) host.writeText(`${config}/${file}`, text);
  for (const file of files.keys())
    if (!file.startsWith("schema/")) host.stdout(line`wrote ${config}/${file}`);
  const accounts = new Set(vpcs.map(({ account }) => account)).size;
  host.stdout(line`
${`${counted(vpcs.length, "VPC")} of ${counted(accounts, "account")}`} with every address. Read them, then take over what is built:
  cadastre plan && cadastre synth && cadastre adopt ${survey} && cadastre synth`);
  return EXIT.good;
}

const NAME = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** A text says what is wrong. */
function namesFrom({ organization, account = [] }: NameOptions): Names | string {
  if (!NAME.test(organization))
    return `${organization} is not a name: lower-case letters, digits and hyphens`;
  const accounts = new Map<string, string>();
  for (const text of account) {
    const { name, id } = parseAccount(text);
    if (!NAME.test(name) || !/^\d{12}$/.test(id)) return `${text} is not NAME:ID, as in orders:222222222222`;
    accounts.set(id, name);
  }
  return { organization, accounts };
}

function refuse(host: Host, why: string): ExitCode {
  host.stderr(line`cadastre: ${why}`);
  return EXIT.usage;
}
