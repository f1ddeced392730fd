/** Which pairs of subnets must be asked about so that the answers stand for all pairs. */
import { groupBy } from "../../lists/group-by";
import type { Subnet } from "../network/vpc";
import type { SubnetGrouping } from "./classes";

export interface Pair {
  readonly from: Subnet;
  readonly to: Subnet;
  /** The same for every pair that this one stands for. */
  readonly kind: string;
}

/** What pairs that end alike have in common: the classes of both sides, and whether these are in one VPC. */
export function kindOfPair(classes: SubnetGrouping, from: Subnet, to: Subnet): string {
  const place = from.vpc === to.vpc ? "within" : "between";
  return `${place} ${classes.subnetClass(from)} ${classes.subnetClass(to)}`;
}

/** One pair for each kind there is among these. */
export function representativePairs(
  classes: SubnetGrouping,
  from: readonly Subnet[],
  to: readonly Subnet[],
): Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (source: Subnet, target: Subnet) => {
    const kind = kindOfPair(classes, source, target);
    if (!pairs.has(kind)) pairs.set(kind, { from: source, to: target, kind });
  };
  within(classes, from, to, add);
  const targets = firstOfEach(classes, to);
  for (const sources of firstOfEach(classes, from))
    for (const others of targets) {
      const pair = firstApart(sources, others);
      if (pair) add(...pair);
    }
  return [...pairs.values()];
}

type Add = (from: Subnet, to: Subnet) => void;

/** VPCs of one class with the same places selected have the same pairs within them. */
function within(classes: SubnetGrouping, from: readonly Subnet[], to: readonly Subnet[], add: Add): void {
  const sources = groupBy(from, (subnet) => subnet.vpc);
  const targets = groupBy(to, (subnet) => subnet.vpc);
  const met = new Set<string>();
  for (const [vpc, ones] of sources) {
    const others = targets.get(vpc);
    if (!others) continue;
    const sides = [ones, others].map((side) => side.map((subnet) => classes.subnetClass(subnet)).join());
    const selected = sides.join(" to ");
    if (met.has(selected)) continue;
    met.add(selected);
    for (const one of ones) for (const other of others) if (one !== other) add(one, other);
  }
}

/** Of each class the first subnets in up to two VPCs: enough for a pair in different VPCs where there is one. */
function firstOfEach(classes: SubnetGrouping, subnets: readonly Subnet[]): Subnet[][] {
  const first = new Map<string, Subnet[]>();
  for (const subnet of subnets) {
    const name = classes.subnetClass(subnet);
    const found = first.get(name);
    if (!found) first.set(name, [subnet]);
    else if (found.length === 1 && found[0]?.vpc !== subnet.vpc) found.push(subnet);
  }
  return [...first.values()];
}

function firstApart(ones: readonly Subnet[], others: readonly Subnet[]): [Subnet, Subnet] | undefined {
  for (const one of ones) for (const other of others) if (one.vpc !== other.vpc) return [one, other];
  return undefined;
}

/**
 * What subnets that are answered alike have in common. `apart` are VPCs that the question itself names, such as the
 * provider of the service that is asked for: these stand for themselves alone.
 */
export function kindOfSubnet(classes: SubnetGrouping, subnet: Subnet, apart: ReadonlySet<string>): string {
  return apart.has(subnet.vpc) ? subnet.key : classes.subnetClass(subnet);
}

/** One subnet of each kind among these. */
export function representatives(
  classes: SubnetGrouping,
  subnets: readonly Subnet[],
  apart: ReadonlySet<string> = new Set(),
): Subnet[] {
  const byKind = new Map<string, Subnet>();
  for (const subnet of subnets) {
    const kind = kindOfSubnet(classes, subnet, apart);
    if (!byKind.has(kind)) byKind.set(kind, subnet);
  }
  return [...byKind.values()];
}
