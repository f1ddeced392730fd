/** The AZs that earlier plans chose, and those that this one chooses. */
import type { ChoiceKind, MadeChoices, Remembered } from "../../model/choices";

const NONE = "none";

export class ZoneChoices {
  readonly #made = new Map<ChoiceKind, Map<string, string>>();
  readonly #remembered: Remembered;

  constructor(remembered: Remembered) {
    this.#remembered = remembered;
  }

  /** In order of use; empty where `none` is remembered, and undefined where nothing is. */
  recall(kind: ChoiceKind, ref: string): readonly string[] | undefined {
    const value = this.#remembered.recall(kind, ref);
    return value === NONE ? [] : value?.split(", ");
  }

  knows(kind: ChoiceKind): boolean {
    return this.#remembered.knows(kind);
  }

  isHeld(ref: string): boolean {
    return this.#remembered.isHeld(ref);
  }

  choose(kind: ChoiceKind, ref: string, zones: readonly string[]): void {
    const value = zones.length === 0 ? NONE : zones.join(", ");
    const byRef = this.#made.get(kind);
    if (byRef) byRef.set(ref, value);
    else this.#made.set(kind, new Map([[ref, value]]));
  }

  /** Replaces what is remembered; what was never left open is not remembered. */
  update(kind: ChoiceKind, ref: string, zones: readonly string[]): void {
    if (this.#remembered.recall(kind, ref) !== undefined) this.choose(kind, ref, zones);
  }

  get made(): MadeChoices {
    return this.#made;
  }
}
