/** An organisation as a project's own program sees it: `new Organization("config").synth({ onStack })`. */
import { frozenDiagnostics } from "../project/frozen";
import { withFaultsTold } from "./faults";
import { named, type OwnCode } from "./own-code";
import { PlannedOrganization } from "./plan";
import { Refused, refusedBy } from "./refused";
import type { Source } from "./source";
import { type Output, writeOutput } from "./write-output";

export interface SynthOptions extends OwnCode {
  /** Where to write: what CDKTF's CLI asks for, or else `cdktf.out`. */
  readonly out?: string;
  /** These stacks alone: what CDKTF's CLI asks for, or else all. */
  readonly only?: readonly string[];
}

export class Organization {
  readonly #source: Source;

  /** `config` is a file or a folder of the project in the working directory. */
  constructor(config = "config", source: Omit<Source, "config"> = {}) {
    this.#source = { ...source, config };
  }

  plan(): PlannedOrganization {
    return PlannedOrganization.of(this.#source);
  }

  /**
   * Writes the Terraform JSON of every stack. `onStack` is called for each; what it adds is made by CDKTF, and a stack that it
   * leaves alone is what it would be without it. Rejects with {@link Refused} where the configuration has errors, its lock is
   * out of date, or the code does what it may not.
   */
  async synth({ out, only, ...code }: SynthOptions = {}): Promise<Output> {
    const { project, source } = PlannedOrganization.opened(this.plan());
    const { host } = source;
    const { plan, lock, lockFile } = project;
    // Addresses reach Terraform only through a lock that somebody could review.
    const outOfDate = frozenDiagnostics(lockFile, lock.before, lock.after);
    if (outOfDate.length > 0) throw refusedBy(outOfDate);
    const asked = host.environment("CDKTF_TARGET_STACK_ID");
    const own = named(code);
    const written = await withFaultsTold(own, () =>
      writeOutput(host, plan.stacks, {
        out: host.nameOf(out ?? (host.environment("CDKTF_OUTDIR") || "cdktf.out")),
        organization: plan.organization.name,
        only: only ?? (asked ? [asked] : undefined),
        threads: 1,
        // What a program's own code is made of is not known, so nothing is taken from an earlier run.
        cache: undefined,
        onStack: own.onStack,
      }),
    );
    if ("diagnostics" in written) throw refusedBy(written.diagnostics);
    if ("refused" in written) throw new Refused(written.refused);
    return written;
  }
}
