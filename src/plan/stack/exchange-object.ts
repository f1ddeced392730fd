/** The object in which one stack's values lie for others: the producer writes it, and readers look values up in it. */
import { formatOf } from "../naming/identifier-formats";
import type { ExchangeObject, ImportedValue, PlannedExport, PlannedImport } from "../planned/exchange";
import type { Because } from "../planned/planned";
import { type Export, importRef, type OwnIdentifiers } from "./export";
import type { StackPlace } from "./place";

/** Where the objects of an organisation lie. */
export interface ExchangeBucket {
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
}

export interface ObjectFacts {
  readonly name: string;
  readonly producer: StackPlace;
  /** Of the producer: names may change, and the object stays where it is. */
  readonly producerId: string;
  /** The folder of the object: its reader's account ID, or `organization`. */
  readonly folder: string;
  readonly exchange: ExchangeBucket;
  /** Whether the object goes without its account's tags, which are more than S3 takes on one. */
  readonly untagged: boolean;
}

/** Keeps facts alone: of the objects and their keys there are tens of thousands, made when a stack is looked at. */
export class SharedObject {
  readonly ref: string;
  readonly #facts: ObjectFacts;
  readonly #because: Because;
  /** By the groups that they are of. */
  readonly #values: Map<string | undefined, Export["values"]>;

  constructor(ref: string, facts: ObjectFacts, first: Export) {
    this.ref = ref;
    this.#facts = facts;
    this.#because = first.because;
    this.#values = new Map([[first.group, first.values]]);
  }

  get producer(): StackPlace {
    return this.#facts.producer;
  }

  /** More values for the same object, unless it has that group already. */
  add({ group, values }: Export): void {
    if (!this.#values.has(group)) this.#values.set(group, values);
  }

  planExport(): PlannedExport {
    const { untagged } = this.#facts;
    const [ref, because, object, values] = [this.ref, this.#because, this.#object(), this.#made()];
    return { kind: "export", ref, because, object, values, ...(untagged && { untagged }) };
  }

  /** `used` are the names of values of another account, each with its format as a condition. */
  planImport(consumer: StackPlace, because: Because, used: readonly string[]): PlannedImport {
    const ref = importRef(consumer, this.#facts);
    const object = this.#object();
    if (used.length === 0) return { kind: "import", ref, because, object };
    const values = this.#made();
    return { kind: "import", ref, because, object, values: used.map((name) => this.#imported(name, values)) };
  }

  #made(): OwnIdentifiers {
    return Object.assign({}, ...[...this.#values.values()].map((make) => make()));
  }

  #imported(value: string, values: OwnIdentifiers): ImportedValue {
    const { name: object, producer } = this.#facts;
    const identifier = values[value];
    if (!identifier) throw new Error(`${object} has no value ${value}`);
    const { pattern, name } = formatOf(identifier);
    const what = `What account ${producer.account} exported as ${value} in ${object}.json`;
    return { value, pattern, otherwise: `${what} is not a valid ${name}.` };
  }

  #object(): ExchangeObject {
    const { exchange, folder, producerId, producer, name } = this.#facts;
    const { bucket, region, prefix } = exchange;
    const key = [prefix, "exports", folder, producerId, producer.region, `${name}.json`].join("/");
    return { bucket, region, key };
  }
}
