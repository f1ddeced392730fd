/** What no other thing replaces: for each flow that is expected to be delivered, whatever stops it by failing alone. */
import { type Against, againstIn, type Expectation } from "../expectations";
import type { Scene } from "../scene";
import { select } from "../world/selector";
import { failedScene } from "./failed-scene";
import { alikeBy } from "./scenarios";
import type { Takeover } from "./takeover";
import { type Thing, thingsOf } from "./things";

/** One thing, and the expectations that do not hold without it. */
export interface SinglePoint {
  readonly thing: Thing;
  /** How many other things are missed in the same way. */
  readonly others: number;
  readonly missed: readonly { readonly expectation: Expectation; readonly against: Against }[];
}

export interface SinglePoints {
  readonly points: readonly SinglePoint[];
  /** What is replaced when it fails, by what, and how long it takes. */
  readonly takeovers: readonly Takeover[];
  /** How many things were taken out of the network in turn; of those that are alike, one. */
  readonly tried: number;
}

/** Expectations that do not hold while everything works say nothing here. */
export function singlePoints(scene: Scene, expectations: readonly Expectation[]): SinglePoints {
  const asked = expectations.filter(
    (one) => one.expect === "delivered" && !one.under && againstIn(scene, one) === undefined,
  );
  const sides = asked.flatMap(({ from, to }) => [select(scene.world, from), select(scene.world, to)]);
  const alike = groupsOf(thingsOf(scene.world.network), alikeBy(scene, sides));
  const points: SinglePoint[] = [];
  const takeovers: Takeover[] = [];
  for (const [thing, others] of alike) {
    const failed = failedScene(scene, [thing]);
    takeovers.push(...(thing.kind === "forwarder" ? failed.takeovers : []));
    const missed = asked.flatMap((expectation) => {
      const against = againstIn(failed.scene, expectation);
      return against ? [{ expectation, against }] : [];
    });
    if (missed.length > 0) points.push({ thing, others, missed });
  }
  return { points, takeovers, tried: alike.length };
}

/** The first of each kind, and how many more there are. */
function groupsOf(things: readonly Thing[], alike: (thing: Thing) => string): [Thing, number][] {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const kind = alike(thing);
    groups.set(kind, [...(groups.get(kind) ?? []), thing]);
  }
  return [...groups.values()].flatMap(([first, ...rest]): [Thing, number][] =>
    first ? [[first, rest.length]] : [],
  );
}
