/** Settles who keeps addresses that two branches have given out, in one scope. */
import { formatPrefix, type Prefix } from "../ip/prefix";
import { compareText } from "../lists/order";
import { type Entries, type Entry, entriesByKey, keyOf } from "./entry";
import type { ScopeLock, Tombstone } from "./lock";
import { PrefixIndex } from "./prefix-index";

/** Two entries of which one has to give way. */
export interface Undecided {
  readonly ref: string;
  readonly other: string;
}

interface Candidate extends Entry {
  /** The locks that know it, a bit each: two entries that one lock has together get along. */
  readonly known: number;
  /** Who is asked first: what is deployed, then what both branches have, ours, theirs. */
  readonly rank: number;
}

const [OURS, THEIRS] = [1, 2];
const IN_BOTH = OURS | THEIRS;

interface Outcome {
  readonly allocations: ReadonlyMap<string, Prefix>;
  readonly tombstones: readonly Tombstone[];
  readonly leftOut: readonly (Tombstone & { readonly because: string })[];
  readonly undecided: readonly Undecided[];
}

export class Contest {
  readonly #locks: readonly Entries[];
  readonly #overlapAllowed: boolean;
  readonly #candidates: Candidate[] = [];
  readonly #allocations = new Map<string, Prefix>();
  readonly #tombstones: Tombstone[] = [];
  readonly #leftOut: Outcome["leftOut"][number][] = [];
  readonly #undecided: Undecided[] = [];
  /** What was accepted or left out, by what it is a neighbour of; only of what one branch alone has. */
  readonly #held = new Map<string, PrefixIndex>();
  readonly #tombstoneIndex = new Map<string, PrefixIndex>();
  readonly #out = new Map<string, PrefixIndex>();

  constructor(ours: ScopeLock, theirs: ScopeLock, deployed: readonly ScopeLock[], overlapAllowed: boolean) {
    this.#locks = [ours, theirs, ...deployed].map(entriesByKey);
    this.#overlapAllowed = overlapAllowed;
  }

  enter(entry: Entry): void {
    const key = keyOf(entry);
    const known = this.#locks.reduce((bits, lock, index) => (lock.has(key) ? bits | (1 << index) : bits), 0);
    const authority = this.#locks.slice(2).findIndex((lock) => lock.has(key));
    const fallback = (known & IN_BOTH) === IN_BOTH ? 2 : known & OURS ? 1 : 0;
    this.#candidates.push({ ...entry, known, rank: authority < 0 ? fallback : 100 - authority });
  }

  settle(): Outcome {
    const ordered = [...this.#candidates].sort(
      (a, b) => b.rank - a.rank || a.prefix.length - b.prefix.length || compareText(a.ref, b.ref),
    );
    for (const candidate of ordered) this.#decide(candidate);
    return {
      allocations: this.#allocations,
      tombstones: this.#tombstones,
      leftOut: this.#leftOut,
      undecided: this.#undecided,
    };
  }

  #decide(candidate: Candidate): void {
    const { ref, prefix, isHeld } = candidate;
    if ((candidate.known & IN_BOTH) === IN_BOTH && !this.#allocations.has(ref)) {
      this.#accept(candidate);
      return;
    }
    const outer = this.#find(candidate, this.#out, (known) => (known & candidate.known) !== 0, true);
    const rival = outer ?? this.#rivalOf(candidate);
    if (rival === undefined) {
      this.#accept(candidate);
      return;
    }
    this.#indexed(candidate, this.#out);
    if (!isHeld) return;
    const because = outer
      ? `${rival}, which it lies in, was left out`
      : rival === ref
        ? `the other branch gave it ${formatPrefix(this.#allocations.get(ref) as Prefix)}, which stays`
        : `${rival} has those addresses`;
    this.#leftOut.push({ ref, prefix, because });
    const isOpen = this.#locks.length === 2 && candidate.rank < 2 && !outer;
    if (isOpen) this.#undecided.push({ ref, other: rival });
  }

  #rivalOf(candidate: Candidate): string | undefined {
    const { ref, isHeld } = candidate;
    if (isHeld && this.#allocations.has(ref)) return ref;
    const isStranger = (known: number) => (known & candidate.known) === 0;
    const held = this.#find(candidate, this.#held, isStranger, false);
    if (held !== undefined || !isHeld) return held;
    const tombstone = this.#find(candidate, this.#tombstoneIndex, isStranger, false);
    return tombstone === undefined ? undefined : `the tombstone of ${tombstone}`;
  }

  #accept(candidate: Candidate): void {
    const { ref, prefix, isHeld, known } = candidate;
    if (isHeld) this.#allocations.set(ref, prefix);
    else this.#tombstones.push({ ref, prefix });
    if ((known & IN_BOTH) !== IN_BOTH) this.#indexed(candidate, isHeld ? this.#held : this.#tombstoneIndex);
  }

  #indexed(candidate: Candidate, indexes: Map<string, PrefixIndex>): void {
    const place = `${candidate.known} ${this.#neighbourhood(candidate.ref)}`;
    const index = indexes.get(place) ?? new PrefixIndex();
    indexes.set(place, index);
    index.add(candidate.prefix, candidate.ref);
  }

  /** The name of an entry that shares addresses with the candidate, of those whose locks count; or only one around it. */
  #find(
    candidate: Candidate,
    indexes: ReadonlyMap<string, PrefixIndex>,
    counts: (known: number) => boolean,
    around: boolean,
  ): string | undefined {
    const where = this.#neighbourhood(candidate.ref);
    for (let known = 0; known < 1 << this.#locks.length; known++) {
      if (!counts(known)) continue;
      const index = indexes.get(`${known} ${where}`);
      const name = around ? index?.holding(candidate.prefix) : index?.meeting(candidate.prefix);
      if (name !== undefined) return name;
    }
    return undefined;
  }

  /**
   * Where overlap is allowed each VPC, the first three names of a ref, has the scope to itself. Pools are then
   * compared by planning, which knows what they are.
   */
  #neighbourhood(ref: string): string {
    return this.#overlapAllowed ? ref.split("/", 3).join("/") : "";
  }
}
