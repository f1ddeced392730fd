/** Values that one stack hands to others, and how a stack that takes them names each. */
import type { Identifier, OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import { isSamePlace, type StackPlace } from "./place";

/** By the name that readers use. */
export type OwnIdentifiers = Readonly<Record<string, OwnIdentifier>>;

/**
 * Values for one account, or for every account of the organisation. An object lies in its reader's folder, so that the
 * bucket's policy is the same few statements however many accounts there are.
 */
export interface Export {
  readonly producer: StackPlace;
  /** Exports of one producer, name and reader are one object, which has the values of all of them. */
  readonly name: string;
  readonly reader: { readonly account: string } | "organization";
  /** Names what the values are of, where one object has several such groups. */
  readonly group?: string;
  /** Made when they are asked for: there are tens of thousands. */
  readonly values: () => OwnIdentifiers;
  readonly because: Because;
}

/** An export as one stack uses it. */
export interface Import {
  readonly exported: Export;
  readonly because: Because;
  /** The value's identifier in that stack: its own, or read from the exchange. */
  readonly value: (name: string) => Identifier;
}

export function importInto(place: StackPlace, exported: Export, because: Because): Import {
  if (isSamePlace(place, exported.producer)) {
    let values: OwnIdentifiers | undefined;
    const value = (name: string) => {
      values ??= exported.values();
      return values[name] as OwnIdentifier;
    };
    return { exported, because, value };
  }
  const ref = importRef(place, exported);
  return { exported, because, value: (name) => ({ from: "import", ref, name }) };
}

/** The ref of an import in the stack that reads it. */
export function importRef(
  { account, region }: StackPlace,
  { producer, name }: Pick<Export, "producer" | "name">,
): string {
  return `${account}/${region}/import/${producer.account}/${producer.region}/${name}`;
}
