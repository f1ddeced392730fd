/** What a created thing may be under a new name: the destroyed things of its type whose place it may have taken. */
import type { ResourceChange } from "./resource-change";
import type { Whereabouts } from "./whereabouts";

/** Segments of a VPC's ref; what comes after them is a name within the VPC. */
const VPC_DEPTH = 3;

export class Predecessors {
  readonly #destroyed = new Map<string, ResourceChange[]>();

  constructor(
    changes: readonly ResourceChange[],
    readonly whereabouts: () => Whereabouts,
  ) {
    for (const change of changes) {
      if (change.action !== "delete") continue;
      const others = this.#destroyed.get(change.type);
      if (others) others.push(change);
      else this.#destroyed.set(change.type, [change]);
    }
  }

  /**
   * Empty for what is new beyond doubt. Of several, those that have the same name within their VPC, where there are
   * any; nobody can tell the rest apart, so whoever compares has to compare with each.
   */
  of(created: ResourceChange): readonly ResourceChange[] {
    const destroyed = this.#destroyed.get(created.type);
    if (!destroyed) return [];
    const names = new Set(this.whereabouts().namesOf(created.ref));
    const same = destroyed.filter(({ ref }) => names.has(ref));
    if (same.length > 0) return same;
    const places = this.whereabouts().formerlyOf(created.ref);
    const possible = destroyed.filter(({ ref }) => places.some((place) => isAtOrBelow(ref, place)));
    const namesakes = possible.filter(({ ref }) => tailOf(ref) === tailOf(created.ref));
    return namesakes.length > 0 ? namesakes : possible;
  }
}

function tailOf(ref: string): string {
  return ref.split("/").slice(VPC_DEPTH).join("/");
}

/** Whether a ref is `beginning` or lies below it. */
export function isAtOrBelow(ref: string, beginning: string): boolean {
  return ref.startsWith(beginning) && (ref.length === beginning.length || ref[beginning.length] === "/");
}
