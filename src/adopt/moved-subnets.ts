/** Subnets that Terraform moves to another route table, and the ways that they have now and lose by it. */
import { type Matches, translated } from "../built/match/match";
import type { Said, Side } from "../built/match/side";
import { idOf } from "../built/module";
import { plain } from "../drift/says";
import { mainTableOf } from "../verify/readers/identity";
import { type Block, type Origin, originOf } from "../verify/terraform/stack";

export interface Moved {
  /** The association that moves it. */
  readonly origin: Origin;
  /** As AWS calls it. */
  readonly subnet: string;
  /** `192.168.0.0/16 by tgw-0a1b2c`; there is one at least. */
  readonly lost: readonly string[];
}

/** A table that is taken over keeps the routes that nobody describes; a new one has only those that are described. */
export function movedSubnets(described: Side, built: Side, matches: Matches): readonly Moved[] {
  const waysNow = waysBy(built, (said) => said);
  const waysThen = waysBy(described, (said) => translated(said, matches));
  const ownTables = tablesBySubnet(built);
  return described.blocks
    .filter(({ type }) => type === "aws_route_table_association")
    .flatMap((association): Moved[] => {
      const subnet = matches.there.get(described.meant(association, "subnet_id") ?? "");
      const then = described.meant(association, "route_table_id");
      if (!subnet || then === undefined) return [];
      const now = ownTables.get(subnet.key) ?? mainTableOf(built.meant(subnet, "vpc_id") ?? "");
      const there = matches.there.get(then)?.key;
      if (there === now) return [];
      const kept = new Set([...(waysThen.get(then) ?? []), ...(waysNow.get(there ?? "") ?? [])].map(toWay));
      const lost = (waysNow.get(now) ?? []).filter((one) => !kept.has(one.way)).map(({ text }) => text);
      return lost.length === 0 ? [] : [{ origin: originOf(association), subnet: idOf(subnet), lost }];
    });
}

interface Way {
  /** Where to, and through what: the same text for the same on both sides. */
  readonly way: string;
  /** For people. */
  readonly text: string;
}

const toWay = ({ way }: Way) => way;

const TO = ["destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id"];
const THROUGH = [
  "carrier_gateway_id",
  "core_network_arn",
  "egress_only_gateway_id",
  "gateway_id",
  "local_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];

/** Routes, and gateway endpoints, by the table that has them. */
function waysBy(side: Side, translate: (said: Said) => Said): ReadonlyMap<string, readonly Way[]> {
  const ways = new Map<string, Way[]>();
  for (const block of side.blocks)
    for (const table of tablesOf(block, side)) {
      const known = ways.get(table) ?? [];
      ways.set(table, known);
      known.push(wayOf(block, side, translate));
    }
  return ways;
}

const TABLES: Readonly<Record<string, string>> = {
  aws_route: "route_table_id",
  aws_vpc_endpoint: "route_table_ids",
};

function tablesOf(block: Block, side: Side): readonly string[] {
  const path = TABLES[block.type];
  const said = path === undefined ? undefined : side.said(block, path);
  return said === undefined ? [] : said.split(" ").map((reference) => reference.slice(1));
}

function wayOf(block: Block, side: Side, translate: (said: Said) => Said): Way {
  if (block.type === "aws_vpc_endpoint") {
    const service = side.said(block, "service_name") ?? "";
    return { way: service, text: `${service} by ${idOf(block)}` };
  }
  const said = (paths: readonly string[]) => paths.flatMap((path) => translate(side.said(block, path)) ?? []);
  const [to, through] = [said(TO).join(" "), said(THROUGH).join(" ")];
  return { way: `${to} ${through}`, text: `${plain(to, side)} by ${plain(through, side)}` };
}

function tablesBySubnet(built: Side): ReadonlyMap<string, string> {
  const associations = built.blocks.filter(({ type }) => type === "aws_route_table_association");
  return new Map(
    associations.flatMap((one) => {
      const [subnet, table] = [built.meant(one, "subnet_id"), built.meant(one, "route_table_id")];
      return subnet !== undefined && table !== undefined ? [[subnet, table] as const] : [];
    }),
  );
}
