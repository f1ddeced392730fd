/** Findings: what verification has to say against the network. */
import { shownCode, wordsOf } from "../../verify/finding";
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";
import { placeOf } from "./words";

export function findingTable({ findings }: BundleInput): Table {
  return {
    name: "findings",
    title: "Findings",
    about:
      "One row for each expectation that is not met, invariant that is broken or resource that was not read.",
    columns: [
      { key: "severity", title: "Severity", kind: "badge", filter: true },
      { key: "code", title: "Code", kind: "code", filter: true },
      { key: "message", title: "What is wrong" },
      { key: "why", title: "Why it matters" },
      { key: "help", title: "What to do" },
      { key: "resource", title: "Terraform", kind: "code" },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: findings.map((finding) => {
      const { message, why, help } = wordsOf(finding);
      const { severity, resource, at } = finding;
      return [severity, shownCode(finding), message, why, help, resource, placeOf(at)];
    }),
  };
}
