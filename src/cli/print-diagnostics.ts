/** Prints diagnostics in the chosen form: for people on standard error, for programs on standard output. */
import pc from "picocolors";
import { hasErrors } from "../diagnostics/collector";
import { counted } from "../diagnostics/counted";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { renderGithub } from "../diagnostics/render/github";
import { renderJson } from "../diagnostics/render/json";
import { renderSarif } from "../diagnostics/render/sarif";
import { type Palette, PLAIN, renderText } from "../diagnostics/render/text";
import type { Host } from "../host/host";
import type { SourceText } from "../load/text/source";
import { EXIT, type ExitCode } from "./exit-code";

const MACHINE_FORMATS: Readonly<Record<string, (diagnostics: readonly Diagnostic[]) => string>> = {
  json: renderJson,
  sarif: renderSarif,
  github: renderGithub,
};

/** Answers what the exit code is to be on account of these diagnostics. */
export function printDiagnostics(
  host: Host,
  diagnostics: readonly Diagnostic[],
  texts: readonly SourceText[],
  format: string,
): ExitCode {
  const machine = MACHINE_FORMATS[format];
  if (machine) host.stdout(machine(diagnostics));
  else if (diagnostics.length > 0) {
    host.stderr(
      `${renderText(diagnostics, lineReader(host, texts), palette(host))}\n${summary(diagnostics)}\n`,
    );
  }
  return hasErrors(diagnostics) ? EXIT.findings : EXIT.good;
}

function summary(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => d.severity === "error").length;
  const warnings = diagnostics.length - errors;
  return [...counted(errors, "error"), ...counted(warnings, "warning")].join(", ");
}

/** Lines of the configuration, and of the project's own code. */
function lineReader(host: Host, texts: readonly SourceText[]) {
  const lines = new Map<string, string[]>();
  const byFile = new Map(texts.map(({ file, text }) => [file, text]));
  return (file: string, line: number) => {
    const text =
      byFile.get(file) ?? (/^(?!\/|\.\.)[^:]+\.[cm]?[jt]s$/.test(file) ? host.readText(file) : undefined);
    if (text === undefined) return undefined;
    const split = lines.get(file) ?? text.split(/\r?\n/);
    lines.set(file, split);
    return split[line - 1];
  };
}

function palette(host: Host): Palette {
  if (!host.hasColour("stderr")) return PLAIN;
  const colours = pc.createColors(true);
  return {
    error: (text) => colours.bold(colours.red(text)),
    warning: (text) => colours.bold(colours.yellow(text)),
    dim: colours.dim,
    strong: colours.bold,
  };
}
