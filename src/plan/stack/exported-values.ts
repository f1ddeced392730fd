/** What one stack shares with others: values in one small object, which it exports and they import. */
import { formatOf } from "../naming/identifier-formats";
import type {
  ExchangeObject,
  ImportedValue,
  OwnIdentifier,
  PlannedExport,
  PlannedImport,
} from "../planned/exchange";
import type { Because } from "../planned/planned";
import type { StackPlace } from "./place";

/** By the name that readers use. */
export type OwnIdentifiers = Readonly<Record<string, OwnIdentifier>>;

/** Where the objects of an organisation lie. */
export interface ExchangeBucket {
  readonly bucket: string;
  readonly region: string;
  readonly prefix: string;
}

export interface SharedFacts {
  /** Unique in the organisation, and the export's own. */
  readonly ref: string;
  readonly name: string;
  readonly producer: StackPlace;
  /** Of the producer: names may change, and the object stays where it is. */
  readonly producerId: string;
  /** The folder of the object: its reader's account ID, or `organization`. */
  readonly folder: string;
  readonly exchange: ExchangeBucket;
  /** Whether the object goes without its account's tags, which are more than S3 takes on one. */
  readonly untagged: boolean;
  readonly because: Because;
}

/** Keeps facts alone: of the objects and their keys there are tens of thousands, made when a stack is looked at. */
export class Shared {
  readonly #facts: SharedFacts;
  readonly #asked: (() => OwnIdentifiers)[];

  constructor(facts: SharedFacts, values: () => OwnIdentifiers) {
    this.#facts = facts;
    this.#asked = [values];
  }

  get producer(): StackPlace {
    return this.#facts.producer;
  }

  /** More values for the same object. */
  ask(values: () => OwnIdentifiers): void {
    this.#asked.push(values);
  }

  values(): OwnIdentifiers {
    return Object.assign({}, ...this.#asked.map((make) => make()));
  }

  planExport(): PlannedExport {
    const { ref, because, untagged } = this.#facts;
    const object = this.#object();
    return { kind: "export", ref, because, object, values: this.values(), ...(untagged && { untagged }) };
  }

  /** `used` are the names of values of another account, each with its format as a condition. */
  planImport(consumer: StackPlace, because: Because, used: readonly string[]): PlannedImport {
    const ref = this.importRef(consumer);
    const object = this.#object();
    if (used.length === 0) return { kind: "import", ref, because, object };
    const values = this.values();
    return { kind: "import", ref, because, object, values: used.map((name) => this.#imported(name, values)) };
  }

  #imported(value: string, values: OwnIdentifiers): ImportedValue {
    const { name: object, producer } = this.#facts;
    const identifier = values[value];
    if (!identifier) throw new Error(`${object} has no value ${value}`);
    const { pattern, name } = formatOf(identifier);
    const what = `What account ${producer.account} exported as ${value} in ${object}.json`;
    return { value, pattern, otherwise: `${what} is not a valid ${name}.` };
  }

  importRef(consumer: StackPlace): string {
    const { producer, name } = this.#facts;
    return `${consumer.account}/${consumer.region}/import/${producer.account}/${producer.region}/${name}`;
  }

  #object(): ExchangeObject {
    const { exchange, folder, producerId, producer, name } = this.#facts;
    const { bucket, region, prefix } = exchange;
    const key = [prefix, "exports", folder, producerId, producer.region, `${name}.json`].join("/");
    return { bucket, region, key };
  }
}
