/** Expectations that a call names beside those of the configuration. */
import { Collector } from "../diagnostics/collector";
import { line } from "../diagnostics/shown";
import type { Host } from "../host/host";
import { loadExpectations } from "../load/load-expectations";
import type { Expectation } from "../model/expectation";
import { readTexts } from "../project/texts";
import { EXIT, type ExitCode } from "./exit-code";
import { printDiagnostics } from "./print-diagnostics";

/** None where nothing is named; an exit code when what is named cannot be used, which has been printed. */
export function expectationsFrom(host: Host, path: string | undefined): readonly Expectation[] | ExitCode {
  if (path === undefined) return [];
  const name = host.nameOf(path);
  if (host.kindOf(name) === undefined) {
    host.stderr(line`cadastre: there is no ${path}`);
    return EXIT.usage;
  }
  const collector = new Collector();
  const texts = readTexts(host, name, collector);
  const loaded = loadExpectations(texts);
  collector.add(loaded.diagnostics);
  const code = printDiagnostics(host, collector.sorted(), texts, "text");
  return code === EXIT.good ? loaded.expectations : code;
}
