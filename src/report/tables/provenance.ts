/** Provenance: every emitted Terraform address with the configuration line that asked for it, and the other way round. */
import { asObject, originOf, parseStack } from "../../verify/terraform/stack";
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";
import { placeOf } from "./words";

export function provenanceTable({ stacks }: BundleInput): Table {
  const rows = stacks.flatMap((stack) =>
    parseStack(stack).blocks.map((block) => {
      const origin = originOf(block);
      const { because } = asObject(asObject(block.body["//"]).cadastre);
      const address = block.mode === "data" ? `data.${origin.address}` : origin.address;
      return [
        placeOf(origin.at),
        stack.name,
        address,
        typeof because === "string" ? because : "",
        origin.ref,
        block.type,
        origin.extra ? "extra" : "planned",
      ];
    }),
  );
  return {
    name: "provenance",
    title: "Provenance",
    about:
      "One row for each block of the emitted Terraform: search a configuration line for all that it made, or an address for its line. What teams added themselves is extra.",
    columns: [
      { key: "source", title: "Configuration line", kind: "code" },
      { key: "stack", title: "Stack", kind: "code" },
      { key: "address", title: "Terraform address", kind: "code" },
      { key: "because", title: "Asked for by", kind: "code" },
      { key: "ref", title: "Ref", onlyData: true },
      { key: "type", title: "Resource type", kind: "code", filter: true },
      { key: "whose", title: "Whose", filter: true },
    ],
    rows: rows.sort((a, b) => {
      const [left, right] = [a, b].map((row) => JSON.stringify([row[1], row[2]]));
      return left! < right! ? -1 : 1;
    }),
  };
}
