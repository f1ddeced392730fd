/** What networks of others are told, before and after. */
import { isRetold, type NeighbourChange } from "../../diff/neighbours";
import type { Review } from "../../diff/review";
import { neighbourWord } from "../neighbour-table";
import type { Section } from "./budget";
import { code, list, table, words } from "./md";
import { placesOf } from "./resource-rows";

/** So many prefixes are told of a side before the rest is only counted. */
const MOST = 6;

export function neighboursSection({ neighbours }: Review): Section {
  return { render: (most) => (neighbours.length > 0 ? render(neighbours, most) : "") };
}

function render(changes: readonly NeighbourChange[], most: number): string {
  const head = ["network", "by", "is told", "is no longer told", "config"];
  const rows = changes.slice(0, most).map((change) => {
    const { name, connection, presence, gained, lost } = change;
    const by = neighbourWord(connection);
    const state = presence === "kept" ? by : `${by}, ${presence}`;
    return [code(name), state, prefixes(gained), prefixes(lost), placesOf([change])];
  });
  const left = changes.length - rows.length;
  const more = left > 0 ? `\n_and ${left} more._\n` : "";
  const told = rows.length > 0 ? table(head, rows) : "";
  return `### What networks of others are told\n\n${told}${asns(changes)}${more}`;
}

function asns(changes: readonly NeighbourChange[]): string {
  const other = changes.filter(({ formerAsn }) => formerAsn !== undefined);
  if (other.length === 0) return "";
  const told = other.map(({ name, asn, formerAsn }) => `${code(name)} sees AS ${asn} and not ${formerAsn}`);
  return `\n${list(told)}.\n`;
}

function prefixes(all: readonly string[]): string {
  const more = all.length > MOST ? [`${all.length - MOST} more`] : [];
  return list([...all.slice(0, MOST).map(code), ...more]);
}

/** `dallas 10.64.0.0/12 and not 10.64.0.0/13`, for the verdict. */
export function retold(changes: readonly NeighbourChange[]): string {
  const kept = changes.filter(isRetold);
  const sentences = kept.slice(0, 3).map(({ name, gained, lost, asn, formerAsn }) => {
    const told = [
      ...(gained.length > 0 ? [`${code(gained[0] as string)}${others(gained)}`] : []),
      ...(lost.length > 0 ? [`no longer ${code(lost[0] as string)}${others(lost)}`] : []),
      ...(formerAsn !== undefined ? [`AS ${asn} in place of ${formerAsn}`] : []),
    ];
    return `${words(name)} ${told.join(", ")}`;
  });
  const more = kept.length > 3 ? [`${kept.length - 3} more`] : [];
  return `${list([...sentences, ...more])}.`;
}

function others({ length }: readonly string[]): string {
  return length > 1 ? ` and ${length - 1} more` : "";
}
