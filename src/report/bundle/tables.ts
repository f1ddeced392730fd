/** Every table of a bundle, in the order of the page. */
import { type FlowMatrix, flowMatrix } from "./flows";
import type { BundleInput } from "./input";
import type { Table } from "./table";
import { accountTable } from "./tables/accounts";
import { addressTable } from "./tables/addresses";
import { connectionTable } from "./tables/connections";
import { controlTable } from "./tables/controls";
import { endpointTable } from "./tables/endpoints";
import { expectationTable } from "./tables/expectations";
import { findingTable } from "./tables/findings";
import { flowTable } from "./tables/flows";
import { poolsTable } from "./tables/pools";
import { provenanceTable } from "./tables/provenance";
import { serviceTable } from "./tables/services";
import { stackTable } from "./tables/stacks";

/** Everything that the files of a bundle show. */
export interface BundleContent {
  readonly input: BundleInput;
  readonly flows: FlowMatrix;
  readonly tables: Tables;
}

export interface Tables {
  readonly findings: Table;
  readonly expectations: Table;
  readonly accounts: Table;
  readonly pools: Table;
  readonly addresses: Table;
  readonly connections: Table;
  readonly endpoints: Table;
  readonly services: Table;
  readonly flows: Table;
  readonly controls: Table;
  readonly provenance: Table;
  readonly stacks: Table;
}

export function contentOf(input: BundleInput): BundleContent {
  const flows = flowMatrix(input.scene);
  return {
    input,
    flows,
    tables: {
      findings: findingTable(input),
      expectations: expectationTable(input),
      accounts: accountTable(input),
      pools: poolsTable(input),
      addresses: addressTable(input),
      connections: connectionTable(input),
      endpoints: endpointTable(input),
      services: serviceTable(input),
      flows: flowTable(flows),
      controls: controlTable(input),
      provenance: provenanceTable(input),
      stacks: stackTable(input),
    },
  };
}
