/** Holds every physical name that is planned against what AWS takes, and against the names beside it. */
import { nameProblem, namingRule } from "../../aws/names";
import { wordOf } from "../../aws/resource-words";
import type { Collector } from "../../diagnostics/collector";
import type { Because } from "../planned/planned";
import type { Planned } from "../planned/stack";
import { type PhysicalName, physicalNames } from "./physical-names";

interface Owner {
  readonly ref: string;
  readonly because: Because;
}

export class NameChecks {
  readonly #collector: Collector;
  /** By type, what the name is unique within, and the name. */
  readonly #owners = new Map<string, Owner>();
  /** Pairs that have been told: what collides in one name collides in others. */
  readonly #told = new Set<string>();

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  check(resources: readonly Planned[]): void {
    for (const planned of resources) {
      for (const called of physicalNames(planned)) {
        this.#checkTaken(planned, called);
        this.#checkTwice(planned, called);
      }
    }
  }

  #checkTaken({ because }: Owner, { type, name }: PhysicalName): void {
    const problem = nameProblem(type, name);
    if (problem === undefined) return;
    const data = { what: because.ref, thing: wordOf(type), name, problem };
    this.#collector.report("PHYSICAL_NAME", because.at, data);
  }

  #checkTwice({ ref, because }: Owner, { type, name }: PhysicalName): void {
    const { unique, caseless } = namingRule(type);
    if (unique === undefined) return;
    const key = `${type} ${placeOf(ref, unique)} ${caseless ? name.toLowerCase() : name}`;
    const owner = this.#owners.get(key);
    if (!owner) this.#owners.set(key, { ref, because });
    else if (owner.ref !== ref) this.#reportTwice({ ref, because }, owner, { type, name });
  }

  #reportTwice({ because }: Owner, { because: other }: Owner, { type, name }: PhysicalName): void {
    const pair = `${because.ref} ${other.ref}`;
    if (this.#told.has(pair)) return;
    this.#told.add(pair);
    const data = { what: because.ref, other: other.ref, thing: wordOf(type), name };
    const related = other.at ? [{ at: other.at, note: other.ref }] : [];
    this.#collector.report("PHYSICAL_NAME_TWICE", because.at, data, related);
  }
}

/** A ref begins with account, region and VPC. */
function placeOf(ref: string, unique: "account" | "region" | "vpc"): string {
  const depth = { account: 1, region: 2, vpc: 3 }[unique];
  return ref.split("/", depth).join("/");
}
