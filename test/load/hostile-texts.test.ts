/** Texts that once ended in an exception or lost a part without a word. */
import { load } from "../../src/load/load";

const HEAD = "organization: { name: acme }\nregions: { us-east-1: { availabilityZones: [use1-az1] } }\n";
const deep = Array.from({ length: 3000 }, (_, i) => `${" ".repeat(i + 1)}a:`).join("\n");

// Each of these once ended in an exception, in a stack overflow, or in a configuration that silently lost a part.
test.each([
  [
    "an account's ID that is a map with a key toString",
    "accounts: { a: { id: { toString: 5 } } }",
    "ACCOUNT_ID_SYNTAX",
    3,
  ],
  ["an account without an ID", "accounts: { a: {} }", "MISSING_KEY", 3],
  ["an account called __proto__", 'accounts: { __proto__: { id: "111111111111" } }', "NAME_SYNTAX", 3],
  ["a tag called __proto__", "defaults: { tags: { __proto__: x } }\naccounts: {}", "NAME_SYNTAX", 3],
  ["accounts as a set", "accounts: !!set { a }", "YAML_SYNTAX", 3],
  ["accounts as an ordered map", "accounts: !!omap [a: 1]", "YAML_SYNTAX", 3],
  ["a tag that nobody knows", "accounts: !js/function {}", "YAML_SYNTAX", 3],
  ["an alias that holds itself", "accounts: &all { a: *all }", "MISSING_KEY", 3],
  ["three thousand levels of indentation", `accounts:\n${deep}`, "YAML_TOO_DEEP", 104],
  ["a hundred and one open brackets", `accounts: ${"[".repeat(101)}`, "YAML_TOO_DEEP", 3],
])("%s is told where it stands", (_, text, code, line) => {
  const { model, diagnostics } = load([{ file: "config.yaml", text: `${HEAD}${text}` }]);
  expect(model).toBeUndefined();
  expect(diagnostics.map((d) => [d.code, d.at?.start.line])).toContainEqual([code, line]);
});

test("YAML 1.1, which reads the text no as false, is refused", () => {
  const { diagnostics } = load([{ file: "config.yaml", text: `%YAML 1.1\n---\n${HEAD}accounts: {}\n` }]);
  expect(diagnostics.map((d) => d.code)).toEqual(["YAML_SYNTAX"]);
});
