/** Names of flows' ends, with the tiers of one VPC gathered. */
import { code } from "./md";

/** How many are named before the rest is only counted. */
const NAMED = 6;

/** `network/egress/app` and `network/egress/data` as `network/egress/{app, data}`. */
export function placeNames(labels: readonly string[]): string[] {
  const byVpc = new Map<string, string[]>();
  for (const text of labels) {
    const label = text.replace(/^tier (\S+) of the same VPC$/, "its/own-VPC/$1");
    const match = /^([^/ ]+\/[^/ ]+)\/([^/ ]+)$/.exec(label);
    const vpc = match?.[1] ?? label;
    byVpc.set(vpc, [...(byVpc.get(vpc) ?? []), ...(match?.[2] ? [match[2]] : [])]);
  }
  return [...byVpc].map(([key, tiers]) => {
    const vpc = key === "its/own-VPC" ? "its own VPC" : key;
    if (tiers.length === 0) return vpc;
    return tiers.length === 1 ? `${vpc}/${tiers[0]}` : `${vpc}/{${tiers.join(", ")}}`;
  });
}

export function places(labels: readonly string[]): string {
  const names = placeNames(labels);
  const shown = names.slice(0, NAMED).map(code).join(", ");
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} more` : shown;
}
