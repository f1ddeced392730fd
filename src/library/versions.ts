/** Versions of a project: planned, emitted in memory and read by the witness. */
import type { Earlier } from "../../stacks/output/emit-texts";
import type { Version } from "../diff/version";
import type { Host } from "../host/host";
import { checksOf } from "../project/checks";
import { directoryOf } from "../project/directory";
import type { PlannedProject } from "../project/project";
import { raisedQuotas } from "../project/raised-quotas";
import { readNetwork } from "../verify/readers/read-network";
import { parseStack, type Stack, type StackJson } from "../verify/terraform/stack";
import type { OwnCode } from "./own-code";

/** A project without errors, and its own code. */
export interface CodedProject {
  readonly project: PlannedProject;
  readonly code?: OwnCode | undefined;
}

/** Emits both versions and reads both networks; neither project may have errors. `earlier` saves work and decides nothing. */
export async function versionsOf(
  host: Host,
  [before, after]: readonly [CodedProject, CodedProject],
  earlier: Earlier,
): Promise<[Version, Version]> {
  const { emitTexts } = await import("../../stacks/output/emit-texts");
  const [was, is] = emitTexts(
    host,
    before.project.plan?.stacks ?? [],
    after.project.plan?.stacks ?? [],
    earlier,
    { before: before.code?.onStack, after: after.code?.onStack },
  );
  const parsed = new Map<string, ParsedStack>();
  return [versionOf(before.project, was, parsed), versionOf(after.project, is, parsed)];
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
