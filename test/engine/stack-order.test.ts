/** The harness runs stacks after what they depend on, a few at a time, and stops at the first failure. */
import fc from "fast-check";
import { inOrder, reversed } from "../support/engine/stack-order";

const named = (...names: string[]) => names.map((name) => ({ name }));

/** Stacks `0…n-1`, each depending on some with a smaller number. */
const layered = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    fc
      .tuple(
        ...Array.from({ length: count }, (_, index) => fc.subarray([...Array(index).keys()].map(String))),
      )
      .map((below) => Object.fromEntries(below.map((others, index) => [String(index), others]))),
  );

async function eventsOf(names: string[], dependsOn: Record<string, readonly string[]>, parallelism: number) {
  const events: string[] = [];
  await inOrder(named(...names), { dependsOn, parallelism }, async ({ name }) => {
    events.push(`start ${name}`);
    await Promise.resolve();
    events.push(`end ${name}`);
  });
  return events;
}

describe("the order of stacks", () => {
  test("a stack starts once, after the end of everything it depends on", async () => {
    await fc.assert(
      fc.asyncProperty(layered, fc.integer({ min: 1, max: 3 }), async (dependsOn, parallelism) => {
        const names = Object.keys(dependsOn).reverse();
        const events = await eventsOf(names, dependsOn, parallelism);
        expect([...events].sort()).toEqual(names.flatMap((name) => [`end ${name}`, `start ${name}`]).sort());
        for (const [name, others] of Object.entries(dependsOn)) {
          for (const other of others) {
            expect(events.indexOf(`end ${other}`)).toBeLessThan(events.indexOf(`start ${name}`));
          }
        }
      }),
    );
  });

  test("no more run at a time than allowed", async () => {
    let running = 0;
    let most = 0;
    await inOrder(named("a", "b", "c", "d"), { parallelism: 2 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    });
    expect(most).toBe(2);
  });

  test("a failure is thrown, and nothing that waits for it starts", async () => {
    const started: string[] = [];
    const work = inOrder(named("base", "link"), { dependsOn: { link: ["base"] } }, async ({ name }) => {
      started.push(name);
      throw new Error(`${name} failed`);
    });
    await expect(work).rejects.toThrow("base failed");
    expect(started).toEqual(["base"]);
  });

  test("stacks that wait for one another are named", async () => {
    const dependsOn = { a: ["b"], b: ["a"] };
    await expect(inOrder(named("a", "b", "c"), { dependsOn }, async () => {})).rejects.toThrow(
      "stacks wait for one another: a, b",
    );
  });

  test("teardown turns every dependency round", () => {
    expect(reversed({ dependsOn: { link: ["base"], accept: ["base", "link"] }, parallelism: 3 })).toEqual({
      dependsOn: { base: ["link", "accept"], link: ["accept"] },
      parallelism: 3,
    });
  });
});
