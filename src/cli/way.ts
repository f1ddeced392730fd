/** The way that a call asks for: from what is built, or from nothing, to what is wanted. */
import { line } from "../diagnostics/shown";
import type { Version } from "../diff/version";
import type { Way } from "../diff/way";
import type { Host } from "../host/host";
import { wayBetween, wayFromNothing } from "../project/way";
import { movedStatesText } from "../report/steps";
import type { CacheOptions } from "./cache";
import { emittedVersions } from "./emitted-versions";
import { EXIT, type ExitCode } from "./exit-code";
import type { CodeOptions } from "./own-code";
import { printDiagnostics } from "./print-diagnostics";
import { type NamedProject, projectOf, projectsOf, type Whereabouts } from "./versions";

export interface WayOptions extends CacheOptions, CodeOptions {
  readonly config: string;
  /** Stacks that were emitted before. */
  readonly out: string;
}

export interface WayTo {
  readonly way: Way;
  readonly after: Version;
}

/** Without a base, from nothing. An exit code where there is no such way; why has been printed. */
export async function wayTo(
  host: Host,
  base: string | undefined,
  head: string | undefined,
  options: WayOptions,
): Promise<WayTo | ExitCode> {
  const projects = projectsFor(host, base, head, options);
  if (!projects) return EXIT.usage;
  for (const { project } of projects) {
    const code = printDiagnostics(host, project.diagnostics, project.texts, "text");
    if (code !== EXIT.good) return code;
  }
  const [first, last] = [projects[0], projects.at(-1)] as [NamedProject, NamedProject];
  // Addresses reach Terraform only through a lock that somebody could review.
  const code = printDiagnostics(host, last.outOfDate, last.project.texts, "text");
  if (code !== EXIT.good) return code;
  const versions = await emittedVersions(host, [first, last], options);
  if (typeof versions === "number") return versions;
  const [before, after] = versions;
  const way = base === undefined ? wayFromNothing(after) : wayBetween(before, after);
  if (way.movedStates.length === 0) return { way, after };
  host.stderr(line`cadastre: ${movedStatesText(way.movedStates)}`);
  return EXIT.usage;
}

function projectsFor(
  host: Host,
  base: string | undefined,
  head: string | undefined,
  where: Whereabouts,
): readonly NamedProject[] | undefined {
  if (base !== undefined) return projectsOf(host, base, head, where);
  const only = projectOf(host, head, where);
  return only && [only];
}
