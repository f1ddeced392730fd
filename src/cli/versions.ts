/** The two versions that a review compares: planned, emitted in memory and read by the witness. */

import type { Earlier } from "../../stacks/emit-texts";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { line } from "../diagnostics/shown";
import type { Version } from "../diff/version";
import type { Files, Host, NoRevision } from "../host/host";
import { checksOf } from "../project/checks";
import { directoryOf } from "../project/directory";
import { frozenDiagnostics } from "../project/frozen";
import { type PlannedProject, planProject } from "../project/project";
import { raisedQuotas } from "../project/raised-quotas";
import { readNetwork } from "../verify/readers/read-network";
import { parseStack, type Stack, type StackJson } from "../verify/terraform/stack";
import { lastCommitOf } from "./plan-watched";

/** Where a version comes from, and its plan or what is wrong with it. */
export interface NamedProject {
  /** What the user called it; the working tree has no name. */
  readonly name?: string;
  readonly project: PlannedProject;
  /** What is wrong when planning would still change its lock. */
  readonly outOfDate: readonly Diagnostic[];
}

/** Both versions, planned or with what is wrong with them. Undefined when one is not to be found, which has been printed. */
export function projectsOf(
  host: Host,
  base: string,
  head: string | undefined,
  config: string,
): readonly [NamedProject, NamedProject] | undefined {
  const [before, after] = [projectAt(host, base, config), projectAt(host, head, config)];
  const unknown = [before, after].flatMap((version) => ("reason" in version ? [version.reason] : []));
  if (!("reason" in before) && !("reason" in after)) return [before, after];
  host.stderr(unknown.map((reason) => line`cadastre: ${reason}`).join(""));
  return undefined;
}

function namedProject(name: string | undefined, project: PlannedProject): NamedProject {
  const { lock, lockFile } = project;
  const outOfDate = lock ? frozenDiagnostics(lockFile, lock.before, lock.after) : [];
  return { ...(name !== undefined && { name }), project, outOfDate };
}

/** Why there is no such version, where there is neither a git revision nor a folder by that name. */
function projectAt(host: Host, name: string | undefined, config: string): NamedProject | NoRevision {
  if (name === undefined)
    return namedProject(undefined, planProject(host, config, undefined, lastCommitOf(host)));
  // An unset variable in CI would otherwise compare the working tree with itself.
  if (name === "") return { reason: "a version to compare is empty text; name a git revision or a folder" };
  const revision = host.revision(name);
  if (!("reason" in revision)) return namedProject(name, planProject(revision, config));
  const folder = host.folder(name.replace(/(?<=.)\/+$/, ""));
  if (!folder)
    return { reason: `${name} is neither a folder here nor a revision that git gives: ${revision.reason}` };
  const whole = folder.survey(config) !== undefined;
  return namedProject(name, planProject(whole ? folder : below(folder, config), config));
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

/** Emits both versions and reads both networks; neither project may have errors. `earlier` saves work and decides nothing. */
export async function versionsOf(
  host: Host,
  [before, after]: readonly [PlannedProject, PlannedProject],
  earlier: Earlier,
): Promise<[Version, Version]> {
  const { emitTexts } = await import("../../stacks/emit-texts");
  const [was, is] = emitTexts(host, before.plan?.stacks ?? [], after.plan?.stacks ?? [], earlier);
  const parsed = new Map<string, ParsedStack>();
  return [versionOf(before, was, parsed), versionOf(after, is, parsed)];
}

interface ParsedStack {
  readonly json: StackJson;
  readonly stack: Stack;
}

/** `parsed` is by text: most stacks are the same in both versions, and are parsed once. */
function versionOf(
  project: PlannedProject,
  texts: ReadonlyMap<string, string>,
  parsed: Map<string, ParsedStack>,
): Version {
  const { plan, model, lock } = project;
  if (!plan || !model || !lock) throw new Error("a version with errors has nothing to compare");
  const all = [...texts].map(([name, text]) => {
    const known = parsed.get(text);
    if (known?.json.name === name) return known;
    const json = { name, json: JSON.parse(text) as unknown };
    const fresh = { json, stack: parseStack(json) };
    parsed.set(text, fresh);
    return fresh;
  });
  return {
    plan,
    lock: lock.after,
    renames: model.renames,
    stacks: all.map(({ stack }) => stack),
    texts,
    network: once(() => readNetwork(all.map(({ json }) => json)).network),
    directory: directoryOf(model),
    raisedQuotas: raisedQuotas(model),
    checks: checksOf(model),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
