/** Pools: what is provisioned, what is used and what is left. */
import type { BundleInput } from "../bundle-input";
import { utilisation } from "../pool-table";
import type { Table } from "./table";
import { placeOf } from "./words";

export function poolsTable({ plan }: BundleInput): Table {
  return {
    name: "pools",
    title: "Pools",
    about: "One row for each pool of addresses, under its parent.",
    columns: [
      { key: "pool", title: "Pool", kind: "code" },
      { key: "scope", title: "Scope", filter: true },
      { key: "parent", title: "Parent", kind: "code" },
      { key: "locale", title: "Region", filter: true },
      { key: "blocks", title: "CIDR blocks", kind: "list" },
      { key: "size", title: "Addresses", kind: "number" },
      { key: "free", title: "Free", kind: "number" },
      { key: "used", title: "Used", kind: "number" },
      { key: "largest-free", title: "Largest free", kind: "code" },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: plan.pools.map((pool) => [
      pool.name,
      pool.scope,
      pool.parent ?? "",
      pool.locale ?? "",
      pool.cidrBlocks.join(", "),
      pool.size,
      pool.free,
      utilisation(pool),
      pool.census[0] ? `/${pool.census[0].prefixLength}` : "none",
      placeOf(pool.because.at),
    ]),
  };
}
