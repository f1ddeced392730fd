/** Two versions, emitted; what the project's own code did wrong meanwhile is printed. */
import type { Version } from "../diff/version";
import type { Host } from "../host/host";
import { faultDiagnostics } from "../library/faults";
import { versionsOf } from "../library/versions";
import { type CacheOptions, cacheFor } from "./cache";
import type { ExitCode } from "./exit-code";
import { printDiagnostics } from "./print-diagnostics";
import type { NamedProject } from "./versions";

export interface EarlierOptions extends CacheOptions {
  /** Stacks that were emitted before. */
  readonly out: string;
}

/** `format` is how diagnostics are printed. */
export async function emittedVersions(
  host: Host,
  versions: readonly [NamedProject, NamedProject],
  options: EarlierOptions,
  format = "text",
): Promise<readonly [Version, Version] | ExitCode> {
  const { out } = options;
  try {
    return await versionsOf(host, versions, { out, cache: cacheFor(host, out, options) });
  } catch (error) {
    for (const { code, project } of versions) {
      const diagnostics = code && faultDiagnostics(error, code);
      if (diagnostics) return printDiagnostics(host, diagnostics, project.texts, format);
    }
    throw error;
  }
}
