/** Every table of a bundle, in the order of the page. */
import type { BundleInput } from "../bundle-input";
import { accountTable } from "./accounts";
import { addressTable } from "./addresses";
import { connectionTable } from "./connections";
import { controlTable } from "./controls";
import { endpointTable } from "./endpoints";
import { expectationTable } from "./expectations";
import { findingTable } from "./findings";
import { flowTable } from "./flow-table";
import { type FlowMatrix, flowMatrix } from "./flows";
import { poolsTable } from "./pools";
import { provenanceTable } from "./provenance";
import { serviceTable } from "./services";
import { stackTable } from "./stacks";
import type { Table } from "./table";

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
