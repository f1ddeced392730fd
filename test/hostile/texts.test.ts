/** What is true of configurations with hostile texts in them before anything is made of them. */
import { configurationsWith, PLACES, placesWithoutBase, refusalsOf } from "../support/hostile/configurations";
import { nameOfPlace } from "../support/hostile/text-places";
import { HOSTILE_TEXTS } from "../support/hostile/texts";

// Fails for every key of text that is added to the shape: add it to a base in test/support/hostile/bases.
test("the bases have a text at every place of the shape that takes one", () => {
  expect(placesWithoutBase().map((name) => `no base has ${name}`)).toEqual([]);
});

test("a hostile text is refused or planned, wherever it stands", () => {
  const taken = configurationsWith("zqa${x}%{y}\n").flatMap(({ spots }) => spots);
  expect(taken.length).toBeLessThan(PLACES.length);
});

// Fails when a mistake in one tag keeps the others from being told.
test("wherever a shape refuses a text, a diagnostic stands at its line", () => {
  const { refused, untold } = refusalsOf(HOSTILE_TEXTS.NUL as string);
  expect(untold).toEqual([]);
  expect(new Set(refused.map(({ place }) => nameOfPlace(place))).size).toBeGreaterThan(PLACES.length / 2);
});
