/** Waves of jobs: every stack once, after all it depends on, in no more jobs than there may be. */
import * as fc from "fast-check";
import { matrixOf, type StackInMatrix, type Wave } from "../../src/report/matrix";

/** Stacks that depend on earlier ones only, in any order, and now and then on one that is not among them. */
const stacks = fc
  .array(fc.array(fc.nat({ max: 60 }), { maxLength: 4 }), { maxLength: 60 })
  .map((needs) =>
    needs.map((own, index) => ({
      name: `stack-${index}`,
      dependsOn: own.map((n) => (n < index ? `stack-${n}` : `elsewhere-${n}`)),
    })),
  )
  .chain((ordered) => fc.shuffledSubarray(ordered, { minLength: ordered.length }));

const namesOf = ({ include }: Wave) => include.flatMap((job) => job.stacks.split(" "));

test("every stack is in one job, in a wave after those of all that it depends on", () => {
  fc.assert(
    fc.property(stacks, fc.integer({ min: 1, max: 20 }), (all, jobs) => {
      const waves = matrixOf(all, jobs);
      expect(waves.flatMap(namesOf).sort()).toEqual(all.map(({ name }) => name).sort());
      const waveOf = (name: string) => waves.findIndex((wave) => namesOf(wave).includes(name));
      for (const { name, dependsOn } of all)
        for (const other of dependsOn) expect(waveOf(other)).toBeLessThan(waveOf(name));
    }),
  );
});

test("a wave has no more jobs than allowed, and their sizes differ by one at most", () => {
  fc.assert(
    fc.property(stacks, fc.integer({ min: 1, max: 20 }), (all, jobs) => {
      for (const { include } of matrixOf(all, jobs)) {
        expect(include.length).toBeLessThanOrEqual(jobs);
        const sizes = include.map((job) => job.stacks.split(" ").length);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

test("the order in which stacks are named has no effect", () => {
  fc.assert(
    fc.property(stacks, (all) => {
      const sorted = [...all].sort((a, b) => (a.name < b.name ? -1 : 1));
      expect(matrixOf(all)).toEqual(matrixOf(sorted));
    }),
  );
});

test("three phases of a small organisation", () => {
  const organisation: StackInMatrix[] = [
    { name: "hub_base", dependsOn: [] },
    { name: "a_base", dependsOn: [] },
    { name: "b_base", dependsOn: [] },
    { name: "a_link", dependsOn: ["hub_base", "a_base"] },
    { name: "hub_accept", dependsOn: ["a_link"] },
  ];
  expect(matrixOf(organisation, 2)).toEqual([
    {
      include: [
        { job: "1 of 2", stacks: "a_base" },
        { job: "2 of 2", stacks: "b_base hub_base" },
      ],
    },
    { include: [{ job: "1 of 1", stacks: "a_link" }] },
    { include: [{ job: "1 of 1", stacks: "hub_accept" }] },
  ]);
});
