/** Gathers what each stack is to hold while the rooms of the planner decide, and carries identifiers between stacks. */
import { mostTags } from "../../aws/tags";
import type { Collector } from "../../diagnostics/collector";
import type { Account } from "../../model/account";
import type { NetworkModel } from "../../model/network-model";
import { NameChecks } from "../naming/name-checks";
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { Planned, PlannedStack } from "../planned/stack";
import { type ExchangeBucket, type OwnIdentifiers, Shared } from "./exported-values";
import type { StackPlace } from "./place";
import { planStack, stackName } from "./stack";

interface Import {
  /** Of whoever asked first. */
  readonly because: Because;
  /** The values that are used, where another account writes them. */
  readonly used?: Set<string>;
}

interface Content {
  readonly place: StackPlace;
  readonly resources: Planned[];
  readonly later: (() => readonly Planned[])[];
  readonly exports: Shared[];
  readonly imports: Map<Shared, Import>;
  readonly dependsOn: Set<string>;
}

export class StackContents {
  readonly #model: NetworkModel;
  readonly #collector: Collector;
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #contents = new Map<string, Content>();
  readonly #shared = new Map<string, Shared>();
  readonly #names: NameChecks;
  #complete = false;

  constructor(model: NetworkModel, collector: Collector) {
    this.#model = model;
    this.#collector = collector;
    this.#names = new NameChecks(collector);
    this.#accounts = new Map(model.accounts.map((account) => [account.name, account]));
  }

  add(place: StackPlace, ...resources: readonly Planned[]): void {
    this.#names.check(resources);
    if (resources.length > 0) this.#content(place).resources.push(...resources);
  }

  /**
   * Adds what can be decided without a word to anybody, each time somebody looks at the stack: nouns of all stacks
   * at once would be most of the memory of a large plan. `named` are those of them that have physical names.
   */
  addWhenAsked(place: StackPlace, resources: () => readonly Planned[], named: readonly Planned[] = []): void {
    this.#names.check(named);
    this.#content(place).later.push(resources);
  }

  /**
   * The same for what has to be decided now: `make` is called at once, for what it asks of other stacks and for what it
   * reports, and again each time somebody looks. It has to answer the same each time, and asking again changes nothing.
   */
  addDecided(place: StackPlace, make: () => readonly Planned[]): void {
    const decided = make();
    this.#names.check(decided);
    if (decided.length > 0) this.addWhenAsked(place, make);
  }

  /** What is planned in a stack so far, but for what it hands to others and takes from them. */
  planned(place: StackPlace): readonly Planned[] {
    const content = this.#contents.get(nameOf(place));
    return content ? [...content.resources, ...content.later.flatMap((more) => more())] : [];
  }

  /** The ID of an account that is declared. */
  accountId(name: string): string {
    return this.#account(name).id;
  }

  /** Makes sure that `later` is applied after `earlier`. */
  order(later: StackPlace, earlier: StackPlace): void {
    const name = nameOf(earlier);
    if (name !== nameOf(later)) this.#content(later).dependsOn.add(name);
  }

  /**
   * Exports values to one account, or to every account of the organisation. An object lies in its reader's folder,
   * so that the bucket's policy is the same few statements however many accounts there are. Asked again for a name
   * and a reader, it answers what was exported first. Many values are better made when they are asked for.
   */
  share(
    producer: StackPlace,
    name: string,
    reader: { readonly account: string } | "organization",
    values: OwnIdentifiers | (() => OwnIdentifiers),
    because: Because,
  ): Shared {
    const organization = reader === "organization";
    const to = organization ? "" : `/to/${reader.account}`;
    const ref = `${producer.account}/${producer.region}/export/${name}${to}`;
    const make = typeof values === "function" ? values : () => values;
    const before = this.#shared.get(ref);
    if (before) {
      // Rooms that need different values of one thing share one object.
      if (!this.#complete) before.ask(make);
      return before;
    }
    const exchange = this.#exchange(because);
    const folder = organization ? reader : this.#account(reader.account).id;
    const { id: producerId, tags } = this.#account(producer.account);
    const untagged = Object.keys(tags).length > mostTags("aws_s3_object");
    const facts = { ref, name, producer, producerId, folder, exchange, untagged, because };
    const shared = new Shared(facts, make);
    this.#content(producer).exports.push(shared);
    this.#shared.set(ref, shared);
    return shared;
  }

  /** The values in another stack, as identifiers to use there; that stack is then applied later. */
  receive(consumer: StackPlace, shared: Shared, because: Because): (value: string) => Identifier {
    if (nameOf(consumer) === nameOf(shared.producer)) {
      let values: OwnIdentifiers | undefined;
      return (value) => {
        values ??= shared.values();
        return values[value] as OwnIdentifier;
      };
    }
    const ref = shared.importRef(consumer);
    const used = this.#complete ? undefined : this.#import(consumer, shared, because).used;
    return (value) => {
      used?.add(value);
      return { from: "import", ref, name: value };
    };
  }

  #import(consumer: StackPlace, shared: Shared, because: Because): Import {
    this.order(consumer, shared.producer);
    const { imports } = this.#content(consumer);
    let known = imports.get(shared);
    if (!known) {
      const foreign = shared.producer.account !== consumer.account;
      known = { because, ...(foreign && { used: new Set<string>() }) };
      imports.set(shared, known);
    }
    return known;
  }

  /** All has been decided by now: what is asked again, when stacks are looked at, is known, and changes nothing. */
  stacks(): PlannedStack[] {
    this.#complete = true;
    const contents = [...this.#contents.values()];
    this.#contents.clear();
    return contents.flatMap((content) => this.#stack(content));
  }

  #stack({ place, dependsOn, ...content }: Content): PlannedStack[] {
    // Copies: what has grown one by one has room for more.
    const resources = content.resources.slice();
    const later = content.later.slice();
    const exports = content.exports.slice();
    const imports = [...content.imports];
    if (resources.length + later.length + exports.length + imports.length === 0) return [];
    const { account, region, phase } = place;
    const make = () => [
      ...resources,
      ...exports.map((shared) => shared.planExport()),
      ...imports.map(([shared, { because, used }]) =>
        shared.planImport(place, because, [...(used ?? [])].sort()),
      ),
      ...later.flatMap((more) => more()),
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
      content = { place, resources: [], later: [], exports: [], imports: new Map(), dependsOn: new Set() };
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
