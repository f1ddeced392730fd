/** Which names a proxy lets through, and which limits it says it cannot hold. */
import fc from "fast-check";
import {
  allowedNames,
  isHostPattern,
  type ProxyDestinations,
} from "../../../src/plan/host-files/allowed-names";

const S3 = { region: "us-east-1", dnsSuffix: "amazonaws.com", pathStyle: false };

const aLabel = fc.constantFrom("a", "b", "c", "com");
const aName = fc.array(aLabel, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
const aPattern = fc.tuple(fc.boolean(), aName).map(([below, name]) => (below ? `*.${name}` : name));

/** Label by label from the right, as a person reads a pattern. */
function matches(pattern: string, name: string): boolean {
  const p = pattern.split(".").reverse();
  const n = name.split(".").reverse();
  if (p.at(-1) !== "*") return p.length === n.length && p.every((label, i) => label === n[i]);
  return n.length >= p.length && p.slice(0, -1).every((label, i) => label === n[i]);
}

it("lets through exactly the names that some pattern asks for", () => {
  fc.assert(
    fc.property(fc.array(aPattern, { maxLength: 8 }), aName, (hosts, name) => {
      const { exact, suffixes } = allowedNames({ hosts });
      const allowed = exact.includes(name) || suffixes.some((suffix) => name.endsWith(suffix));
      expect(allowed).toBe(hosts.some((pattern) => matches(pattern, name)));
    }),
  );
});

it("does not depend on order or repetition, and says nothing twice", () => {
  fc.assert(
    fc.property(fc.array(aPattern, { maxLength: 8 }), (hosts) => {
      const names = allowedNames({ hosts });
      expect(allowedNames({ hosts: [...hosts, ...hosts].reverse() })).toEqual(names);
      expect([...new Set(names.exact)].sort()).toEqual(names.exact);
      expect([...new Set(names.suffixes)].sort()).toEqual(names.suffixes);
    }),
  );
});

it("names listed buckets virtual-hosted, and says that their path-style form is closed", () => {
  const names = allowedNames({ s3: [{ ...S3, buckets: ["ledger"] }] });
  const both = ["ledger.s3.dualstack.us-east-1.amazonaws.com", "ledger.s3.us-east-1.amazonaws.com"];
  expect(names.exact).toEqual(both);
  expect(names.suffixes).toEqual([]);
  expect(names.virtualHostedOnly).toEqual([
    { bucket: "ledger", region: "us-east-1", names: [both[1], both[0]] },
  ]);
});

it.each<[string, ProxyDestinations, string]>([
  ["a bucket by name", { s3: [{ ...S3, buckets: ["ledger"] }] }, "no-host-check"],
  ["a bucket with a dot", { s3: [{ ...S3, buckets: ["led.ger"] }] }, "dotted-bucket"],
  ["a bucket beside path-style", { s3: [{ ...S3, buckets: ["ledger"], pathStyle: true }] }, "path-style"],
  ["a table", { dynamodb: [{ ...S3, tables: ["orders"] }] }, "one-name-for-all-tables"],
])("leaves %s to the endpoint policy", (_, destinations, reason) => {
  expect(allowedNames(destinations).policyLimits).toMatchObject([{ region: "us-east-1", reason }]);
});

it("opens a Region's name for path-style, and everything below it for all buckets", () => {
  const names = allowedNames({ s3: [{ ...S3, pathStyle: true }] });
  expect(names.exact).toEqual(["s3.dualstack.us-east-1.amazonaws.com", "s3.us-east-1.amazonaws.com"]);
  expect(names.suffixes).toEqual([".s3.dualstack.us-east-1.amazonaws.com", ".s3.us-east-1.amazonaws.com"]);
  expect(names.policyLimits).toEqual([]);
});

it("names the account-based endpoints of DynamoDB that are asked for", () => {
  expect(allowedNames({ dynamodb: [{ ...S3, accounts: ["111122223333"] }] }).exact).toEqual([
    "111122223333.ddb.us-east-1.amazonaws.com",
    "dynamodb.us-east-1.amazonaws.com",
  ]);
});

it.each([
  "",
  "*",
  "*.",
  "a..b",
  "a b",
  "a\nb",
  "a'b",
  "-a",
  "a.*.b",
  "A.com",
  "a.com.",
  `${"a.".repeat(130)}a`,
])("refuses %j, which could end in a configuration file", (text) => {
  expect(isHostPattern(text)).toBe(false);
  expect(() => allowedNames({ hosts: [text] })).toThrow(RangeError);
});
