/** What a project's own code did that a stack cannot be made of. */

export type FaultKind = "failed" | "taken" | "changed";

export interface Fault {
  readonly kind: FaultKind;
  readonly stack: string;
  /** What was thrown, the address that is ours, or the setting that was changed. */
  readonly what: string;
  /** The stack trace of what was thrown, for finding the line. */
  readonly trace: string;
}

/** Told apart by its name, since the program and this room are two files that may each have the class. */
export class ExtensionFault extends Error {
  override readonly name = "ExtensionFault";
  readonly fault: Fault;

  constructor(fault: Fault, cause?: unknown) {
    super(`${fault.stack}: ${fault.what}`, { cause });
    this.fault = fault;
  }
}
