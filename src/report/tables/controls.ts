/** Controls: what is shown here, and the published identifiers that it may be evidence for. */
import { groupBy } from "../../lists/group-by";
import type { FindingCode } from "../../verify/codes";
import type { BundleInput } from "../bundle-input";
import { FINDING_CONTROLS } from "../controls/finding-controls";
import { IDENTIFIERS, type IdentifierName } from "../controls/identifiers";
import { propertiesOf } from "../controls/properties";
import type { Cell, Table } from "./table";
import { grouped } from "./words";

export function controlTable(input: BundleInput): Table {
  return {
    name: "controls",
    title: "Controls",
    about:
      "One row for each published identifier that something shown here may support. It is evidence about the emitted Terraform for whoever judges a control, and no claim that one is met.",
    columns: [
      { key: "framework", title: "Framework", filter: true },
      { key: "identifier", title: "Identifier", kind: "code", filter: true },
      { key: "title", title: "What it is about" },
      { key: "shown", title: "What is shown here", filter: true },
      { key: "state", title: "State", kind: "badge", filter: true },
      { key: "evidence", title: "Evidence" },
      { key: "table", title: "In table", kind: "code" },
      { key: "source", title: "Published at", kind: "code", onlyData: true },
    ],
    rows: [...propertyRows(input), ...findingRows(input)].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
}

/** Numbers in identifiers sort by worth. */
function key(row: readonly Cell[]): string {
  return JSON.stringify([row[0], row[1], row[3]]).replace(/\d+/g, (digits) => digits.padStart(4, "0"));
}

function propertyRows(input: BundleInput): Cell[][] {
  return propertiesOf(input).flatMap(({ name, supports, of, held, things, table }) => {
    const state =
      of === 0 ? "nothing to show" : held === of ? "held" : held === 0 ? "not held" : "partly held";
    const evidence = `${grouped(held)} of ${grouped(of)} ${things}`;
    return rowsFor(supports, [name, state, evidence, table]);
  });
}

function findingRows({ findings }: BundleInput): Cell[][] {
  const found = groupBy(findings, ({ code }) => code);
  return (Object.keys(FINDING_CONTROLS) as FindingCode[]).flatMap((code) => {
    const count = found.get(code)?.length ?? 0;
    const evidence = count === 0 ? `asked, no ${code}` : `${count} of ${code}`;
    const { shown, supports } = FINDING_CONTROLS[code];
    return rowsFor(supports, [shown, count === 0 ? "held" : "not held", evidence, "findings"]);
  });
}

function rowsFor(
  supports: readonly IdentifierName[],
  [shown, state, evidence, table]: readonly string[],
): Cell[][] {
  return supports.map((name) => {
    const { framework, id, title, source } = IDENTIFIERS[name];
    return [framework, id, title, shown!, state!, evidence!, table!, source];
  });
}
