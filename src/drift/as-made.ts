/** What AWS makes together with something else and nobody has changed: no stack describes it, and nobody need. */
import { type Matches, translated } from "../built/match/match";
import { REFERENCE, type Side } from "../built/match/side";
import { asList, asObject, type Block } from "../verify/terraform/stack";

type Sides = readonly [described: Side, built: Side];

export function asMade(block: Block, sides: Sides, matches: Matches): boolean {
  const built = sides[1];
  switch (block.type) {
    case "aws_default_route_table":
      return !built.blocks.some(
        (other) =>
          other.type === "aws_route" && built.meant(other, "route_table_id") === mainTable(block, built),
      );
    case "aws_default_network_acl":
      return ["ingress", "egress"].every((side) => isOpen(asList(block.body[side])));
    // In a gateway of others there are tables of theirs.
    case "aws_ec2_transit_gateway_route_table":
      return isOfOthers(built.meant(block, "transit_gateway_id"), matches);
    case "aws_ec2_transit_gateway_route":
    case "aws_ec2_transit_gateway_route_table_association":
    case "aws_ec2_transit_gateway_route_table_propagation":
      return isInTableOfOthers(block, sides, matches);
    case "aws_vpc_peering_connection_accepter":
      return isOfOnePlace(block, built);
    case "aws_route53_zone_association":
      return isInZone(block, sides, matches);
    // It is only inferred from the association that came of it.
    case "aws_route53_vpc_association_authorization":
      return true;
    default:
      return false;
  }
}

function isOfOthers(key: string | undefined, { existing }: Matches): boolean {
  return [...existing.values()].some((thing) => thing.key === key);
}

/** A table that a stack describes is ours, and so is what is in it. */
function isInTableOfOthers(block: Block, [, built]: Sides, matches: Matches): boolean {
  const table = built.byKey(built.meant(block, "transit_gateway_route_table_id") ?? "");
  if (!table || matches.described.has(table.key)) return false;
  return isOfOthers(built.meant(table, "transit_gateway_id"), matches);
}

function mainTable(block: Block, built: Side): string | undefined {
  return built.meant(block, "default_route_table_id");
}

/** As AWS makes it: rule 100 lets everything through. */
function isOpen(entries: readonly unknown[]): boolean {
  const ipv4 = entries.map(asObject).filter((entry) => entry.cidr_block !== undefined);
  const all = (entry: Readonly<Record<string, unknown>>) =>
    entry.cidr_block === "0.0.0.0/0" && String(entry.protocol) === "-1" && entry.action === "allow";
  return ipv4.length > 0 && ipv4.every(all);
}

/** Who asks for a peering within one account and region may accept it in the same breath. */
function isOfOnePlace(accepter: Block, built: Side): boolean {
  const peering = built.byKey(built.meant(accepter, "vpc_peering_connection_id") ?? "");
  return peering?.account === accepter.account && peering.region === accepter.region;
}

/** The VPCs in the zone's own block. */
function isInZone(block: Block, [ours, built]: Sides, matches: Matches): boolean {
  const [zone, vpc] = [built.meant(block, "zone_id"), built.meant(block, "vpc_id")];
  const described = zone === undefined ? undefined : matches.described.get(zone);
  if (!described) return true;
  const own = translated(ours.said(described, "vpc.vpc_id"), matches) ?? "";
  return own.split(" ").includes(`${REFERENCE}${vpc}`);
}
