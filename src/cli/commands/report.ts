/** `cadastre report`: writes the auditor's bundle, or holds one against the repository. */

import { count, counted } from "../../diagnostics/counted";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import type { OwnFolder } from "../../project/own-folder";
import { openReportFolder } from "../../project/report-folder";
import { makeBundle } from "../../report/bundle/bundle";
import { bundleDifferences, type FoundBundle, remadeDifferences } from "../../report/bundle/check";
import { MANIFEST_FILE, parseManifest } from "../../report/bundle/manifest";
import type { CacheOptions } from "../cache";
import type { OutputOptions } from "../emitted-stacks";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import type { CodeOptions } from "../own-code";
import { readReportedProject, readReportInput } from "../report-input";

export interface ReportOptions extends CommonOptions, CacheOptions, CodeOptions {
  /** Where the bundle goes. */
  readonly out?: string;
  /** A bundle to hold against the repository. */
  readonly check?: string;
  /** The emitted stacks. */
  readonly stacks: string;
}

export async function report(host: Host, options: ReportOptions): Promise<ExitCode> {
  const { out, check } = options;
  if (out !== undefined && check === undefined) return write(host, out, options);
  if (check !== undefined && out === undefined) return checkBundle(host, check, options);
  return refuse(host, "report needs --out FOLDER to write a bundle, or --check FOLDER to check one");
}

function refuse(host: Host, why: string): ExitCode {
  host.stderr(line`cadastre: ${why}`);
  return EXIT.usage;
}

function outputOf({ config, stacks, cache, quiet, code }: ReportOptions): OutputOptions {
  return { config, out: stacks, cache, quiet, ...(code !== undefined && { code }) };
}

async function write(host: Host, out: string, options: ReportOptions): Promise<ExitCode> {
  const project = readReportedProject(host, outputOf(options));
  if (typeof project === "number") return project;
  const folder = openReportFolder(host, out, project.plan.organization.name);
  if ("refused" in folder) return refuse(host, folder.refused);
  const input = await readReportInput(host, project, outputOf(options));
  if (typeof input === "number") return input;
  const files = await makeBundle(input, host.hash);
  writeBundle(host, out, folder, files);
  if (!options.quiet)
    host.stderr(line`wrote ${counted(files.size, "file").join("")} to ${out}; open ${out}/index.html`);
  return EXIT.good;
}

/** Whoever finds the manifest finds all that it names: it goes first and comes last. */
function writeBundle(host: Host, out: string, folder: OwnFolder, files: ReadonlyMap<string, string>): void {
  folder.claim([...files.keys()]);
  const manifest = `${out}/${MANIFEST_FILE}`;
  if (manifestText(host, out) !== files.get(MANIFEST_FILE)) host.remove(manifest);
  for (const [file, text] of files) host.writeText(`${out}/${file}`, text);
  folder.settle([...files.keys()]);
}

async function checkBundle(host: Host, folder: string, options: ReportOptions): Promise<ExitCode> {
  const text = manifestText(host, folder);
  const manifest = parseManifest(text);
  if (!manifest) return refuse(host, `${folder} holds no report`);
  const project = readReportedProject(host, outputOf(options));
  if (typeof project === "number") return project;
  const found: FoundBundle = { manifest, files: filesBeside(host, folder) };
  const organization = project.plan.organization.name;
  const differences = bundleDifferences(found, { organization, sources: project.sources });
  if (!differences.some((line) => line.startsWith("repository:"))) {
    const input = await readReportInput(host, project, outputOf(options));
    if (typeof input === "number") return input;
    const remade = new Map(await makeBundle(input, host.hash));
    const expected = remade.get(MANIFEST_FILE);
    remade.delete(MANIFEST_FILE);
    differences.push(...remadeDifferences(found, remade, host.hash));
    if (differences.length === 0 && text !== expected)
      differences.push(`bundle: ${MANIFEST_FILE} has changed`);
  }
  for (const difference of differences) host.stdout(line`${difference}`);
  if (differences.length > 0) return EXIT.findings;
  if (!options.quiet)
    host.stderr(line`${folder} is what this repository gives, in ${count(manifest.files.length, "file")}`);
  return EXIT.good;
}

/** By name within the folder; the host tells files by where they are in the project. */
function filesBeside(host: Host, folder: string): ReadonlyMap<string, string> {
  const files = host.listFiles(folder) ?? [];
  const manifests = files.filter((file) => file.split("/").at(-1) === MANIFEST_FILE);
  const own = manifests.sort((a, b) => a.length - b.length)[0] ?? MANIFEST_FILE;
  const root = own.length - MANIFEST_FILE.length;
  return new Map(
    files.filter((file) => file !== own).map((file) => [file.slice(root), hashOfOwn(host, file)]),
  );
}

/** A link is no file of a bundle, whatever it leads to. */
function hashOfOwn(host: Host, file: string): string {
  return (host.kindOf(file) === "file" && host.hashOf(file)) || "";
}

function manifestText(host: Host, folder: string): string {
  const file = `${folder}/${MANIFEST_FILE}`;
  return (host.kindOf(file) === "file" && host.readText(file)) || "";
}
