/** Terraform's language as far as plans need it; the answers are those of `terraform console`, written by hand. */
import { readHcl } from "../../src/built/hcl/body";
import { evaluate } from "../../src/built/hcl/evaluate";
import { Missing, Riddle, ValueSet } from "../../src/built/hcl/value";
import { Future } from "../../src/built/terraform/future";

const VPC = new Future("aws_vpc.a", "id");
const NAMES: Readonly<Record<string, unknown>> = {
  var: { azs: ["a", "b"], one: true, none: null, map: { y: 2, x: 1 }, empty: [] },
  vpcs: [{ id: VPC }, { id: VPC }],
};

function answer(text: string): unknown {
  const node = readHcl(`x = ${text}\n`)?.attributes.get("x");
  if (!node) throw new Error(`not understood: ${text}`);
  const value = evaluate(node, (name) => NAMES[name]);
  return value instanceof ValueSet ? value.items : value;
}

test.each<[string, unknown]>([
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["var.one ? 0 : 1", 0],
  ['"${var.azs[0]}-x"', "a-x"],
  ['"$${var.azs}"', "${var.azs}"],
  ["element(var.azs, 3)", "b"],
  ['[for az in var.azs : upper(az) if az != "a"]', ["B"]],
  ["{ for index, az in var.azs : az => index }", { a: 0, b: 1 }],
  ["[for key, value in var.map : key]", ["x", "y"]],
  ["values(var.map)", [1, 2]],
  ["try(var.empty[0], var.azs[1])", "b"],
  ['concat(var.azs[*], ["c"])', ["a", "b", "c"]],
  ["vpcs[*].id", [VPC, VPC]],
  ["one(slice(vpcs, 0, 1)).id", VPC],
  ['coalesce(var.none, "", vpcs[1].id)', VPC],
  ['toset(["b", "a", "b"])', ["a", "b"]],
  ["merge({ a = 1 }, { a = 2, b = 3 })", { a: 2, b: 3 }],
  ["merge([{ a = 1 }, { b = 3 }]...)", { a: 1, b: 3 }],
  ["length(var.map) > 1 && !var.one", false],
  ["{\n  a = 1\n  b = [\n    2,\n  ]\n}", { a: 1, b: [2] }],
])("%s", (text, value) => {
  expect(answer(text)).toEqual(value);
});

test.each([
  'vpcs[0].id == "vpc-1"',
  '"${vpcs[0].id}/x"',
  "cidrsubnet(var.azs[0], 1, 1)",
  'replace("a", "/a/", "b")',
])("nobody knows %s before an apply, or not here", (text) => {
  expect(() => answer(text)).toThrow(Riddle);
});

test("what Terraform calls an error is no riddle, so that try goes past it", () => {
  expect(() => answer("var.empty[0]")).toThrow(Missing);
  expect(() => answer("var.map.z")).toThrow(Missing);
});

test("what is not understood is no body at all", () => {
  for (const text of ["x = <<E\n a\nE\n", 'x = "%{ if true }a%{ endif }"\n', "x = = 1\n", "b {"])
    expect(readHcl(text)).toBeUndefined();
});

test("blocks have labels, arguments and blocks", () => {
  const body = readHcl('resource "aws_vpc" "a" {\n  cidr = "x" # why\n  b { c = 1 }\n}\n');
  const [block] = body?.blocks ?? [];
  expect([block?.type, block?.labels, [...(block?.body.attributes.keys() ?? [])]]).toEqual([
    "resource",
    ["aws_vpc", "a"],
    ["cidr"],
  ]);
  expect(block?.body.blocks[0]?.type).toBe("b");
});
