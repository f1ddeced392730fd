/** What networks of others are told, for people: a line for each, with the first prefixes. */
import type { PlannedNeighbour } from "../plan/planned/neighbour";
import { table } from "./table";

/** A terminal's line has room for so many. */
const MOST = 4;

export function neighbourTable(neighbours: readonly PlannedNeighbour[]): string {
  if (neighbours.length === 0) return "";
  const rows = neighbours.map(({ name, kind, asn, routing, told }) => [
    name,
    neighbourWord(kind),
    asn === undefined ? "" : `AS ${asn}`,
    `${wordOf(kind, routing)} ${prefixes(told)}`,
  ]);
  return `Networks of others:\n${table(rows)}`;
}

export function neighbourWord(kind: PlannedNeighbour["kind"]): string {
  return WORDS[kind];
}

const WORDS: Readonly<Record<PlannedNeighbour["kind"], string>> = {
  vpn: "VPN",
  "direct-connect": "Direct Connect",
  "foreign-gateway": "foreign gateway",
  "foreign-peering": "foreign peering",
};

function wordOf(kind: PlannedNeighbour["kind"], routing: PlannedNeighbour["routing"]): string {
  if (kind === "foreign-gateway" || kind === "foreign-peering") return "its owner has to lead back to";
  return routing === "bgp" ? "is told" : "to be routed by hand:";
}

function prefixes(told: readonly string[]): string {
  if (told.length === 0) return "nothing";
  const more = told.length > MOST ? ` and ${told.length - MOST} more` : "";
  return `${told.slice(0, MOST).join(", ")}${more}`;
}
