/** The network as boxes and lines: VPCs by organisational unit, segments, what is outside, and services. */
import { count } from "../../diagnostics/counted";
import { formatPrefix } from "../../ip/prefix";
import { groupBy } from "../../lists/group-by";
import type { Vpc } from "../../verify/network/vpc";
import type { World } from "../../verify/world/world";
import { type Link, linksOf, segmentNodes, serviceNodes } from "./links";
import type { GraphNode } from "./node";

export interface Graph {
  /** Boxes by their title, in order. */
  readonly groups: readonly string[];
  readonly nodes: readonly GraphNode[];
  readonly links: readonly Link[];
}

/** Up to so many VPCs are drawn one by one; of more, those with the same place and the same links are drawn as one. */
const DRAWN_SINGLY = 40;

export function topologyGraph(world: World): Graph {
  const vpcs = [...world.network.vpcs.values()];
  const links = linksOf(world);
  const boxes = vpcs.length > DRAWN_SINGLY ? alike(world, vpcs, links) : vpcs.map((vpc) => [vpc]);
  const idOf = new Map(boxes.flatMap((box) => box.map((vpc) => [vpc.key, box[0]!.key])));
  const moved = links.map((link) => ({
    ...link,
    from: idOf.get(link.from) ?? link.from,
    to: idOf.get(link.to) ?? link.to,
  }));
  const unique = [...new Map(moved.map((link) => [JSON.stringify(link), link])).values()];
  const outside = world.externals.map(
    ({ range, prefixes }): GraphNode => ({
      id: `external:${range.name}`,
      kind: "outside",
      title: range.name,
      lines: shortened(prefixes.map(formatPrefix)),
    }),
  );
  const nodes = [
    ...boxes.map((box) => vpcNode(world, box)),
    ...segmentNodes(world),
    ...outside,
    ...serviceNodes(world),
  ];
  const groups = new Set(nodes.flatMap(({ group }) => (group === undefined ? [] : [group])));
  return { groups: [...groups].sort(), nodes, links: unique };
}

/** VPCs of one unit and region with the same links, in order of their refs. */
function alike(world: World, vpcs: readonly Vpc[], links: readonly Link[]): Vpc[][] {
  const byEnd = groupBy(
    links.flatMap((link) => [
      { end: link.from, text: `to ${link.to} ${link.kind}` },
      { end: link.to, text: `from ${link.from} ${link.kind}` },
    ]),
    ({ end }) => end,
  );
  const signature = (vpc: Vpc) => {
    const texts = (byEnd.get(vpc.key) ?? []).map(({ text }) => text).sort();
    return JSON.stringify([unitOf(world, vpc), vpc.region, texts]);
  };
  return [...groupBy(vpcs, signature).values()];
}

function vpcNode(world: World, box: readonly Vpc[]): GraphNode {
  const vpc = box[0]!;
  const group = unitOf(world, vpc) || "accounts without a unit";
  if (box.length > 1)
    return {
      id: vpc.key,
      kind: "vpcs",
      title: `${box.length} VPCs`,
      lines: [vpc.region, count(new Set(box.map(({ account }) => account)).size, "account")],
      group,
    };
  return {
    id: vpc.key,
    kind: "vpc",
    title: world.vpcLabel(vpc),
    lines: [vpc.region, ...shortened(vpc.cidrs.map(formatPrefix)), ...doors(world, vpc)],
    group,
  };
}

function unitOf(world: World, vpc: Vpc): string {
  return world.accounts.get(vpc.account)?.ou ?? "";
}

function doors({ network, endpointsOf }: World, vpc: Vpc): string[] {
  const internet = [...network.internetGateways.values()].some((gateway) => gateway.vpc === vpc.key);
  const endpoints = endpointsOf.get(vpc.key)?.length ?? 0;
  return [
    ...(internet ? ["internet gateway"] : []),
    ...(endpoints > 0 ? [`${endpoints} endpoint${endpoints === 1 ? "" : "s"}`] : []),
  ];
}

function shortened(texts: readonly string[]): string[] {
  return texts.length <= 2 ? [...texts] : [texts[0]!, `and ${texts.length - 1} more`];
}
