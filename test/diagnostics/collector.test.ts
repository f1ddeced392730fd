/** What is told: everything, in the order of the text, and one mistake once. */
import fc from "fast-check";
import { Collector } from "../../src/diagnostics/collector";
import type { SourceRange } from "../../src/diagnostics/source";

const at = (line: number, file = "a.yaml"): SourceRange => ({
  file,
  start: { line, column: 1 },
  end: { line, column: 2 },
});

test("one line that is wrong for many is told once, of the first of them, with the number of the others", () => {
  const collector = new Collector();
  for (const owner of ["c", "a", "b"]) collector.report("VPC_SIZE", at(3), { owner, length: 29 });
  expect(collector.sorted()).toMatchObject([{ data: { owner: "a" }, alike: 2 }]);
});

test("one cause in many places is told at the first, with some of the others", () => {
  const collector = new Collector();
  for (let line = 1; line <= 9; line++) {
    collector.report("VPC_WITHOUT_REGION", at(line), { vpc: `v${line}` }, [], "profile spoke");
  }
  collector.report("VPC_WITHOUT_REGION", at(10), { vpc: "alone" });
  const [first, alone] = collector.sorted();
  expect(first).toMatchObject({ at: at(1), alike: 8 });
  expect(first?.related.map((place) => place.at.start.line)).toEqual([2, 3, 4, 5, 6]);
  expect(alone).toMatchObject({ at: at(10), alike: 0 });
});

test("two keys that one place lacks are two mistakes", () => {
  const collector = new Collector();
  for (const key of ["regions", "accounts"]) collector.report("MISSING_KEY", at(1), { key, where: "here" });
  expect(collector.sorted().map((d) => d.data.key)).toEqual(["accounts", "regions"]);
});

test("what another collector has told is counted on", () => {
  const inner = new Collector();
  for (const owner of ["a", "b"]) inner.report("VPC_SIZE", at(3), { owner, length: 29 });
  const outer = new Collector();
  outer.add(inner.sorted());
  outer.report("VPC_SIZE", at(3), { owner: "c", length: 29 });
  expect(outer.sorted()).toMatchObject([{ alike: 2 }]);
});

test("law: who reports first makes no difference", () => {
  const report = fc.record({
    line: fc.integer({ min: 1, max: 4 }),
    file: fc.constantFrom("a.yaml", "b.yaml"),
    owner: fc.constantFrom("x", "y", "z"),
    cause: fc.option(fc.constantFrom("p", "q"), { nil: undefined }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(report, { selector: (r) => JSON.stringify([r.line, r.file, r.owner]) }),
      fc.infiniteStream(fc.nat()),
      (reports, random) => {
        const told = (order: typeof reports) => {
          const collector = new Collector();
          for (const { line, file, owner, cause } of order) {
            collector.report("TIER_WITHOUT_SIZE", at(line, file), { tier: owner }, [], cause);
          }
          return collector.sorted();
        };
        const keys = new Map(reports.map((r) => [r, random.next().value as number]));
        const shuffled = [...reports].sort((a, b) => (keys.get(a) as number) - (keys.get(b) as number));
        expect(told(shuffled)).toEqual(told(reports));
      },
    ),
  );
});
