/** Which texts a setting takes: the shapes of folders, paths, ARNs and tags, by examples on both sides. */
import * as texts from "../../src/load/shape/texts";
import { HOSTILE_TEXTS } from "../support/hostile/texts";

const takes = (shape: { safeParse(text: string): { success: boolean } }, text: string) =>
  shape.safeParse(text).success;

// Fails when the folder may go up more than three times, or anywhere but at its beginning.
test.each([
  ["../../../state", true],
  ["../../../.terraform-state/network", true],
  ["../..", true],
  ["state", true],
  ["../../../..", false],
  ["../../../../state", false],
  ["a/../../../../state", false],
  ["a/../state", false],
  ["/state", false],
  ["//state", false],
  ["a//b", false],
  ["", false],
  ["~", false],
  ["~/state", false],
  ["..\\..\\..\\..\\state", false],
  ["C:/state", false],
  ["C:state", false],
  ["...", false],
  [".../state", false],
  ["../.. /state", false],
  ["state./x", false],
  ["../../../.git", false],
  ["../../../.GIT/hooks", false],
  ["state\n", false],
  ["./state", false],
])("a local backend's directory %j is taken: %s", (text, taken) => {
  expect(takes(texts.stateFolder, text)).toBe(taken);
});

test.each([
  ["café Москва 東京 ١٢", true],
  ["a+b-c=d.e_f:g/h@i", true],
  ["", true],
  ["a,b", false],
  ["a\u0000", false],
  ["\u001b[1m", false],
  ["two\nlines", false],
  ["a\u2028b", false],
  ["a\tb", false],
  ["${x}", false],
  ["a&b", false],
  ["x".repeat(257), false],
])("a tag's value %j is taken: %s", (text, taken) => {
  expect(takes(texts.tagValue, text)).toBe(taken);
});

test("prose takes every hostile text but those with control characters and marks that turn writing around", () => {
  const refused = Object.entries(HOSTILE_TEXTS).filter(([, text]) => !takes(texts.description, text));
  expect(refused.map(([what]) => what).sort()).toEqual([
    "NUL",
    "a carriage return",
    "an escape of terminals",
    "control characters",
    "line ends of Unicode",
    "marks that turn writing around",
  ]);
});
