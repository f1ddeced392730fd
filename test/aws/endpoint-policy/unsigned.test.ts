/** What a policy lets by unsigned, asked besides of an evaluator that shares nothing with the answer. */
import fc from "fast-check";
import type { PolicyDocument, PolicyStatement } from "../../../src/aws/endpoint-policy/document";
import { formatPolicy } from "../../../src/aws/endpoint-policy/document";
import { admitsUnsigned } from "../../../src/aws/endpoint-policy/unsigned";
import { allows } from "./evaluate";

const PACKAGE = "arn:aws:s3:::al2023-repos-us-east-1-de612dc2/repomd.xml";
const admits = (document: object) => admitsUnsigned(formatPolicy(document), "s3:GetObject", PACKAGE);

const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow" as const, "Deny" as const),
    Principal: fc.constant("*" as const),
    Action: fc.constantFrom("*", "s3:*", "s3:Get*", "s3:PutObject", ["s3:ListBucket", "s3:GetObject"]),
    Resource: fc.constantFrom("*", "arn:aws:s3:::al2023-repos-*/*", "arn:aws:s3:::ledger/*", PACKAGE),
    Condition: fc.dictionary(
      fc.constantFrom("StringEquals", "StringNotEquals", "StringEqualsIfExists", "ForAllValues:StringLike"),
      fc.constantFrom({ "aws:PrincipalOrgID": "o-a1b2c3d4e5" }, { "aws:ResourceOrgID": "o-a1b2c3d4e5" }),
      { maxKeys: 2 },
    ),
  },
  { requiredKeys: ["Effect", "Principal", "Action", "Resource"] },
);

it("is what an evaluator says of a request without a principal for what is AWS's", () => {
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 3 }), (statements) => {
      const policy: PolicyDocument = { Version: "2012-10-17", Statement: statements as PolicyStatement[] };
      const keys = { "aws:ResourceOrgID": "o-aws0000000" };
      expect(admits(policy)).toBe(allows(policy, { action: "s3:GetObject", resource: PACKAGE, keys }));
    }),
  );
});

it.each([
  [
    "a network that is asked for may be the one",
    "Allow",
    { StringEquals: { "aws:SourceVpc": "vpc-1" } },
    true,
  ],
  ["and is not taken to be another", "Deny", { StringNotEquals: { "aws:SourceVpc": "vpc-1" } }, true],
  ["a role", "Allow", { ArnEquals: { "aws:PrincipalArn": "arn:aws:iam::1:role/x" } }, false],
  ["whoever is not ours", "Deny", { StringNotEquals: { "aws:PrincipalOrgID": "o-1" } }, false],
  [
    "whoever is not ours, unless it is AWS",
    "Deny",
    {
      StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-1" },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    },
    true,
  ],
])("%s: %s", (_, Effect, Condition, expected) => {
  const all = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  expect(admits({ Statement: [...(Effect === "Deny" ? [all] : []), { ...all, Effect, Condition }] })).toBe(
    expected,
  );
});

it("reads what is excepted", () => {
  const all = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
  const deny = (NotResource: string) => ({ Effect: "Deny", Principal: "*", NotAction: "iam:*", NotResource });
  expect(admits({ Statement: [all, deny("arn:aws:s3:::ledger/*")] })).toBe(false);
  expect(admits({ Statement: [all, deny("arn:aws:s3:::al2023-repos-*")] })).toBe(true);
  expect(admits({})).toBe(false);
});
