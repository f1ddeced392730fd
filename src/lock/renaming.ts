/** Declared renames applied to refs: which name each has today. */

/** A ref, or the beginning of some, that has a new name. */
interface RenamedRef {
  readonly from: string;
  readonly to: string;
}

export class Renaming {
  readonly #byOldName: ReadonlyMap<string, string>;

  constructor(renames: readonly RenamedRef[]) {
    this.#byOldName = new Map(renames.map(({ from, to }) => [from, to]));
  }

  get isEmpty(): boolean {
    return this.#byOldName.size === 0;
  }

  /** The longest fitting rename counts; what has been renamed again since is followed to its last name. */
  nameNow(ref: string): string {
    let now = ref;
    // Each rename applies once at most, so renames in a circle come to an end.
    for (let left = this.#byOldName.size; left > 0; left--) {
      const next = this.#once(now);
      if (next === now) break;
      now = next;
    }
    return now;
  }

  #once(ref: string): string {
    for (let end = ref.length; end > 0; end = ref.lastIndexOf("/", end - 1)) {
      const to = this.#byOldName.get(ref.slice(0, end));
      if (to !== undefined) return to + ref.slice(end);
    }
    return ref;
  }
}
