/** What one branch still remembers of the merge base: what it removed on purpose, and what it merely lost. */
import { formatPrefix, type Prefix } from "../ip/prefix";
import type { Entry } from "./entry";
import { entriesOf, type Lock } from "./lock";

export class SideMemory {
  /** Every prefix that the branch has an entry for, under whatever name. */
  readonly #prefixes: ReadonlySet<string>;
  /** Whether an address in use is gone without a trace, as when the file was emptied. */
  readonly isForgetful: boolean;

  constructor(base: Lock, side: Lock) {
    this.#prefixes = new Set(entriesOf(side).map(({ prefix }) => formatPrefix(prefix)));
    const held = [...base.scopes.values()].flatMap(({ allocations }) => [...allocations]);
    this.isForgetful = held.some(
      ([ref, prefix]) => !namesItself(ref, prefix) && !this.#prefixes.has(formatPrefix(prefix)),
    );
  }

  /**
   * An entry of the base that the branch has not, where it has lost it. An address in use leaves on purpose only by a
   * rename, or as a tombstone, and either keeps its prefix; a tombstone leaves by a release.
   */
  remembered(was: Entry | undefined): Entry | undefined {
    if (!was || this.#prefixes.has(formatPrefix(was.prefix))) return undefined;
    const mayLeave = !was.isHeld || namesItself(was.ref, was.prefix);
    return this.isForgetful || !mayLeave ? was : undefined;
  }
}

/** What is named by its own prefix states what there is, and leaves no tombstone. */
function namesItself(ref: string, prefix: Prefix): boolean {
  return ref.endsWith(`/${formatPrefix(prefix)}`);
}
