/** `cadastre report`: writes the auditor's bundle, or holds one against the repository. */
import { counted } from "../../diagnostics/counted";
import type { Host } from "../../host/host";
import { makeBundle } from "../../report/bundle/bundle";
import { bundleDifferences, type FoundBundle, remadeDifferences } from "../../report/bundle/check";
import { MANIFEST_FILE, type Manifest, parseManifest } from "../../report/bundle/manifest";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { readReportInput } from "../report-input";

export interface ReportOptions extends CommonOptions {
  /** Where the bundle goes. */
  readonly out?: string;
  /** A bundle to hold against the repository. */
  readonly check?: string;
  /** The emitted stacks. */
  readonly stacks: string;
}

export async function report(host: Host, options: ReportOptions): Promise<ExitCode> {
  const { out, check } = options;
  if ((out === undefined) === (check === undefined)) {
    host.stderr("cadastre: report needs --out FOLDER to write a bundle, or --check FOLDER to check one\n");
    return EXIT.usage;
  }
  return out === undefined ? checkBundle(host, check as string, options) : write(host, out, options);
}

async function write(host: Host, out: string, { config, stacks, quiet }: ReportOptions): Promise<ExitCode> {
  if (host.listFolder(out).length > 0 && !manifestIn(host, out)) {
    host.stderr(`cadastre: ${out} is not empty and holds no report; name a folder of its own\n`);
    return EXIT.usage;
  }
  const input = readReportInput(host, config, stacks);
  if (typeof input === "number") return input;
  const files = await makeBundle(input, host.hash);
  writeBundle(host, out, files);
  if (!quiet)
    host.stderr(`wrote ${counted(files.size, "file").join("")} to ${out}; open ${out}/index.html\n`);
  return EXIT.good;
}

/** Whoever finds the manifest finds all that it names: it goes first and comes last. */
function writeBundle(host: Host, out: string, files: ReadonlyMap<string, string>): void {
  const before = manifestIn(host, out)?.files ?? [];
  const manifest = `${out}/${MANIFEST_FILE}`;
  if (host.readText(manifest) !== files.get(MANIFEST_FILE)) host.remove(manifest);
  for (const { file } of before) if (isWithin(file) && !files.has(file)) host.remove(`${out}/${file}`);
  for (const [file, text] of files) host.writeText(`${out}/${file}`, text);
}

/** A manifest is somebody's file: what it names outside of its folder is left alone. */
function isWithin(file: string): boolean {
  return !file.startsWith("/") && !file.split(/[/\\]/).includes("..");
}

async function checkBundle(
  host: Host,
  folder: string,
  { config, stacks, quiet }: ReportOptions,
): Promise<ExitCode> {
  const manifest = manifestIn(host, folder);
  if (!manifest) {
    host.stderr(`cadastre: ${folder} holds no report\n`);
    return EXIT.usage;
  }
  const input = readReportInput(host, config, stacks);
  if (typeof input === "number") return input;
  const found: FoundBundle = { manifest, files: filesBeside(host, folder) };
  let differences = bundleDifferences(found, input.sources);
  if (!differences.some((line) => line.startsWith("repository:"))) {
    const remade = new Map(await makeBundle(input, host.hash));
    remade.delete(MANIFEST_FILE);
    differences = [...differences, ...remadeDifferences(found, remade, host.hash)];
  }
  for (const line of differences) host.stdout(`${line}\n`);
  if (differences.length > 0) return EXIT.findings;
  if (!quiet) host.stderr(`${folder} is what this repository gives, in ${manifest.files.length} files\n`);
  return EXIT.good;
}

/** By name within the folder; the host tells files by where they are in the project. */
function filesBeside(host: Host, folder: string): ReadonlyMap<string, string> {
  const files = host.listFiles(folder) ?? [];
  const manifests = files.filter((file) => file.split("/").at(-1) === MANIFEST_FILE);
  const own = manifests.sort((a, b) => a.length - b.length)[0] ?? MANIFEST_FILE;
  const root = own.length - MANIFEST_FILE.length;
  return new Map(
    files.filter((file) => file !== own).map((file) => [file.slice(root), host.hashOf(file) ?? ""]),
  );
}

function manifestIn(host: Host, folder: string): Manifest | undefined {
  return parseManifest(host.readText(`${folder}/${MANIFEST_FILE}`) ?? "");
}
