/** Puts a text at places of a configuration, and writes it so that each place has a line of its own. */
import type { TextPlace } from "./text-places";

/** A path in one configuration: keys of maps and indexes of lists. */
export type Path = readonly (string | number)[];

/** A text place as it stands in one configuration. */
export interface Spot {
  readonly place: TextPlace;
  readonly path: Path;
}

/** A configuration as text, and the line of each path in it; a path to a map or a list has the line of its key. */
export interface Written {
  readonly text: string;
  readonly lines: ReadonlyMap<string, number>;
}

export function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** Where a place is in a value: every entry that its path fits, and that is text. */
export function spotsOf(value: unknown, place: TextPlace): Spot[] {
  const paths = place.path.reduce<Path[]>(
    (before, step) =>
      before.flatMap((path) => stepsBelow(at(value, path), step).map((next) => [...path, next])),
    [[]],
  );
  return paths
    .filter((path) => place.isKey || typeof at(value, path) === "string")
    .map((path) => ({ place, path }));
}

function stepsBelow(value: unknown, step: string): (string | number)[] {
  if (Array.isArray(value)) return step === "[]" ? [...value.keys()] : [];
  if (typeof value !== "object" || value === null) return [];
  return step === "*" ? Object.keys(value) : step in value ? [step] : [];
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((now, step) => (now as Record<string | number, unknown>)[step], value);
}

/** The configuration with `textOf` of each spot at it; a key is renamed and keeps its value. */
export function filled(value: unknown, spots: readonly Spot[], textOf: (spot: Spot) => string): Written {
  const values = new Map<string, string>();
  const keys = new Map<string, string>();
  for (const spot of spots) (spot.place.isKey ? keys : values).set(keyOf(spot.path), textOf(spot));
  const printer = new Printer(values, keys);
  printer.print(value, []);
  return { text: `${printer.text}\n`, lines: printer.lines };
}

/** JSON, which is YAML too, with a line for each key and each entry. */
class Printer {
  text = "";
  readonly lines = new Map<string, number>();
  readonly #values: ReadonlyMap<string, string>;
  readonly #keys: ReadonlyMap<string, string>;
  #line = 1;

  constructor(values: ReadonlyMap<string, string>, keys: ReadonlyMap<string, string>) {
    this.#values = values;
    this.#keys = keys;
  }

  print(value: unknown, path: Path): void {
    this.lines.set(keyOf(path), this.#line);
    const text = this.#values.get(keyOf(path));
    if (text !== undefined || typeof value !== "object" || value === null) {
      this.text += JSON.stringify(text ?? value);
      return;
    }
    const isList = Array.isArray(value);
    this.text += isList ? "[" : "{";
    for (const [index, [key, member]] of Object.entries(value).entries()) {
      const inner = [...path, isList ? index : key];
      this.text += `${index === 0 ? "" : ","}\n${" ".repeat(inner.length)}`;
      this.#line++;
      if (!isList) this.text += `${JSON.stringify(this.#keys.get(keyOf(inner)) ?? key)}: `;
      this.print(member, inner);
    }
    this.text += isList ? "]" : "}";
  }
}
