/** Expectations: what the configuration says of the network, and whether the emitted network does it. */
import { formatPlace } from "../../diagnostics/source";
import { groupBy } from "../../lists/group-by";
import type { Expectation } from "../../verify/expectations";
import { describeUnder } from "../../verify/failure/under";
import { type Finding, wordsOf } from "../../verify/finding";
import type { BundleInput } from "../bundle-input";
import type { Table } from "./table";

export function expectationTable({ expectations, findings }: BundleInput): Table {
  const contradicted = groupBy(
    findings.filter(({ code, at }) => code.startsWith("EXPECTATION_") && at),
    ({ at }) => formatPlace(at!),
  );
  return {
    name: "expectations",
    title: "Expectations",
    about:
      "One row for each expectation of the configuration, held against every kind of flow that it is about.",
    columns: [
      { key: "outcome", title: "Outcome", kind: "badge", filter: true },
      { key: "from", title: "From", kind: "code" },
      { key: "to", title: "To", kind: "code" },
      { key: "on", title: "On", kind: "code", filter: true },
      { key: "expected", title: "Expected", filter: true },
      { key: "reason", title: "Why it is not met" },
      { key: "source", title: "Asked for by", kind: "code" },
    ],
    rows: expectations.map((expectation) => {
      const { from, to, expect, under, at } = expectation;
      const place = formatPlace(at);
      const against = contradicted.get(place)?.[0];
      return [
        outcome(against),
        from,
        to,
        asked(expectation),
        under ? `${expect} without ${describeUnder(under)}` : expect,
        against ? wordsOf(against).message : "",
        place,
      ];
    }),
  };
}

function outcome(against: Finding | undefined): string {
  if (!against) return "met";
  return against.code === "EXPECTATION_UNDECIDED" ? "undecided" : "not met";
}

function asked({ port, protocol = "tcp", expect }: Expectation): string {
  if (protocol === "icmp") return "icmp";
  if (port !== undefined) return `${protocol} ${port}`;
  return expect === "delivered" ? `${protocol} 443` : `${protocol}, all ports`;
}
