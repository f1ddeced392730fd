/** Which pairs of subnets must be asked about so that the answers stand for all pairs. */
import { overlaps } from "../../ip/prefix";
import type { Subnet, Vpc } from "../network/vpc";
import { groupBy } from "../readers/group";
import type { Grouping } from "./classes";
import type { World } from "./world";

export interface Pair {
  readonly from: Subnet;
  readonly to: Subnet;
  /** The same for every pair that this one stands for. */
  readonly kind: string;
}

/**
 * One pair for each kind there is: within a VPC, between peered VPCs, and between VPCs with nothing directly between
 * them, for each pair of subnet classes. Overlapping VPCs stand in only when there are no others.
 */
export function representativePairs(
  world: World,
  classes: Grouping,
  from: readonly Subnet[],
  to: readonly Subnet[],
): Pair[] {
  const pairs = new Map<string, Pair>();
  const [sources, targets] = [groupBy(from, (subnet) => subnet.vpc), groupBy(to, (subnet) => subnet.vpc)];
  const add = (kind: string, one: string, other: string) => {
    for (const source of sources.get(one) ?? [])
      for (const target of targets.get(other) ?? []) {
        if (source === target) continue;
        const key = `${kind} ${classes.subnetClass(source)} ${classes.subnetClass(target)}`;
        if (!pairs.has(key)) pairs.set(key, { from: source, to: target, kind: key });
      }
  };
  for (const vpc of sources.keys()) if (targets.has(vpc)) add("same", vpc, vpc);
  for (const peering of world.network.peerings.values()) {
    add("peered", peering.requester, peering.accepter);
    add("peered", peering.accepter, peering.requester);
  }
  const bySource = groupBy(sources.keys(), (vpc) => classes.vpcClass(vpc));
  const byTarget = groupBy(targets.keys(), (vpc) => classes.vpcClass(vpc));
  for (const ones of bySource.values())
    for (const others of byTarget.values()) {
      const apart = firstApart(world, ones, others);
      if (apart) addApart(add, sources, targets, classes, apart, ones, others);
    }
  return [...pairs.values()];
}

type Add = (kind: string, one: string, other: string) => void;

/** Members of a class may be selected in part only, so VPCs are added until every selected subnet class was met. */
function addApart(
  add: Add,
  sources: ReadonlyMap<string, readonly Subnet[]>,
  targets: ReadonlyMap<string, readonly Subnet[]>,
  classes: Grouping,
  apart: readonly [string, string],
  ones: readonly string[],
  others: readonly string[],
): void {
  add("apart", apart[0], apart[1]);
  const met = (groups: ReadonlyMap<string, readonly Subnet[]>, vpcs: readonly string[]) =>
    new Set(vpcs.flatMap((vpc) => (groups.get(vpc) ?? []).map((subnet) => classes.subnetClass(subnet)))).size;
  if (met(sources, ones) === met(sources, [apart[0]]) && met(targets, others) === met(targets, [apart[1]]))
    return;
  for (const one of ones) for (const other of others) if (one !== other) add("apart", one, other);
}

/** Two different VPCs that nothing joins directly; overlapping ones only when all are. */
function firstApart(
  world: World,
  ones: readonly string[],
  others: readonly string[],
): [string, string] | undefined {
  let overlapping: [string, string] | undefined;
  for (const one of ones) {
    const peers = new Set(
      (world.peeringsOf.get(one) ?? []).flatMap((item) => [item.requester, item.accepter]),
    );
    for (const other of others) {
      if (one === other || peers.has(other)) continue;
      if (!overlap(world.network.vpcs.get(one)!, world.network.vpcs.get(other)!)) return [one, other];
      overlapping ??= [one, other];
    }
  }
  return overlapping;
}

function overlap(a: Vpc, b: Vpc): boolean {
  return a.cidrs.some((one) => b.cidrs.some((other) => overlaps(one, other)));
}

/** One subnet of each class among these. */
export function representatives(classes: Grouping, subnets: readonly Subnet[]): Subnet[] {
  const byClass = new Map<string, Subnet>();
  for (const subnet of subnets) {
    const key = classes.subnetClass(subnet);
    if (!byClass.has(key)) byClass.set(key, subnet);
  }
  return [...byClass.values()];
}
