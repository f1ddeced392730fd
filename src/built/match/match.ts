/** Finds for each resource that Terraform describes the one that AWS has, from what both say of themselves. */
import { asList, asObject, type Block } from "../../verify/terraform/stack";
import { idOf } from "../module";
import { HOLDS, IDENTITIES, placeOf } from "./identities";
import { REFERENCE, type Said, type Side, UNKNOWN } from "./side";

export interface Matches {
  /** By the key of what is described, what is there. */
  readonly there: ReadonlyMap<string, Block>;
  /** By the key of what is there, what describes it. */
  readonly described: ReadonlyMap<string, Block>;
  /** By ID, what is there of what others made and the description only looks up. */
  readonly existing: ReadonlyMap<string, Block>;
}

/** How many lists of arguments a type has at most. */
const TRIES = Math.max(...Object.values(IDENTITIES).map((lists) => lists.length));

/**
 * Two are the same when everything that names them says the same, and no third one does. What refers to others is
 * known once these are, so it goes round until nothing new is found.
 */
export function match(described: Side, built: Side): Matches {
  const matching = new Matching(described, built);
  matching.seed();
  for (let tries = 1; tries <= TRIES; tries += 1) while (matching.round(tries)) {}
  return matching;
}

/** What refers to described things, as it would refer to those that are there; {@link UNKNOWN} for one that is not known. */
export function translated(said: Said, { there, existing }: Matches): Said {
  if (said === undefined || (existing.size === 0 && !said.includes(REFERENCE))) return said;
  const words = said.split(" ").map((word) => {
    const given = existing.get(word);
    if (given) return `${REFERENCE}${given.key}`;
    if (!word.startsWith(REFERENCE)) return word;
    const [key = "", part] = word.slice(REFERENCE.length).split("#");
    const found = there.get(key);
    return found ? `${REFERENCE}${found.key}${part === undefined ? "" : `#${part}`}` : UNKNOWN;
  });
  return words.sort().join(" ");
}

/** By which ID a resource's stack imports it, where it does. */
export function importIdIn({ stack, type, name }: Block): string | undefined {
  const found = asList(stack.json.import)
    .map(asObject)
    .find(({ to }) => to === `${type}.${name}`);
  return typeof found?.id === "string" ? found.id : undefined;
}

class Matching implements Matches {
  readonly there = new Map<string, Block>();
  readonly described = new Map<string, Block>();
  readonly existing: ReadonlyMap<string, Block>;
  readonly #sides: readonly [Side, Side];

  constructor(described: Side, built: Side) {
    this.#sides = [described, built];
    const wanted = described.lookedUp;
    // What was made is meant before what is only looked up as well.
    const all = wanted.size === 0 ? [] : [...built.lookups, ...built.blocks];
    this.existing = new Map(
      all.filter((block) => wanted.has(idOf(block))).map((block) => [idOf(block), block]),
    );
  }

  /** What is imported is known by the ID that the stack gives for it, and by its place: some IDs are names. */
  seed(): void {
    const [described, built] = this.#sides;
    const keyOf = ({ type, account, region }: Block, id: string) =>
      [type, placeOf(type, account, region), id].join("\n");
    const byId = new Map(built.blocks.map((block) => [keyOf(block, idOf(block)), block]));
    for (const block of described.blocks) {
      const id = importIdIn(block);
      const there = id === undefined ? undefined : byId.get(keyOf(block, id));
      if (there) this.#pair(block, there);
    }
  }

  /** Whether something new was found with the first so many lists of arguments of each type. */
  round(tries: number): boolean {
    const before = this.there.size;
    for (let index = 0; index < tries; index += 1) this.#byIdentity(index);
    for (const built of [...this.there.values()]) this.#held(built);
    return this.there.size > before;
  }

  #byIdentity(index: number): void {
    const [described, built] = this.#sides;
    const [ours, theirs] = [
      this.#named(described, index, this.there, (said) => translated(said, this)),
      this.#named(built, index, this.described, (said) => said),
    ];
    for (const [name, blocks] of ours) {
      const candidates = theirs.get(name);
      if (blocks.length === 1 && candidates?.length === 1)
        this.#pair(blocks[0] as Block, candidates[0] as Block);
    }
  }

  /** What has no partner yet, by what its arguments say; left out where one of them is not known yet. */
  #named(
    side: Side,
    index: number,
    paired: ReadonlyMap<string, Block>,
    translate: (said: Said) => Said,
  ): Map<string, Block[]> {
    const named = new Map<string, Block[]>();
    for (const block of side.blocks) {
      const paths = IDENTITIES[block.type]?.[index];
      if (!paths || paired.has(block.key)) continue;
      const said = paths.map((path) => translate(side.said(block, path)) ?? "");
      if (
        said.some((text) => text.includes(UNKNOWN)) ||
        (paths.length > 0 && said.every((text) => text === ""))
      )
        continue;
      const name = [block.type, placeOf(block.type, block.account, block.region), ...said].join("\n");
      named.set(name, [...(named.get(name) ?? []), block]);
    }
    return named;
  }

  #held(built: Block): void {
    const [ours, theirs] = this.#sides;
    const described = this.described.get(built.key);
    for (const path of described ? (HOLDS[described.type] ?? []) : []) {
      const [from, to] = [ours.meant(described as Block, path), theirs.meant(built, path)];
      const [one, other] = [ours.byKey(from ?? ""), theirs.byKey(to ?? "")];
      if (one && other && one.type === other.type) this.#pair(one, other);
    }
  }

  #pair(described: Block, built: Block): void {
    if (this.there.has(described.key) || this.described.has(built.key)) return;
    this.there.set(described.key, built);
    this.described.set(built.key, described);
  }
}
