/** Whatever one thing is changed in a configuration: diagnostics that say where, or stacks that AWS takes. Never a trace. */
import { hasErrors } from "../../src/diagnostics/collector";
import { configuration as shape } from "../../src/load/shape/configuration";
import { turnOf } from "../support/rotation";
import { refusedNames } from "../support/shape/refused-names";
import { type Variation, variationsOf } from "../support/shape/variations";
import { type Configuration, outcomeOf, wholeConfiguration } from "../support/shape/whole";

/** What is wrong with the outcome of one variation; empty when all is well. */
function wrongWith({ configuration }: Variation): string[] {
  try {
    const { diagnostics, stacks } = outcomeOf(configuration as Configuration);
    const unplaced = diagnostics
      .filter(({ at }) => at === undefined)
      .map(({ code }) => `${code} has no place`);
    if (!stacks && !hasErrors(diagnostics)) return ["neither stacks nor an error"];
    return [...unplaced, ...refusedNames(stacks ?? new Map())];
  } catch (error) {
    return [`${(error as Error).stack}`.split("\n").slice(0, 4).join(" | ")];
  }
}

const variations = turnOf([...variationsOf(shape, wholeConfiguration())], 24);

test("the organisation that is varied is sound, and every key is varied", () => {
  expect(wrongWith({ path: [], change: "", configuration: wholeConfiguration() })).toEqual([]);
  expect(hasErrors(outcomeOf(wholeConfiguration()).diagnostics)).toBe(false);
  expect(variations.length).toBeGreaterThan(100);
});

test("each list entry twice, each number and text at its limits and beyond, each key absent", () => {
  const wrong = variations.flatMap((one) =>
    wrongWith(one).map((what) => `${one.path.join(".")} ${one.change}: ${what}`),
  );
  expect(wrong).toEqual([]);
});
