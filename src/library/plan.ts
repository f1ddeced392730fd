/** Plans a configuration beside its lock. Nothing is written: the next lock is a text that the caller may write. */

import { formatLock } from "../lock/codec";
import type { Plan } from "../plan/planned/plan";
import { frozenDiagnostics } from "../project/frozen";
import { type PlannedProject, planProject } from "../project/project";
import { refusedBy } from "./refused";
import { type OpenSource, openSource, type Source } from "./source";
import { diagnosticInWords, type Told } from "./told";

/** A plan, or what is wrong. */
export class PlannedOrganization {
  readonly #project: PlannedProject;
  readonly #source: OpenSource;

  private constructor(project: PlannedProject, source: OpenSource) {
    this.#project = project;
    this.#source = source;
  }

  /** @internal */
  static of(source: Source): PlannedOrganization {
    const open = openSource(source);
    return new PlannedOrganization(planProject(open.files, open.config, undefined, open.lastCommit), open);
  }

  /** Undefined where there are errors. */
  get plan(): Plan | undefined {
    return this.#project.plan;
  }

  get diagnostics(): readonly Told[] {
    return this.#project.diagnostics.map(diagnosticInWords);
  }

  /** The lock that planning leads to, and whether that is another than there is. */
  get lock(): { readonly file: string; readonly text: string; readonly isNew: boolean } | undefined {
    const { lock, lockFile } = this.#project;
    if (!lock) return undefined;
    const isNew = frozenDiagnostics(lockFile, lock.before, lock.after).length > 0;
    return { file: lockFile, text: formatLock(lock.after, lock.before.schema), isNew };
  }

  /** @internal What other functions of the library go on with; refuses where there are errors. */
  static opened(planned: PlannedOrganization): {
    readonly project: SoundProject;
    readonly source: OpenSource;
  } {
    const { plan, model, lock, ...rest } = planned.#project;
    if (!plan || !model || !lock) throw refusedBy(rest.diagnostics);
    return { project: { ...rest, plan, model, lock }, source: planned.#source };
  }
}

/** @internal */
export type SoundProject = PlannedProject & Required<Pick<PlannedProject, "plan" | "model" | "lock">>;

export function plan(source: Source = {}): PlannedOrganization {
  return PlannedOrganization.of(source);
}
