/** The run that stopped half way, if one did, and whether this one may go on from it. */
import type { Host } from "../host/host";
import { parseReport, type RunReport } from "./run-report";

/** A text says why no run may begin. */
export function earlierRun(host: Host, file: string, digest: string): RunReport | undefined | string {
  const text = host.readText(file);
  const report = text === undefined ? undefined : parseReport(text);
  if (!report) return undefined;
  if (report.outcome === "done")
    return report.digest === digest
      ? `this change is applied already, as ${file} says; name what is built now, or remove ${file} to apply it once more`
      : undefined;
  if (report.process !== undefined && host.isRunning(report.process))
    return `process ${report.process} is applying already, as ${file} says`;
  if (report.digest === digest) return report;
  if (!report.stacks.some(({ outcome }) => outcome === "applied")) return undefined;
  const call = ["cadastre apply", report.base ?? "--from-nothing", report.head].filter(Boolean).join(" ");
  return `another change stopped half way, as ${file} says; finish it with ${call} and the configuration that it began with, or remove ${file} once that is settled`;
}
