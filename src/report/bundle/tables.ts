/** Every table of a bundle, in the order of the page. */
import type { BundleInput } from "./input";
import type { Table } from "./table";
import { accountTable } from "./tables/accounts";
import { addressTable } from "./tables/addresses";
import { endpointTable } from "./tables/endpoints";
import { expectationTable } from "./tables/expectations";
import { findingTable } from "./tables/findings";
import { poolsTable } from "./tables/pools";
import { provenanceTable } from "./tables/provenance";
import { stackTable } from "./tables/stacks";

const MAKERS = {
  accounts: accountTable,
  pools: poolsTable,
  addresses: addressTable,
  endpoints: endpointTable,
  expectations: expectationTable,
  findings: findingTable,
  provenance: provenanceTable,
  stacks: stackTable,
};

export type TableName = keyof typeof MAKERS;
export type Tables = Readonly<Record<TableName, Table>>;

export function tablesOf(input: BundleInput): Tables {
  const made = Object.entries(MAKERS).map(([name, make]) => [name, make(input)]);
  return Object.fromEntries(made) as Tables;
}
