/** `cadastre report`: the auditor's bundle. */
import { counted } from "../../diagnostics/counted";
import type { Host } from "../../host/host";
import { makeBundle } from "../../report/bundle/bundle";
import { MANIFEST_FILE, parseManifest } from "../../report/bundle/manifest";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { readReportInput } from "../report-input";

export interface ReportOptions extends CommonOptions {
  /** Where the bundle goes. */
  readonly out: string;
  /** The emitted stacks. */
  readonly stacks: string;
}

export async function report(host: Host, { config, out, stacks, quiet }: ReportOptions): Promise<ExitCode> {
  if (host.listFolder(out).length > 0 && !parseManifest(host.readText(`${out}/${MANIFEST_FILE}`) ?? "")) {
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
  const before = parseManifest(host.readText(`${out}/${MANIFEST_FILE}`) ?? "")?.files ?? [];
  if (host.readText(`${out}/${MANIFEST_FILE}`) !== files.get(MANIFEST_FILE))
    host.remove(`${out}/${MANIFEST_FILE}`);
  for (const { file } of before) if (!files.has(file)) host.remove(`${out}/${file}`);
  for (const [file, text] of files) host.writeText(`${out}/${file}`, text);
}
