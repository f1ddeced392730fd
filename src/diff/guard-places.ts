/** Whether what a change does is where a guard holds, and whether an override is for it. */
import type { Guard, Override } from "../model/guard";
import type { Guarded } from "./guarded-thing";
import { isAtOrBelow } from "./predecessors";
import type { Whereabouts } from "./whereabouts";

const UNIT = "ou:";

export class GuardPlaces {
  /** By list of refs, as flows of one class share theirs, and by place. */
  readonly #known = new WeakMap<readonly string[], Map<string, boolean>>();

  constructor(readonly whereabouts: Whereabouts) {}

  /** One place of one end, in either version, is enough. */
  isUnder({ where }: Guard, { ends, about = [], everywhere }: Guarded): boolean {
    if (where === undefined || everywhere) return true;
    return where.some(
      (place) =>
        ends.some((refs) => this.#anyAt(refs, place)) ||
        about.some((other) => this.#isAt(other, place) || this.#holds(other, place)),
    );
  }

  /** Everything at one of the ends has to be where the override is for: it says nothing about what else there is. */
  isFor({ for: place }: Override, { ends, about = [], everywhere }: Guarded): boolean {
    if (place === undefined) return true;
    if (everywhere) return false;
    const all = about.length > 0 ? [about] : ends;
    return all.some((refs) => refs.length > 0 && refs.every((ref) => this.#isNamed(ref, place)));
  }

  #anyAt(refs: readonly string[], place: string): boolean {
    const known = this.#known.get(refs) ?? new Map<string, boolean>();
    this.#known.set(refs, known);
    const answer = known.get(place) ?? refs.some((ref) => this.#isAt(ref, place));
    known.set(place, answer);
    return answer;
  }

  #isAt(ref: string, place: string): boolean {
    if (this.#isNamed(ref, place)) return true;
    return this.whereabouts
      .formerlyOf(ref)
      .some((gone) => this.#isNamed(gone, place) || this.#holds(gone, place));
  }

  #isNamed(ref: string, place: string): boolean {
    if (ref.startsWith(UNIT)) return place.startsWith(UNIT) && isAtOrBelow(ref, place);
    if (place.startsWith(UNIT))
      return this.whereabouts.unitsOf(ref).some((unit) => isAtOrBelow(unit, place.slice(UNIT.length)));
    return this.whereabouts.namesOf(ref).some((name) => isAtOrBelowEither(name, place));
  }

  /** Whether the place lies in what the ref names, as a tier lies in a VPC. */
  #holds(ref: string, place: string): boolean {
    if (ref.startsWith(UNIT)) {
      if (place.startsWith(UNIT)) return isAtOrBelow(place, ref);
      const unit = ref.slice(UNIT.length);
      return this.whereabouts.unitsOf(place).some((other) => isAtOrBelow(other, unit));
    }
    if (place.startsWith(UNIT)) return false;
    return this.whereabouts.namesOf(ref).some((name) => isAtOrBelowEither(place, name));
  }
}

/** Refs have a region after the account, and people's names for VPCs and tiers have none. */
function isAtOrBelowEither(name: string, place: string): boolean {
  return (
    isAtOrBelow(name, place) ||
    isAtOrBelow(withoutRegion(name), place) ||
    (withoutRegion(name) === name && depthOf(place) > 2 && isAtOrBelow(name, withoutRegion(place)))
  );
}

function depthOf(ref: string): number {
  return ref.split("/").length;
}

const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

function withoutRegion(ref: string): string {
  const [account, region = "", ...rest] = ref.split("/");
  return REGION.test(region) ? [account, ...rest].join("/") : ref;
}
