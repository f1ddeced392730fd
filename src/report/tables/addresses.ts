/** The address register: every block that is anybody's, with the line that asked for it. */
import { formatAddress } from "../../ip/address";
import { comparePrefixes, lastAddress, prefix, sizeOf } from "../../ip/prefix";
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";
import { partsOf, placeOf } from "./words";

interface Entry {
  readonly cidrBlock: string;
  readonly kind: string;
  readonly ref: string;
  readonly scope: string;
  readonly source: string;
}

export function addressTable(input: BundleInput): Table {
  const entries = [...allocated(input), ...tombstones(input), ...others(input)];
  const sorted = entries
    .map((entry) => ({ ...entry, prefix: prefix(entry.cidrBlock) }))
    .sort((a, b) => order(a.scope, b.scope) || comparePrefixes(a.prefix, b.prefix) || order(a.ref, b.ref));
  return {
    name: "addresses",
    title: "Address register",
    about: "One row for each block that is allocated, kept out of circulation or used by others, by address.",
    columns: [
      { key: "block", title: "CIDR block", kind: "code" },
      { key: "kind", title: "Kind", kind: "badge", filter: true },
      { key: "ref", title: "Belongs to", kind: "code" },
      { key: "account", title: "Account", onlyData: true },
      { key: "region", title: "Region", filter: true },
      { key: "scope", title: "Scope", filter: true },
      { key: "first", title: "First", kind: "code", onlyData: true },
      { key: "last", title: "Last", kind: "code", onlyData: true },
      { key: "addresses", title: "Addresses", kind: "number" },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: sorted.map(({ cidrBlock, kind, ref, scope, source, prefix: block }) => {
      const owned = kind !== "pool" && kind !== "in use elsewhere";
      const { account, region } = owned ? partsOf(ref) : { account: "", region: "" };
      const [first, last] = [block.base, lastAddress(block)].map(formatAddress) as [string, string];
      return [cidrBlock, kind, ref, account, region, scope, first, last, sizeOf(block.length), source];
    }),
  };
}

function allocated({ plan }: BundleInput): Entry[] {
  const words = { pool: "pool", primary: "VPC", secondary: "secondary CIDR", subnet: "subnet" };
  return plan.addresses.map(({ cidrBlock, kind, ref, scope, because }) => {
    return { cidrBlock, kind: words[kind], ref, scope, source: placeOf(because.at) };
  });
}

function tombstones({ plan }: BundleInput): Entry[] {
  return plan.tombstones.map(({ cidrBlock, ref, scope }) => {
    return { cidrBlock, kind: "tombstone", ref, scope, source: "" };
  });
}

/** A range may reach into several pools of a tree, and is told once. */
function others({ plan }: BundleInput): Entry[] {
  const found = new Map<string, Entry>();
  for (const { scope, ranges } of plan.pools)
    for (const { cidrBlock, name } of ranges)
      found.set(`${scope} ${cidrBlock} ${name}`, {
        cidrBlock,
        kind: "in use elsewhere",
        ref: name,
        scope,
        source: "",
      });
  return [...found.values()];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
