/**
 * Under which names and in which OUs a guard has to look for a thing: those of both versions, so that no rename and no
 * move to another OU in the same change takes anything out from under a guard.
 */
import type { PlannedAccount } from "../plan/planned/plan";
import type { PlannedRename } from "../plan/planned/stack";
import { namesNow } from "./renames";

/** What has to be known of one version. */
export interface Inhabitants {
  readonly accounts: readonly PlannedAccount[];
  /** Refs of what is there. What is the same in both versions may be left out of both. */
  readonly refs: Iterable<string>;
}

/** A VPC's ref has three segments; what has fewer holds VPCs. */
const VPC_DEPTH = 3;

export class Whereabouts {
  readonly #accounts: readonly PlannedAccount[];
  readonly #idsByName = new Map<string, Set<string>>();
  readonly #namesById = new Map<string, Set<string>>();
  readonly #unitsById = new Map<string, Set<string>>();
  readonly #now: (ref: string) => string;
  readonly #formerly: (ref: string) => string;
  readonly #known: readonly [ReadonlySet<string>, ReadonlySet<string>];
  #gone: readonly string[] | undefined;

  constructor(
    readonly before: Inhabitants,
    readonly after: Inhabitants,
    renames: readonly PlannedRename[],
  ) {
    this.#accounts = [...before.accounts, ...after.accounts];
    for (const { name, id, ou } of this.#accounts) {
      add(this.#idsByName, name, id);
      add(this.#namesById, id, name);
      add(this.#unitsById, id, ou ?? "");
    }
    this.#now = namesNow(renames);
    this.#formerly = namesNow(renames.map(({ from, to }) => ({ from: to, to: from })));
    this.#known = [beginnings(before), beginnings(after)];
  }

  /** What the thing is called in either version: by declared renames, and by its account's other name. */
  namesOf(ref: string): readonly string[] {
    const declared = [ref, this.#now(ref), this.#formerly(ref)];
    const all = declared.flatMap((name) => {
      const [account = "", ...rest] = name.split("/");
      return this.#namesOfAccount(account).map((other) => [other, ...rest].join("/"));
    });
    return [...new Set([...declared, ...all])];
  }

  /** The OUs that the thing's account is in, in either version. */
  unitsOf(ref: string): readonly string[] {
    return this.#idsOf(ref).flatMap((id) => [...(this.#unitsById.get(id) ?? [])]);
  }

  /** Whether the version before had it, under whatever name. */
  wasThere(ref: string): boolean {
    return this.#topmostUnknown(ref, this.#known[0]) === undefined;
  }

  /**
   * What is gone and may be what this ref is now, by a rename that nobody declared: of its account what has no
   * successor, and for a new VPC every VPC that is gone, since it may have been moved to another account. Empty for
   * what was there before.
   */
  formerlyOf(ref: string): readonly string[] {
    const fresh = this.#topmostUnknown(ref, this.#known[0]);
    if (fresh === undefined) return [];
    const ids = new Set(this.#idsOf(ref));
    return this.#goneRefs().filter(
      (gone) =>
        this.#idsOf(gone).some((id) => ids.has(id)) ||
        accountOf(gone) === accountOf(ref) ||
        (depthOf(gone) <= VPC_DEPTH && depthOf(fresh) <= VPC_DEPTH),
    );
  }

  #goneRefs(): readonly string[] {
    this.#gone ??= [
      ...new Set([...this.#known[0]].flatMap((ref) => this.#topmostUnknown(ref, this.#known[1]) ?? [])),
    ];
    return this.#gone;
  }

  /** The first beginning of a ref that one version does not know by any name. */
  #topmostUnknown(ref: string, known: ReadonlySet<string>): string | undefined {
    return beginningsOf(ref).find(
      (beginning) => !known.has(beginning) && !this.namesOf(beginning).some((name) => known.has(name)),
    );
  }

  #idsOf(ref: string): readonly string[] {
    return [...(this.#idsByName.get(accountOf(ref)) ?? [])];
  }

  #namesOfAccount(account: string): readonly string[] {
    return this.#idsOf(account).flatMap((id) => [...(this.#namesById.get(id) ?? [])]);
  }
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

function accountOf(ref: string): string {
  return ref.split("/", 1)[0] as string;
}

function depthOf(ref: string): number {
  return ref.split("/").length;
}

function beginningsOf(ref: string): string[] {
  const segments = ref.split("/");
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}

function beginnings({ accounts, refs }: Inhabitants): ReadonlySet<string> {
  const all = new Set(accounts.map(({ name }) => name));
  for (const ref of refs) for (const beginning of beginningsOf(ref)) all.add(beginning);
  return all;
}
