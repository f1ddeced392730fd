/** Which resources that go are kept until all else is done, and why. */
import { wordsFor } from "../aws/resource-words";
import { stateOf } from "../diff/emission";
import type { Block } from "../verify/terraform/stack";
import { type Change, keyOf, type Resource } from "./change";
import { dataUsedBy } from "./data-sources";
import type { Holders } from "./holders";

/** What `keptIn` has to know of the change beside its resources. */
export interface Going {
  /** Keys of what is taken over, or has to go first. */
  readonly succeeded: ReadonlySet<string>;
  /** What is there before and stays for a while beside its successor. */
  readonly besides: readonly Resource[];
}

/** By key. */
export type Kept = ReadonlyMap<string, Resource>;

export function keptIn(change: Change, holders: Holders, { succeeded, besides }: Going): Kept {
  const going = new Map(
    change.deleted.filter((one) => !succeeded.has(keyOf(one))).map((one) => [keyOf(one), one]),
  );
  const growing = isGrowing(change);
  const onlyGoes = change.created.length === 0 && change.replaced.length === 0;
  const kept = new Map<string, Resource>();
  const keep = (one: Resource) => {
    if (kept.has(keyOf(one))) return;
    kept.set(keyOf(one), one);
    for (const needed of neededBy(one.block, change, holders)) if (going.has(keyOf(needed))) keep(needed);
  };
  for (const one of going.values()) {
    if (one.block.type === "aws_s3_object" && !onlyGoes) continue;
    if (onlyGoes || isHeld(one, going, holders) || (growing && isTraffic(one.block))) keep(one);
  }
  for (const { block } of [...besides, ...lettingGo(change, holders, kept)])
    for (const needed of neededBy(block, change, holders)) if (going.has(keyOf(needed))) keep(needed);
  return kept;
}

/** By something that stays, or by what goes in another stack, which Terraform cannot put in order. */
function isHeld(one: Resource, going: ReadonlyMap<string, Resource>, holders: Holders): boolean {
  return holders.of(one).some((holder) => !going.has(keyOf(holder)) || holder.state !== one.state);
}

/** What stays and names something that is kept. */
export function lettingGo({ updated }: Change, holders: Holders, kept: Kept): Resource[] {
  return updated
    .map(({ was }) => was)
    .filter(({ block }) => holders.namedBy(block).some((named) => kept.has(keyOf(named))));
}

/** What a block of before needs to be there: what it names, and the objects of the exchange through which it does. */
function neededBy(block: Block, { before }: Change, holders: Holders): Resource[] {
  const objects = dataUsedBy(block).flatMap((data) => before.objectReadBy(data) ?? []);
  return [
    ...holders.namedBy(block),
    ...objects.map((object) => ({
      state: stateOf(object.stack),
      address: `${object.type}.${object.name}`,
      block: object,
    })),
  ];
}

/** Whether something is made or turned that carries traffic, that names lead to, or that admits somebody. */
function isGrowing({ created, replaced, updated }: Change): boolean {
  return [...created, ...[...replaced, ...updated].map(({ is }) => is)].some(({ block }) => isTraffic(block));
}

function isTraffic({ type }: Block): boolean {
  const weight = wordsFor(type).weight;
  return weight === "carries" || weight === "names" || weight === "admits";
}
