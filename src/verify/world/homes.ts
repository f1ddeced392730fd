/** Which VPC each noun of a network belongs to, and as the how-manieth of its kind there. */
import type { Network } from "../network/network";

/** Where a noun is: in a VPC, under a name that its counterparts in VPCs of the same shape have too. */
export interface Place {
  readonly kind: "place";
  /** The VPC's key. */
  readonly vpc: string;
  /** `subnets 2`, or an address as an offset into a block of the VPC. */
  readonly text: string;
}

/** One noun of the network, told without its type: whatever readers provide takes part. */
export interface Noun {
  readonly kind: string;
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Arguments that say where a noun is at home; the first that a noun has decides. A wrong home is never unsound: it
 * only makes VPCs look different that are alike.
 */
const HOMES = [
  "vpc",
  "of",
  "subnet",
  "interface",
  "interfaces",
  "loadBalancers",
  "balancers",
  "gateway",
  "vpcs",
];

export class Homes {
  readonly nouns: readonly Noun[];
  readonly #byKey = new Map<string, Noun>();
  readonly #homes = new Map<Noun, string | undefined>();
  readonly #places = new Map<Noun, Place>();

  constructor(network: Network) {
    this.nouns = nounsOf(network);
    for (const noun of this.nouns) if (!this.#byKey.has(noun.key)) this.#byKey.set(noun.key, noun);
    const counts = new Map<string, number>();
    for (const noun of this.nouns) {
      const vpc = this.#homeOf(noun);
      if (vpc === undefined) continue;
      const counter = `${noun.kind} ${vpc}`;
      const index = counts.get(counter) ?? 0;
      counts.set(counter, index + 1);
      this.#places.set(noun, { kind: "place", vpc, text: `${noun.kind} ${index}` });
    }
  }

  /** The place of a noun; undefined for one that belongs to no VPC or to several. */
  placeOf(noun: Noun): Place | undefined {
    return this.#places.get(noun);
  }

  /** What a text means when it is a key: a place, or the key itself for a noun without a home. */
  meant(key: string): Place | string | undefined {
    const noun = this.#byKey.get(key) ?? this.#byKey.get(`${key}#interface`);
    return noun && (this.#places.get(noun) ?? noun.key);
  }

  #homeOf(noun: Noun): string | undefined {
    if (noun.kind === "vpcs") return noun.key;
    if (this.#homes.has(noun)) return this.#homes.get(noun);
    this.#homes.set(noun, undefined);
    const argument = HOMES.find((name) => noun.value[name] !== undefined);
    const named = argument === undefined ? [] : [noun.value[argument]].flat();
    const homes = new Set(named.map((key) => this.#homeOfKey(String(key))));
    const home = homes.size === 1 ? [...homes][0] : undefined;
    this.#homes.set(noun, home);
    return home;
  }

  #homeOfKey(key: string): string | undefined {
    const noun = this.#byKey.get(key);
    return noun && this.#homeOf(noun);
  }
}

function nounsOf(network: Network): Noun[] {
  return Object.entries(network).flatMap(([kind, nouns]) =>
    nouns instanceof Map
      ? [...nouns].map(([key, value]): Noun => ({ kind, key, value: value as Noun["value"] }))
      : [],
  );
}
