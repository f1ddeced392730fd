/** Finds what is built by what it is in or refers to. */
import type { Side } from "../../built/match/side";
import { groupBy } from "../../lists/group-by";
import type { Block } from "../../verify/terraform/stack";

/** Looks at all things of a type once for each argument. */
export class BuiltIndex {
  readonly built: Side;
  readonly #byType: ReadonlyMap<string, readonly Block[]>;
  readonly #byArgument = new Map<string, ReadonlyMap<string, readonly Block[]>>();

  constructor(built: Side) {
    this.built = built;
    this.#byType = groupBy(built.blocks, ({ type }) => type);
  }

  of(type: string): readonly Block[] {
    return this.#byType.get(type) ?? [];
  }

  /** Things of a type whose argument means the thing with this key. */
  in(type: string, argument: string, key: string): readonly Block[] {
    const name = `${type} ${argument}`;
    let known = this.#byArgument.get(name);
    if (!known) {
      known = groupBy(this.of(type), (block) => this.built.meant(block, argument) ?? "");
      this.#byArgument.set(name, known);
    }
    return known.get(key) ?? [];
  }
}
