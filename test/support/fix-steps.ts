/** Takes the steps of a fix as somebody would who follows the advice: on the configuration's text and on the lock's. */
import { parse, stringify } from "yaml";
import type { Fix, FixStep, Setting } from "../../src/diagnostics/fix";
import { formatLock } from "../../src/lock/codec";
import { release } from "../../src/lock/release";
import { locatedLock } from "./draft/planning";

export interface Project {
  readonly text: string;
  readonly lock: string;
}

export function followed(project: Project, { steps }: Fix): Project {
  return steps.reduce(taken, project);
}

function taken({ text, lock }: Project, step: FixStep): Project {
  if ("run" in step) {
    const match = /^cadastre ipam release (\S+)( --live)?$/.exec(step.run);
    if (!match) throw new Error(`no command of this program: ${step.run}`);
    const given = release(locatedLock(lock), match[1] as string, match[2] !== undefined);
    if (given.released.length + given.tombstoned.length === 0)
      throw new Error(`it releases nothing: ${step.run}`);
    return { text, lock: formatLock(given.lock) };
  }
  const configuration = parse(text) as Record<string, unknown>;
  const path = "set" in step ? step.set : step.append;
  let place: Record<string, unknown> = configuration;
  for (const key of path.slice(0, -1)) {
    place[key] ??= {};
    place = place[key] as Record<string, unknown>;
  }
  const last = path[path.length - 1] as string;
  if ("set" in step) place[last] = step.to;
  else place[last] = [...((place[last] as Setting[] | undefined) ?? []), step.item];
  return { text: stringify(configuration), lock };
}
