/** All that is decided of a change before any step of it is written. */
import { type Besides, besidesIn } from "./besides";
import { type Change, keyOf, type Resource } from "./change";
import { Holders } from "./holders";
import { type Kept, keptIn, lettingGo } from "./kept";
import type { Order } from "./order";
import { type PrivateNames, privateNamesIn } from "./private-names";
import { leavingFirst, type Succession, successionsIn } from "./successions";

export interface Decisions {
  readonly change: Change;
  readonly successions: readonly Succession[];
  /** Keys of what leaves its state in the first step. */
  readonly leaving: ReadonlySet<string>;
  readonly besides: Besides;
  readonly kept: Kept;
  readonly names: PrivateNames;
  /** Keys of what is named by something that stays for a while. */
  readonly needed: ReadonlySet<string>;
  /** Keys of what stays and leads to something that goes: it turns once all that is new is there. */
  readonly turning: ReadonlySet<string>;
}

export function decide(change: Change, order: Order): Decisions {
  const holders = new Holders(change.before);
  const isEarlier = (one: string, other: string) => order.levelOf(one) < order.levelOf(other);
  const names = privateNamesIn(change, isEarlier);
  const successions = [...successionsIn(change, isEarlier), ...names.successions];
  const besides = besidesIn(change, holders);
  const standing = [...besides.values()].map(({ was }) => was);
  const leaving = leavingFirst(successions, change);
  const succeeded = new Set([...successions.map(({ from }) => keyOf(from)), ...leaving]);
  const kept = keptIn(change, holders, { succeeded, besides: standing });
  const needed = [...kept.values(), ...standing].flatMap(({ block }) => holders.namedBy(block));
  const turning = new Set([
    ...lettingGo(change, holders, kept).map(keyOf),
    ...standing.flatMap((one) => holders.of(one)).map(keyOf),
  ]);
  return {
    change,
    successions,
    leaving,
    besides,
    kept,
    names,
    needed: new Set(needed.map(keyOf)),
    turning: change.created.length > 0 || besides.size > 0 ? turning : new Set(),
  };
}

/** What is kept in one state. */
export function keptOf({ kept }: Decisions, state: string): Resource[] {
  return [...kept.values()].filter((one) => one.state === state);
}
