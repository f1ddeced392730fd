/** Assembles stacks from what the rooms of the planner decided, with the exports and imports that follow from it. */
import { mostTags } from "../../aws/tags";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../../model/account";
import type { NetworkModel } from "../../model/network-model";
import { NameChecks } from "../naming/name-checks";
import type { Because } from "../planned/planned";
import type { Planned, PlannedStack } from "../planned/stack";
import type { Decision } from "./decision";
import { type ExchangeBucket, SharedObject } from "./exchange-object";
import { type Export, type Import, importRef } from "./export";
import { isSamePlace, type StackPlace } from "./place";
import { planStack, stackName } from "./stack";
import { addUsedValues } from "./used-values";

interface ImportedObject {
  /** Of whoever asked first. */
  readonly because: Because;
  /** The values that are used, where another account writes them. */
  readonly used?: Set<string>;
}

interface Content {
  readonly place: StackPlace;
  readonly resources: Planned[];
  readonly makers: (() => readonly Planned[])[];
  readonly exports: SharedObject[];
  readonly imports: Map<SharedObject, ImportedObject>;
  readonly dependsOn: Set<string>;
}

export class StackAssembly {
  readonly #model: NetworkModel;
  readonly #collector: Collector;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #contents = new Map<string, Content>();
  readonly #objects = new Map<string, SharedObject>();
  readonly #names: NameChecks;

  constructor(model: NetworkModel, collector: Collector) {
    this.#model = model;
    this.#collector = collector;
    this.#names = new NameChecks(collector);
    this.#accounts = new Map(model.accounts.map((account) => [account.name, account]));
  }

  add(decisions: Iterable<Decision>): void {
    for (const decision of decisions) this.#add(decision);
  }

  /** What is planned in a stack so far, but for what it hands to others and takes from them. */
  planned(place: StackPlace): readonly Planned[] {
    const content = this.#contents.get(nameOf(place));
    return content ? [...content.resources, ...content.makers.flatMap((make) => make())] : [];
  }

  stacks(): PlannedStack[] {
    const contents = [...this.#contents.values()];
    this.#contents.clear();
    return contents.flatMap((content) => this.#stack(content));
  }

  #add({ place, resources, named, imports = [], after = [] }: Decision): void {
    const made = typeof resources === "function" ? (named ?? resources()) : resources;
    this.#names.check(made);
    if (typeof resources !== "function") {
      if (resources.length > 0) this.#content(place).resources.push(...resources);
    } else if (named || made.length > 0) this.#content(place).makers.push(resources);
    for (const earlier of after) this.#order(place, earlier);
    const foreign = new Map<string, Set<string>>();
    for (const one of imports) {
      if (isSamePlace(place, one.exported.producer)) continue;
      const { used } = this.#import(place, one);
      if (used) foreign.set(importRef(place, one.exported), used);
    }
    if (foreign.size > 0) addUsedValues(made, foreign);
  }

  #order(later: StackPlace, earlier: StackPlace): void {
    if (!isSamePlace(later, earlier)) this.#content(later).dependsOn.add(nameOf(earlier));
  }

  #import(place: StackPlace, { exported, because }: Import): ImportedObject {
    const object = this.#object(exported);
    this.#order(place, object.producer);
    const { imports } = this.#content(place);
    let known = imports.get(object);
    if (!known) {
      const isForeign = object.producer.account !== place.account;
      known = { because, ...(isForeign && { used: new Set<string>() }) };
      imports.set(object, known);
    }
    return known;
  }

  #object(exported: Export): SharedObject {
    const { producer, name, reader, because } = exported;
    const isForAll = reader === "organization";
    const to = isForAll ? "" : `/to/${reader.account}`;
    const ref = `${producer.account}/${producer.region}/export/${name}${to}`;
    const known = this.#objects.get(ref);
    if (known) {
      known.add(exported);
      return known;
    }
    const exchange = this.#exchange(because);
    const folder = isForAll ? reader : this.#account(reader.account).id;
    const { id: producerId, tags } = this.#account(producer.account);
    const untagged = Object.keys(tags).length > mostTags("aws_s3_object");
    const facts = { name, producer, producerId, folder, exchange, untagged };
    const object = new SharedObject(ref, facts, exported);
    this.#content(producer).exports.push(object);
    this.#objects.set(ref, object);
    return object;
  }

  #stack({ place, dependsOn, ...content }: Content): PlannedStack[] {
    // Copies: what has grown one by one has room for more.
    const resources = content.resources.slice();
    const makers = content.makers.slice();
    const exports = content.exports.slice();
    const imports = [...content.imports];
    if (resources.length + makers.length + exports.length + imports.length === 0) return [];
    const { account, region, phase } = place;
    const make = () => [
      ...resources,
      ...exports.map((object) => object.planExport()),
      ...imports.map(([object, { because, used }]) =>
        object.planImport(place, because, [...(used ?? [])].sort()),
      ),
      ...makers.flatMap((more) => more()),
    ];
    return [
      planStack(this.#model, {
        account: this.#account(account),
        region,
        phase,
        resources: make,
        dependsOn: [...dependsOn],
      }),
    ];
  }

  #content(place: StackPlace): Content {
    const name = nameOf(place);
    let content = this.#contents.get(name);
    if (!content) {
      content = { place, resources: [], makers: [], exports: [], imports: new Map(), dependsOn: new Set() };
      this.#contents.set(name, content);
    }
    return content;
  }

  #account(name: string): Account {
    const account = this.#accounts.get(name);
    if (!account) throw new Error(`no account ${name}`);
    return account;
  }

  /** The bucket that exports lie in. Told once if there is none; planning goes on, to tell the rest as well. */
  #exchange(because: Because): ExchangeBucket {
    const { exchange } = this.#model.terraform;
    if (exchange) return exchange;
    this.#collector.report("EXCHANGE_MISSING", this.#model.terraform.at ?? because.at, {}, [], "exchange");
    return { bucket: "missing", region: "us-east-1", prefix: "network" };
  }
}

function nameOf({ account, region, phase }: StackPlace): string {
  return stackName(account, region, phase);
}
