/**
 * Subnets that every question answers alike. A thousand VPCs of a few shapes are a few classes, so questions cost
 * what the shapes cost and not what the addresses cost.
 *
 * Two VPCs are of one class when they may change places: when every fact stays a fact after the two have swapped
 * their nouns, each with the one of the same position, and their addresses, each with the one of the same offset. A
 * trace is a function of the facts, so a flow and its image end alike. As every two VPCs of a class may change
 * places, any pair of different VPCs stands for all pairs of their two classes.
 *
 * What a fact is, `facts.ts` says: by default all that readers provide. Nothing here knows what it means.
 */
import { type Prefix, prefixHolding } from "../../ip/prefix";
import type { Subnet } from "../network/vpc";
import { Blocks } from "./blocks";
import { type Depth, tellFacts } from "./facts";
import { Homes } from "./homes";
import { codeOf, nameOf, type Part, Spelling } from "./spelling";
import { Twins } from "./twins";
import type { World } from "./world";

/** Which subnets count as alike. */
export interface SubnetGrouping {
  subnetClass(subnet: Subnet): string;
}

/** Which VPCs count as alike, and which of their parts. */
export interface Grouping extends SubnetGrouping {
  vpcClass(vpc: string): string;
  /** The class of anything that is at home in a VPC, by its key. */
  placeOf(key: string): string;
}

/** Every place for itself, for asking about all of them. */
export const SINGLY: Grouping = {
  vpcClass: (vpc) => vpc,
  subnetClass: ({ key }) => key,
  placeOf: (key) => key,
};

export class Classes implements Grouping {
  readonly #vpcs = new Map<string, string>();
  readonly #homes: Homes;

  constructor(
    readonly world: World,
    depth: Depth = "what decides",
  ) {
    this.#homes = new Homes(world.network);
    const known = new Map<string, number>();
    for (const [vpc, text] of new Signatures(world, this.#homes).texts(depth)) {
      const id = known.get(text) ?? known.size;
      known.set(text, id);
      this.#vpcs.set(vpc, String(id));
    }
  }

  vpcClass(vpc: string): string {
    return String(this.#vpcs.get(vpc));
  }

  subnetClass(subnet: Subnet): string {
    return this.placeOf(subnet.key);
  }

  /** The class of the VPC and the place there; the key itself for what is at home in none. */
  placeOf(key: string): string {
    const place = this.#homes.meant(key);
    return typeof place === "object" ? `${this.vpcClass(place.vpc)} ${place.text}` : key;
  }

  /** How many different VPCs and subnets there are. */
  sizes(): { readonly vpcs: number; readonly subnets: number } {
    const subnets = [...this.world.network.subnets.values()].map((subnet) => this.subnetClass(subnet));
    return { vpcs: new Set(this.#vpcs.values()).size, subnets: new Set(subnets).size };
  }
}

/** VPCs that a fact names one by one; of more, the fact itself is named, which tells more VPCs apart. */
const NAMED_SINGLY = 3;

/** Collects what is said of each VPC, in words that are equal for VPCs of the same shape. */
class Signatures {
  readonly #words = new Map<string, number>();
  /** By VPC, the numbers of what is said of it and of no other VPC. */
  readonly #alone: Map<string, number[]>;
  readonly #twins = new Twins();
  /** By account, the VPCs with something in it; by VPC, its accounts in the order they come up. */
  readonly #members = new Map<string, Set<string>>();
  readonly #accounts = new Map<string, string[]>();
  #facts = 0;

  constructor(
    readonly world: World,
    readonly homes: Homes,
  ) {
    this.#alone = new Map([...world.network.vpcs.keys()].map((vpc) => [vpc, []]));
    for (const noun of homes.nouns) {
      const place = homes.placeOf(noun);
      const { account } = (noun.value.origin ?? {}) as { account?: string };
      if (place && account !== undefined) this.#join(place.vpc, account);
    }
  }

  texts(depth: Depth): [vpc: string, text: string][] {
    const blocks = new Blocks(this.world.network.vpcs.values());
    const spelling = new Spelling(this.homes, blocks, new Set(this.#members.keys()));
    tellFacts(this.world, spelling, (fact) => this.#add(fact), depth);
    for (const { vpc, index, prefix } of blocks.alone)
      this.#note(vpc, `block ${index} in ${holders(prefix, spelling.mentioned)}`);
    const others = this.#twins.texts();
    return [...this.#alone].map(([vpc, numbers]) => [
      vpc,
      `${numbers.sort((a, b) => a - b).join()};${others.get(vpc) ?? ""}`,
    ]);
  }

  #join(vpc: string, account: string): void {
    const members = this.#members.get(account);
    if (members) members.add(vpc);
    else this.#members.set(account, new Set([vpc]));
    const accounts = this.#accounts.get(vpc);
    if (!accounts) this.#accounts.set(vpc, [account]);
    else if (!accounts.includes(account)) accounts.push(account);
  }

  #add(fact: readonly Part[]): void {
    this.#facts += 1;
    const placed = new Set<string>();
    const concerned = new Set<string>();
    for (const part of fact) {
      if (typeof part === "string") continue;
      if (part.kind === "place") placed.add(part.vpc);
      else if (!part.own) for (const member of this.#members.get(part.id) ?? []) concerned.add(member);
    }
    for (const vpc of placed) this.#tell(vpc, fact, placed);
    for (const vpc of concerned) if (!placed.has(vpc)) this.#tell(vpc, fact, placed);
  }

  /** Notes a fact for a VPC that it concerns; `placed` are all VPCs that it names. */
  #tell(vpc: string, fact: readonly Part[], placed: ReadonlySet<string>): void {
    const others = placed.size - (placed.has(vpc) ? 1 : 0);
    const spell = (other: (part: Part) => string) =>
      fact.map((part) => this.#own(vpc, part) ?? other(part)).join(" ");
    if (others === 0) this.#note(vpc, spell(nameOf));
    else if (others > NAMED_SINGLY)
      this.#note(vpc, `${spell((part) => (typeof part === "string" ? part : "~"))} #${this.#facts}`);
    else if (others > 1) this.#note(vpc, spell(nameOf));
    else {
      const [other] = [...placed].filter((item) => item !== vpc);
      const text = spell((part) =>
        typeof part !== "string" && part.kind === "place" ? `~${part.text}` : nameOf(part),
      );
      this.#twins.add(vpc, this.#numberOf(text), other!);
    }
  }

  /** What a part is called by the VPC whose own it is. */
  #own(vpc: string, part: Part): string | undefined {
    if (typeof part === "string") return undefined;
    if (part.kind === "place") return part.vpc === vpc ? `@${part.text}` : undefined;
    const index = this.#accounts.get(vpc)?.indexOf(part.id) ?? -1;
    return index < 0 ? undefined : `@account ${index}`;
  }

  #note(vpc: string, text: string): void {
    this.#alone.get(vpc)?.push(this.#numberOf(text));
  }

  #numberOf(text: string): number {
    const known = this.#words.get(text) ?? this.#words.size;
    this.#words.set(text, known);
    return known;
  }
}

/** The lengths of all prefixes with a mention that hold a block and more. */
function holders({ base, length }: Prefix, mentioned: ReadonlySet<number>): string {
  const found: string[] = [];
  for (let shorter = 0; shorter < length; shorter++) {
    const holder = prefixHolding(base, shorter);
    if (mentioned.has(codeOf(holder))) found.push(`${holder.base}/${shorter}`);
  }
  return found.join();
}
