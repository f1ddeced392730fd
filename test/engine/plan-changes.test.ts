/** What counts as a change of a second plan, and what the list of known gaps may excuse. */
import { changesOf, type ResourceChange } from "../support/engine/plan-changes";

const GAPS = [{ type: "aws_lb", attribute: "subnet_mapping", reason: "not read back" }];

function changeOf(
  type: string,
  actions: string[],
  change: Partial<ResourceChange["change"]>,
): ResourceChange {
  const address = `${type}.main`;
  return {
    address,
    mode: "managed",
    type,
    change: { actions, before: {}, after: {}, after_unknown: {}, ...change },
  };
}

const update = (type: string, before: object, after: object) =>
  changeOf(type, ["update"], { before: { ...before }, after: { ...after } });

describe("changes of a plan", () => {
  test("no-ops, data reads and data sources are none", () => {
    const reading = { ...changeOf("aws_vpc", ["read"], {}), mode: "data" };
    expect(changesOf({ resource_changes: [changeOf("aws_vpc", ["no-op"], {}), reading] }, [])).toEqual([]);
    expect(changesOf({}, [])).toEqual([]);
  });

  test("an update names the attributes that differ or are not known yet", () => {
    const change = update("aws_vpc", { a: 1, b: { c: [1] }, d: 1 }, { a: 2, b: { c: [1] } });
    const unknown = { ...change, change: { ...change.change, after_unknown: { b: true } } };
    expect(changesOf({ resource_changes: [unknown] }, [])).toEqual([
      { address: "aws_vpc.main", actions: "update", attributes: ["a", "b", "d"] },
    ]);
  });

  test("a known gap excuses an update of that attribute of that type alone", () => {
    const gap = update("aws_lb", { subnet_mapping: [] }, { subnet_mapping: [1] });
    expect(changesOf({ resource_changes: [gap] }, GAPS)).toEqual([]);
    const more = update("aws_lb", { subnet_mapping: [], name: "a" }, { subnet_mapping: [1], name: "b" });
    const other = update("aws_vpc", { subnet_mapping: [] }, { subnet_mapping: [1] });
    const replacement = { ...gap, change: { ...gap.change, actions: ["delete", "create"] } };
    for (const change of [more, other, replacement]) {
      expect(changesOf({ resource_changes: [change] }, GAPS)).toHaveLength(1);
    }
  });

  test("an update that shows no differing attribute is still a change", () => {
    expect(changesOf({ resource_changes: [update("aws_lb", { a: 1 }, { a: 1 })] }, GAPS)).toHaveLength(1);
  });

  test("a changed output is a change", () => {
    const outputs = { id: { actions: ["update"] }, name: { actions: ["no-op"] } };
    expect(changesOf({ output_changes: outputs })).toEqual([
      { address: "output.id", actions: "update", attributes: [] },
    ]);
  });
});
