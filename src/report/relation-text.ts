/** The advice on ways to join VPCs, for people. */
import type { EndpointAdvice } from "../advice/endpoint-advice";
import type { JoiningWay, RelationAdvice } from "../advice/relation-advice";
import { figure, money } from "./figures";
import { table } from "./table";

const WAYS: readonly JoiningWay[] = [
  "peering",
  "transit-gateway",
  "privatelink",
  "interface-endpoint",
  "proxy",
  "gateway-load-balancer",
];

const NAMES: Readonly<Record<JoiningWay, string>> = {
  peering: "peering",
  "transit-gateway": "transit gateway",
  privatelink: "PrivateLink",
  "interface-endpoint": "interface endpoint",
  proxy: "proxy",
  "gateway-load-balancer": "gateway balancer",
};

/** What a way opens, which is the other half of its price. */
const REACH: Readonly<Record<JoiningWay, string>> = {
  peering: "all addresses of two VPCs, both ways, and nothing beyond them",
  "transit-gateway": "all addresses of every VPC whose segments reach one another, both ways",
  privatelink: "the service's ports, from consumers to provider, whatever their addresses",
  "interface-endpoint": "one AWS service, for whoever reaches the VPC",
  proxy: "listed sources, and listed hosts or ports, in one direction",
  "gateway-load-balancer": "the same, by as many instances as the load asks for",
};

/** What the figures stand on. */
export type Pricing = Pick<EndpointAdvice, "currency" | "pricedIn" | "pricedOn" | "assumedGb">;

/** Nothing where no relation is declared. */
export function relationText(
  relations: readonly RelationAdvice[],
  { currency, pricedIn, pricedOn, assumedGb }: Pricing,
): string {
  if (relations.length === 0) return "";
  const shown = WAYS.filter((way) => relations.some(({ ways }) => ways.some((one) => one.way === way)));
  const head = ["relation", "VPCs", "GB/month", ...shown.map((way) => NAMES[way]), "now", "fits"];
  const rows = relations.map(({ relation, vpcs, gbPerMonth, ways, now, best }) => [
    relation,
    String(vpcs),
    figure(gbPerMonth),
    ...shown.map((way) => money(ways.find((one) => one.way === way)?.cost)),
    NAMES[now],
    NAMES[best],
  ]);
  const reasons = relations.map(({ relation, best, why }) => [relation, `${NAMES[best]}: ${why}`]);
  return [
    `\nWays to join VPCs, in ${currency} per month\n\n`,
    table([head, ...rows], [1, 2, ...shown.map((_, index) => index + 3)]),
    "\n",
    table(reasons),
    "\n",
    table(obstacles(relations)),
    table(shown.map((way) => [NAMES[way], bandwidth(relations, way), REACH[way]])),
    `\n${figure(assumedGb)} GB for each peering, consumer and source, or what --gb says; prices of ${pricedIn}, ${pricedOn}.\n`,
    "Attachments and endpoints are all counted, whoever has them for other reasons.\n",
  ].join("");
}

/** Why a way has no price. */
function obstacles(relations: readonly RelationAdvice[]): string[][] {
  const rows = relations.flatMap(({ relation, ways }) =>
    ways.flatMap(({ way, obstacle }) => (obstacle ? [[relation, `no ${NAMES[way]}: ${obstacle}`]] : [])),
  );
  return rows.length > 0 ? [...rows, [""]] : [];
}

function bandwidth(relations: readonly RelationAdvice[], way: JoiningWay): string {
  const figures = relations.flatMap(({ ways }) => ways.flatMap((one) => (one.way === way && one.gbps) || []));
  if (way === "peering" || way === "proxy") return "as its instances";
  const least = Math.min(...figures);
  return figures.length > 0 ? `from ${least} Gbps` : "-";
}
