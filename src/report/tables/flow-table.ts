/** The flow matrix as a table: one row for each of its cells, with the traces behind it. */
import { FLOW_PORT, type FlowMatrix, tracesText } from "./flows";
import type { Table } from "./table";

export function flowTable({ cells }: FlowMatrix): Table {
  return {
    name: "flows",
    title: "Flows",
    about: `One row for each cell of the matrix: every kind of flow between the two on TCP ${FLOW_PORT}, asked of the emitted Terraform. What runs in a tier is taken to admit it, as its security groups are its own.`,
    columns: [
      { key: "verdict", title: "Verdict", kind: "badge", filter: true },
      { key: "from", title: "From", kind: "code", filter: true },
      { key: "to", title: "To", kind: "code", filter: true },
      { key: "where", title: "Where", filter: true },
      { key: "open", title: "Open", kind: "number" },
      { key: "asked", title: "Kinds asked", kind: "number" },
      { key: "reason", title: "Because" },
      { key: "trace", title: "Trace", kind: "document" },
    ],
    rows: cells.map((cell) => {
      const { verdict, from, to, place, open, asked, traces } = cell;
      return [verdict, from, to, place, open, asked, traces[0]?.reason ?? "", tracesText(cell)];
    }),
  };
}
