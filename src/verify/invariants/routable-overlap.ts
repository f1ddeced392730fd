/** Routable VPCs never overlap: what is peered, or meets in a transit gateway table, has disjoint ranges. */
import { comparePrefixes, contains, formatPrefix, lastAddress, overlaps, type Prefix } from "../../ip/prefix";
import { type Finding, finding } from "../finding";
import type { Edge, TransitTable } from "../network/transit";
import type { Scene } from "../scene";
import type { Origin } from "../terraform/stack";
import type { ExternalRange } from "../world/directory";
import type { World } from "../world/world";

interface Holder {
  readonly label: string;
  readonly prefix: Prefix;
  /** The range outside that it is of: behind two connections it is one network with two ways. */
  readonly range?: string;
}

export function routableOverlap({ world }: Scene): Finding[] {
  return [...peered(world), ...transited(world), ...outside(world)];
}

function peered(world: World): Finding[] {
  return [...world.network.peerings.values()].flatMap((peering) => {
    const holders = [peering.requester, peering.accepter].flatMap((key) => holdersOf(world, key));
    return clashes(holders, peering.origin, `peering ${peering.origin.ref}`);
  });
}

function transited(world: World): Finding[] {
  return [...world.network.transitTables.values()].flatMap((table) => {
    const holders = [...learnt(world, table), ...stated(world, table)];
    return clashes(holders, table.origin, `transit gateway table ${table.origin.ref}`);
  });
}

function learnt(world: World, table: TransitTable): Holder[] {
  return table.propagations.flatMap(({ attachment: key }) => {
    const attachment = world.network.attachments.get(key);
    if (!attachment) return [];
    if (attachment.kind === "vpc") return holdersOf(world, attachment.of);
    const edge = world.network.edges.get(attachment.of);
    return edge ? behind(world, edge, attachment.origin.ref) : [];
  });
}

/** Of a static route only the part that its VPC really has; a summary that leads to it is no claim. */
function stated(world: World, table: TransitTable): Holder[] {
  return table.routes.flatMap((route) => {
    const attachment = world.network.attachments.get(route.attachment ?? "");
    if (attachment?.kind !== "vpc") return [];
    return holdersOf(world, attachment.of).filter(({ prefix }) =>
      route.destinations.some((destination) => destination.length >= 8 && overlaps(destination, prefix)),
    );
  });
}

function outside(world: World): Finding[] {
  return [...world.network.edges.values()].flatMap((edge) => {
    const gateway = world.network.vpnGateways.get(edge.gateway);
    if (!gateway) return [];
    const far = behind(world, edge, edge.origin.ref);
    return clashes([...holdersOf(world, gateway.vpc), ...far], edge.origin, edge.origin.ref);
  });
}

/** A part of a range is the whole's, though its own connection, if it has one, wins by the longer prefix. */
function behind(world: World, edge: Edge, label: string): Holder[] {
  const served = world.externals.filter(({ edges }) => edges.includes(edge));
  return world.prefixesBehind(edge).map((prefix) => {
    const outer = served
      .flatMap(({ range, prefixes }) => prefixes.map((whole) => ({ range, whole })))
      .filter(({ whole }) => contains(whole, prefix))
      .sort((a, b) => a.whole.length - b.whole.length)[0];
    return { label, prefix, ...(outer && { range: wholeOf(world, outer.range).name }) };
  });
}

function wholeOf(world: World, part: ExternalRange, parts: readonly ExternalRange[] = []): ExternalRange {
  const whole = world.externals.find(({ range }) => range.name === part.within)?.range;
  return !whole || parts.includes(whole) ? part : wholeOf(world, whole, [...parts, part]);
}

function holdersOf(world: World, key: string): Holder[] {
  const vpc = world.network.vpcs.get(key);
  return vpc ? vpc.cidrs.map((prefix) => ({ label: world.vpcLabel(vpc), prefix })) : [];
}

/** Neighbours in address order that overlap and belong to different holders. */
function clashes(holders: readonly Holder[], origin: Origin, by: string): Finding[] {
  const sorted = [...holders].sort((a, b) => comparePrefixes(a.prefix, b.prefix));
  const findings: Finding[] = [];
  let widest: Holder | undefined;
  for (const holder of sorted) {
    const sameNetwork =
      widest?.label === holder.label || (holder.range !== undefined && widest?.range === holder.range);
    if (widest && overlaps(widest.prefix, holder.prefix) && !sameNetwork) {
      const data = { one: widest.label, other: holder.label, by, prefix: formatPrefix(holder.prefix) };
      findings.push(finding("ROUTABLE_OVERLAP", origin, data));
    }
    if (!widest || lastAddress(holder.prefix) > lastAddress(widest.prefix)) widest = holder;
  }
  return findings;
}
