/** Terraform refuses to leave alone what a resource does not have, so each name has to be one of the provider's. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { IMPORTABLE } from "../../src/aws/data/importable";
import { KEPT_ARGUMENTS } from "../../src/aws/data/kept-arguments";

const BINDINGS = dirname(require.resolve("@cdktf/provider-aws/package.json"));

function declarationOf(type: string): string {
  const folder = type.replace(/^aws_/, "").replaceAll("_", "-");
  return readFileSync(join(BINDINGS, "lib", folder, "index.d.ts"), "utf8");
}

test.each(Object.entries(KEPT_ARGUMENTS))("%s has what is left alone of it", (type, names) => {
  expect(Object.keys(IMPORTABLE)).toContain(type);
  const declared = declarationOf(type);
  const page = (name: string) => declared.includes(`#${name} `);
  expect(names.filter((name) => !page(name))).toEqual([]);
});
