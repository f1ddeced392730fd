/** The two versions that a call names: planned, each with the project's own code as it has it. */
import type { Diagnostic } from "../diagnostics/diagnostic";
import { line } from "../diagnostics/shown";
import type { Files, Host, NoRevision } from "../host/host";
import type { NamedCode } from "../library/own-code";
import { runOwnCode } from "../library/own-code";
import { frozenDiagnostics } from "../project/frozen";
import { type PlannedProject, planProject } from "../project/project";
import { codeFile, ownCode } from "./own-code";
import { lastCommitOf } from "./plan-watched";

/** Where a version comes from, and its plan or what is wrong with it. */
export interface NamedProject {
  /** What the user called it; the working tree has no name. */
  readonly name?: string;
  readonly project: PlannedProject;
  readonly code?: NamedCode | undefined;
  /** What is wrong when planning would still change its lock. */
  readonly outOfDate: readonly Diagnostic[];
}

/** Where a project is, and its own code. */
export interface Whereabouts {
  readonly config: string;
  readonly code?: string;
}

/** Both versions, planned or with what is wrong with them. Undefined when one is not to be found, which has been printed. */
export function projectsOf(
  host: Host,
  base: string,
  head: string | undefined,
  where: Whereabouts,
): readonly [NamedProject, NamedProject] | undefined {
  const [before, after] = [projectAt(host, base, where), projectAt(host, head, where)];
  const unknown = [before, after].flatMap((version) => ("reason" in version ? [version.reason] : []));
  if (!("reason" in before) && !("reason" in after)) return [before, after];
  host.stderr(unknown.map((reason) => line`cadastre: ${reason}`).join(""));
  return undefined;
}

/** One version alone. Undefined when it is not to be found, which has been printed. */
export function projectOf(
  host: Host,
  name: string | undefined,
  where: Whereabouts,
): NamedProject | undefined {
  const found = projectAt(host, name, where);
  if (!("reason" in found)) return found;
  host.stderr(line`cadastre: ${found.reason}`);
  return undefined;
}

function namedProject(
  name: string | undefined,
  project: PlannedProject,
  code: NamedCode | undefined,
): NamedProject {
  const { lock, lockFile } = project;
  const outOfDate = lock ? frozenDiagnostics(lockFile, lock.before, lock.after) : [];
  return { ...(name !== undefined && { name }), project, outOfDate, code };
}

/** Why there is no such version, where there is neither a git revision nor a folder by that name. */
function projectAt(host: Host, name: string | undefined, where: Whereabouts): NamedProject | NoRevision {
  const { config } = where;
  if (name === undefined) {
    const project = planProject(host, config, undefined, lastCommitOf(host));
    return namedProject(undefined, project, ownCode(host, where));
  }
  // An unset variable in CI would otherwise compare the working tree with itself.
  if (name === "") return { reason: "a version to compare is empty text; name a git revision or a folder" };
  const file = codeFile(host, where);
  const codeIn = (files: Files) => (file === undefined ? undefined : runOwnCode(host, file, files));
  const revision = host.revision(name);
  if (!("reason" in revision)) return namedProject(name, planProject(revision, config), codeIn(revision));
  const folder = host.folder(name.replace(/(?<=.)\/+$/, ""));
  if (!folder)
    return { reason: `${name} is neither a folder here nor a revision that git gives: ${revision.reason}` };
  const whole = folder.survey(config) !== undefined;
  return namedProject(name, planProject(whole ? folder : below(folder, config), config), codeIn(folder));
}

/** A folder that is the configuration itself, under the configuration's name, so that places read alike. */
function below(files: Files, config: string): Files {
  const there = (path: string) => (path === config ? "." : path.slice(config.length + 1));
  return {
    survey(path) {
      const found = files.survey(there(path));
      const named = (file: string) => `${config}/${file}`;
      return (
        found && {
          files: found.files.map(named),
          obstacles: found.obstacles.map((obstacle) => ({ ...obstacle, file: named(obstacle.file) })),
        }
      );
    },
    readText: (file) => files.readText(there(file)),
    sizeOf: (file) => (file === config ? undefined : files.sizeOf(there(file))),
  };
}
