/** `cadastre survey`: what AWS has in each account and region, in the AWS CLI's own JSON. */
import { partitionOf } from "../../aws/regions";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { loadProject } from "../../project/project";
import { enterAws } from "../../survey/aws";
import { surveyPolicy } from "../../survey/policy";
import { type Place, REFUSED_FILE, type Surveyed, surveyPlace } from "../../survey/survey";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { printDiagnostics } from "../print-diagnostics";
import { Progress } from "../progress";

export interface SurveyOptions extends CommonOptions {
  readonly out: string;
  /** Twelve digits each; those of the configuration if absent. */
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  /** Assumed in every account; empty for the credentials as they are. */
  readonly role: string;
  readonly jobs: number;
  /** Accounts and regions that were read to their end are not asked again. */
  readonly resume: boolean;
  /** Prints what the role has to be allowed, and asks nothing. */
  readonly policy: boolean;
}

export async function surveyCommand(host: Host, options: SurveyOptions): Promise<ExitCode> {
  if (options.policy) {
    host.stdout(surveyPolicy());
    return EXIT.good;
  }
  const places = placesOf(host, options);
  if (typeof places === "number") return places;
  const left = options.resume ? places.filter((place) => !isRead(host, options.out, place)) : places;
  const enter = enterAws({
    ...(options.role !== "" && { role: options.role }),
    partition: partitionOf(places[0]?.region ?? "") ?? "aws",
  });
  const progress = new Progress(host);
  const refusals: Surveyed[] = [];
  let done = 0;
  await each(left, options.jobs, async (place) => {
    const surveyed = await surveyPlace(enter, place);
    write(host, options.out, surveyed);
    if (surveyed.refused.length > 0) refusals.push(surveyed);
    done += 1;
    progress.tell("asking AWS", done, left.length);
  });
  progress.end();
  for (const { place, refused } of sorted(refusals))
    for (const { call, why } of refused)
      host.stderr(line`cadastre: ${nameOf(place)}: ${call ?? "not read"}: ${why}`);
  if (!options.quiet) {
    const count = left.length - refusals.length;
    const what = count === 1 ? "account and region" : "accounts and regions";
    host.stderr(line`wrote ${count} ${what} to ${options.out}`);
  }
  return refusals.length > 0 ? EXIT.findings : EXIT.good;
}

function placesOf(host: Host, { config, account, region }: SurveyOptions): readonly Place[] | ExitCode {
  const wrong =
    account?.find((id) => !/^\d{12}$/.test(id)) ?? region?.find((code) => partitionOf(code) === undefined);
  if (wrong !== undefined) {
    host.stderr(line`cadastre: ${wrong} is neither an account's ID of 12 digits nor a region of AWS`);
    return EXIT.usage;
  }
  if (account && region) return placesIn(account, region);
  const { model, diagnostics, texts } = loadProject(host, config);
  const code = printDiagnostics(host, diagnostics, texts, "text");
  if (!model) return code;
  return placesIn(
    account ?? model.accounts.map(({ id }) => id),
    region ?? model.regions.map(({ name }) => name),
  );
}

/** What belongs to no region is asked in the first one. */
function placesIn(accounts: readonly string[], regions: readonly string[]): readonly Place[] {
  return accounts.flatMap((account) =>
    regions.map((region, index) => ({ account, region, withGlobal: index === 0 })),
  );
}

const folderOf = (out: string, { account, region }: Place) => `${out}/${account}/${region}`;

const nameOf = ({ account, region }: Place) => `${account} in ${region}`;

function isRead(host: Host, out: string, place: Place): boolean {
  return host.readText(`${folderOf(out, place)}/${REFUSED_FILE}`)?.trim() === "[]";
}

/** The list of refusals comes last: a folder without it was not written to its end. */
function write(host: Host, out: string, { place, files }: Surveyed): void {
  const folder = folderOf(out, place);
  host.remove(folder);
  const last = files.get(REFUSED_FILE) ?? "";
  for (const [file, text] of files) if (file !== REFUSED_FILE) host.writeText(`${folder}/${file}`, text);
  host.writeText(`${folder}/${REFUSED_FILE}`, last);
}

function sorted(surveyed: readonly Surveyed[]): readonly Surveyed[] {
  return [...surveyed].sort((a, b) => (nameOf(a.place) < nameOf(b.place) ? -1 : 1));
}

/** For all items, as many at a time as `jobs` says. */
async function each<T>(items: readonly T[], jobs: number, act: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, worker));
}
