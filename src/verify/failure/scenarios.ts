/** Which things fail together, so that the answers stand for every choice that an expectation leaves open. */
import type { Scene } from "../scene";
import { vpcKinds } from "../vpc-kinds";
import type { Selection } from "../world/selector";
import { isCalled, type Thing, thingsOf } from "./things";
import { type Failing, type FailureKind, kindsIn, type Under } from "./under";

/** More combinations than anybody waits for. */
export const MOST_SCENARIOS = 5000;

export interface Scenarios {
  /** Things that fail together, one list for each question. */
  readonly together: readonly (readonly Thing[])[];
  /** Names, or kinds of things, that the network has nothing of. */
  readonly unknown: readonly string[];
  /** Present when there are more combinations than are asked. */
  readonly tooMany?: number;
}

export function scenariosOf(scene: Scene, under: Under, sides: readonly Selection[]): Scenarios {
  const kinds = kindsIn(under);
  const all = thingsOf(scene.world.network);
  const choices = kinds.map((kind) => choiceOf(all, kind, under[kind] ?? "any"));
  const unknown = choices.flatMap((choice) => (choice.from.length < choice.number ? [choice.name] : []));
  if (unknown.length > 0) return { together: [], unknown };
  const most = choices.reduce((sum, { number }) => sum + number, 0);
  const alike = alikeBy(scene, sides);
  const lists = choices.map((choice) =>
    choice.fixed ? [choice.from] : subsets(firstOfEach(choice.from, alike, most), choice.number),
  );
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (count > MOST_SCENARIOS) return { together: [], unknown, tooMany: count };
  return { together: combined(lists), unknown };
}

interface Choice {
  readonly name: string;
  readonly from: readonly Thing[];
  readonly number: number;
  /** Whether all of them fail, and not some. */
  readonly fixed: boolean;
}

function choiceOf(all: readonly Thing[], kind: FailureKind, failing: Failing): Choice {
  const named = typeof failing === "string" && failing !== "any" ? failing : undefined;
  const from = all.filter((thing) => thing.kind === kind && (named === undefined || isCalled(thing, named)));
  const number = typeof failing === "number" ? failing : 1;
  return { name: `${kind}: ${failing}`, from, number, fixed: named !== undefined };
}

/** What two things have in common of which either may fail with the same result. */
export type AlikeBy = (thing: Thing) => string;

export function alikeBy(scene: Scene, sides: readonly Selection[]): AlikeBy {
  const kindOfVpc = vpcKinds(scene, sides);
  return ({ kind, key, homes }) =>
    [kind, scene.strictClasses.placeOf(key), ...homes.map(kindOfVpc)].join(" || ");
}

/** Of things that are alike, those of the first few VPCs; what belongs to two or none is kept whole where several fail. */
function firstOfEach(things: readonly Thing[], alike: AlikeBy, most: number): Thing[] {
  const counts = new Map<string, Set<string>>();
  return things.filter((thing) => {
    if (thing.homes.length !== 1 && most > 1) return true;
    const kind = alike(thing);
    const homes = counts.get(kind) ?? new Set<string>();
    counts.set(kind, homes);
    const home = thing.homes.join();
    if (!homes.has(home) && homes.size >= most) return false;
    homes.add(home);
    return true;
  });
}

function subsets(things: readonly Thing[], number: number): (readonly Thing[])[] {
  if (number === 0) return [[]];
  const found: (readonly Thing[])[] = [];
  for (const [index, thing] of things.entries()) {
    if (found.length > MOST_SCENARIOS) break;
    for (const rest of subsets(things.slice(index + 1), number - 1)) found.push([thing, ...rest]);
  }
  return found;
}

function combined(lists: readonly (readonly (readonly Thing[])[])[]): (readonly Thing[])[] {
  return lists.reduce<(readonly Thing[])[]>(
    (sofar, list) => sofar.flatMap((one) => list.map((other) => [...one, ...other])),
    [[]],
  );
}
