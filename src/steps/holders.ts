/** Who names a resource, in its own stack and, through the exchange, in others. */
import { type Emission, stateOf } from "../diff/emission";
import type { Block, Stack } from "../verify/terraform/stack";
import { keyOf, type Resource } from "./change";

export class Holders {
  readonly #emission: Emission;
  readonly #known = new Map<Stack, ReadonlyMap<string, readonly Resource[]>>();

  constructor(emission: Emission) {
    this.#emission = emission;
  }

  /** Without the objects of the exchange: these only tell an ID, and AWS minds nothing that they do. */
  of({ state, address }: Resource): Resource[] {
    const home = this.#emission.byState.get(state);
    if (!home) return [];
    return [home, ...this.#emission.readersOf(home)].flatMap(
      (stack) => this.#namedIn(stack).get(keyOf({ state, address })) ?? [],
    );
  }

  /** Every resource that a block names, wherever it is. */
  namedBy(block: Block): Resource[] {
    return textsIn(block.body).flatMap((text) =>
      this.#emission.references(block.stack, text).flatMap(({ stack, address }) => {
        const named = stack.byAddress.get(address);
        return named && named !== block ? [{ state: stateOf(stack), address, block: named }] : [];
      }),
    );
  }

  #namedIn(stack: Stack): ReadonlyMap<string, readonly Resource[]> {
    const known = this.#known.get(stack);
    if (known) return known;
    const found = new Map<string, Resource[]>();
    for (const block of stack.blocks) {
      if (block.mode !== "resource" || block.type === "aws_s3_object") continue;
      const holder = { state: stateOf(stack), address: `${block.type}.${block.name}`, block };
      for (const key of new Set(this.namedBy(block).map(keyOf)))
        found.set(key, [...(found.get(key) ?? []), holder]);
    }
    this.#known.set(stack, found);
    return found;
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, below]) => (key === "//" ? [] : textsIn(below)));
}
