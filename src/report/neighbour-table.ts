/** What networks outside AWS are told, for people: a line for each, with the first prefixes. */
import type { PlannedNeighbour } from "../plan/planned/neighbour";
import { table } from "./table";

/** A terminal's line has room for so many. */
const MOST = 4;

export function neighbourTable(neighbours: readonly PlannedNeighbour[]): string {
  if (neighbours.length === 0) return "";
  const rows = neighbours.map(({ name, kind, asn, routing, told }) => [
    name,
    kind === "vpn" ? "VPN" : "Direct Connect",
    `AS ${asn}`,
    `${routing === "bgp" ? "is told" : "to be routed by hand:"} ${prefixes(told)}`,
  ]);
  return `Networks outside AWS:\n${table(rows)}`;
}

function prefixes(told: readonly string[]): string {
  if (told.length === 0) return "nothing";
  const more = told.length > MOST ? ` and ${told.length - MOST} more` : "";
  return `${told.slice(0, MOST).join(", ")}${more}`;
}
