/** Nobody is shown a regular expression: a wrong value is told in words, with an example of what is taken. */
import { wordingOf } from "../../src/diagnostics/wording";
import { load } from "../../src/load/load";
import { configuration } from "../../src/load/shape/configuration";
import { placesOf } from "../support/shape/places";
import { wholeConfiguration } from "../support/shape/whole";

/** What no sentence has and most patterns have. */
const EXPRESSION = /\(\?|\[a-z|\\d|\\w|\{\d+,\d*\}|\^/;

/** The organisation that uses every key, with a value that fits nowhere in place of every text. */
function allWrong(): unknown {
  const whole: Record<string | number, unknown> = wholeConfiguration();
  for (const { path, value } of placesOf(configuration, wholeConfiguration())) {
    if (typeof value !== "string") continue;
    let at = whole;
    for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
    at[path.at(-1) as string] = "no (such) thing";
  }
  return whole;
}

// Seen to fail when `text` of shape-expectations falls back to the pattern, and for a pattern without an example.
test("a text that fits nowhere is refused in words, wherever the shape has a pattern", () => {
  const { diagnostics } = load([{ file: "c.yaml", text: JSON.stringify(allWrong()) }]);
  const told = diagnostics.map((one) => `${wordingOf(one).message}. ${wordingOf(one).help}`);
  expect(told.length).toBeGreaterThan(60);
  expect(told.filter((words) => EXPRESSION.test(words) || words.includes("It takes text."))).toEqual([]);
});
