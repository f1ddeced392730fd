/** Each thing that can be wrong with a policy, where it is said to be, and that a restricted policy restricts. */
import fc from "fast-check";
import type { PolicyDocument, PolicyStatement } from "../../../src/aws/endpoint-policy/document";
import { lintPolicy, type PolicyContext } from "../../../src/aws/endpoint-policy/lint";
import { allows } from "./evaluate";

const context: PolicyContext = {
  endpointType: "Interface",
  service: "s3",
  servicePolicies: true,
  restricted: false,
};
const statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };
const policy = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });

/** The problems of a policy, as `name pointer detail`. */
function problems(subject: object | string, more: Partial<PolicyContext> = {}): string[] {
  return lintPolicy(subject, { ...context, ...more }).map(({ name, pointer, detail }) =>
    [name, pointer, detail].join(" ").trim(),
  );
}

const conditioned = (Condition: object) => policy({ ...statement, Condition });

it("has nothing to say of the default policy, a version aside", () => {
  expect(problems({ Statement: [statement] })).toEqual(["version"]);
  expect(problems(policy(statement))).toEqual([]);
  expect(problems({ Version: "2012-10-17", Statement: statement })).toEqual([]);
});

it.each<[string, object, string[]]>([
  ["an old version", { ...policy(statement), Version: "2008-10-17" }, ["version /Version 2008-10-17"]],
  ["a version that is a number", { ...policy(statement), Version: 2012 }, ["version /Version 2012"]],
  ["no statement", policy(), ["statement"]],
  ["a statement that is text", policy(statement, "Allow" as unknown as object), ["statement /Statement/1"]],
  ["a list", [statement], ["statement"]],
  [
    "a misspelt element",
    policy({ ...statement, Actions: "*" }),
    ["unknown-element /Statement/0/Actions Actions"],
  ],
  ["a misspelt policy element", { ...policy(statement), version: 1 }, ["unknown-element /version version"]],
  ["no effect", policy({ ...statement, Effect: undefined }), ["effect /Statement/0"]],
  ["a strange effect", policy({ ...statement, Effect: "allow" }), ["effect /Statement/0/Effect allow"]],
  ["no principal", policy({ ...statement, Principal: undefined }), ["principal /Statement/0"]],
  ["no action", policy({ ...statement, Action: undefined }), ["action /Statement/0"]],
  ["an empty list of actions", policy({ ...statement, Action: [] }), ["action /Statement/0"]],
  ["only excepted actions", policy({ ...statement, Action: undefined, NotAction: "s3:PutObject" }), []],
])("reports %s", (_, subject, expected) => {
  expect(problems(JSON.stringify(subject))).toEqual(expected);
});

it("wants everyone as the principal of a gateway endpoint", () => {
  const root = policy({ ...statement, Principal: { AWS: "111111111111" } });
  expect(problems(root)).toEqual([]);
  expect(problems(root, { endpointType: "Gateway" })).toEqual([
    'gateway-principal /Statement/0/Principal {"AWS":"111111111111"}',
  ]);
  expect(problems(policy({ ...statement, Principal: { AWS: ["*"] } }), { endpointType: "Gateway" })).toEqual(
    [],
  );
});

it.each<[object, string[]]>([
  [
    { StringLike: { "aws:PrincipalAccount": "1111*" } },
    [
      "identifier-condition /Statement/0/Condition/StringLike/aws:PrincipalAccount aws:principalaccount 1111*",
    ],
  ],
  [
    { NumericEquals: { "AWS:sourcevpc": ["1"] } },
    ["identifier-condition /Statement/0/Condition/NumericEquals/AWS:sourcevpc aws:sourcevpc 1"],
  ],
  [{ StringEquals: { "aws:PrincipalAccount": "111111111111" } }, []],
  [
    { StringLike: { "s3:prefix": "home/*" } },
    ["short-wildcard /Statement/0/Condition/StringLike/s3:prefix home/*"],
  ],
  [{ StringLike: { "s3:prefix": ["homes/*", "*-suffix", "abcdef*ghi*jklmno"] } }, []],
  [
    { "ForAnyValue:StringNotLikeIfExists": { "s3:prefix": "abcdef*ghi*jkl" } },
    ["short-wildcard /Statement/0/Condition/ForAnyValue:StringNotLikeIfExists/s3:prefix abcdef*ghi*jkl"],
  ],
  [{ StringEquals: { "s3:prefix": "a*" } }, []],
  [
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::1111*:role/x" } },
    ["account-wildcard /Statement/0/Condition/ArnLike/aws:PrincipalArn arn:aws:iam::1111*:role/x"],
  ],
  [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } }, []],
])("of the condition %j says %j", (condition, expected) => {
  expect(problems(conditioned(condition))).toEqual(expected);
});

it("counts characters as AWS would see them, without the white space of the file", () => {
  const padded = (length: number) => {
    const empty = policy({ Sid: "", ...statement });
    const Sid = "x".repeat(length - JSON.stringify(empty).length);
    return JSON.stringify(policy({ Sid, ...statement }), null, 8);
  };
  expect(problems(padded(20480))).toEqual([]);
  expect(problems(padded(20481))).toEqual(["size  20481"]);
});

it("says when the service takes no policy, or nobody knows", () => {
  expect(problems(policy(statement), { servicePolicies: false })).toEqual(["service-without-policies  s3"]);
  expect(problems(policy(statement), { servicePolicies: undefined })).toEqual([
    "service-policies-unknown  s3",
  ]);
});

it("says when a condition names another organisation", () => {
  const other = conditioned({ StringEquals: { "aws:PrincipalOrgID": ["o-a1b2c3d4e5", "o-zzzzzzzzzz"] } });
  expect(problems(other)).toEqual([]);
  expect(problems(other, { organization: "o-a1b2c3d4e5" })).toEqual([
    "other-organization /Statement/0/Condition/StringEquals/aws:PrincipalOrgID o-zzzzzzzzzz",
  ]);
});

it("points into the text, in its order", () => {
  const text =
    '{\n  "Version": "2012-10-17",\n  "Statement": [{ "Effect": "Allow", "Effect": "Permit", "Action": "{verb}" }]\n}';
  const found = lintPolicy(text, context);
  expect(
    found.map(({ name, offset, detail }) => [name, text.slice(offset).split(/[,\s]/)[0], detail]),
  ).toEqual([
    ["principal", "{", ""],
    ["repeated-key", '"Effect":', "Effect"],
    ["effect", '"Permit"', "Permit"],
    ["unknown-placeholder", '{verb}"', "verb"],
  ]);
  expect(lintPolicy('{"Version": }', context)).toEqual([
    { name: "not-json", pointer: "", offset: 12, detail: "}" },
  ]);
});

describe("a restricted policy", () => {
  const restricted = (...statements: object[]) => problems(policy(...statements), { restricted: true });
  const when = (Condition: object) => ({ ...statement, Condition });

  it.each<[string, object]>([
    ["an organisation", when({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })],
    [
      "paths in an organisation",
      when({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }),
    ],
    ["the resource's account", when({ StringEquals: { "aws:ResourceAccount": "111111111111" } })],
    ["a bucket", { ...statement, Resource: ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"] }],
    ["a table", { ...statement, Resource: "arn:aws:dynamodb:*:111111111111:table/*" }],
  ])("may name %s", (_, allowing) => {
    expect(restricted(allowing)).toEqual([]);
  });

  it.each<[string, object]>([
    ["nothing", statement],
    ["actions alone", { ...statement, Action: "s3:GetObject" }],
    ["any bucket", { ...statement, Resource: "arn:aws:s3:::*" }],
    ["a table of any account", { ...statement, Resource: "arn:aws:dynamodb:*:*:table/orders" }],
    ["one bucket and everything", { ...statement, Resource: ["arn:aws:s3:::logs", "*"] }],
    ["all but one bucket", { ...statement, Resource: undefined, NotResource: "arn:aws:s3:::logs" }],
    ["the VPC", when({ StringEquals: { "aws:SourceVpc": "vpc-1" } })],
    [
      "an organisation, if there is one",
      when({ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    ],
    [
      "all of no organisations",
      when({ "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    ],
    ["any other organisation", when({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })],
  ])("may not name %s", (_, allowing) => {
    expect(restricted(allowing)).toEqual(["unrestricted /Statement/0"]);
  });

  it("may deny everyone else, AWS services let off", () => {
    const Condition = {
      StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
      BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
    };
    expect(restricted(statement, { ...statement, Effect: "Deny", Condition })).toEqual([]);
    expect(
      restricted(statement, { ...statement, Effect: "Deny", Action: "s3:PutObject", Condition }),
    ).toEqual(["unrestricted /Statement/0"]);
  });

  it("may not deny by a set operator, which a request without the key slips past", () => {
    const Condition = { "ForAnyValue:StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
    expect(restricted(statement, { ...statement, Effect: "Deny", Condition })).toEqual([
      "unrestricted /Statement/0",
    ]);
  });

  /** Statements from few words, so that most combinations of them occur. */
  const aStatement: fc.Arbitrary<PolicyStatement> = fc
    .record({
      Effect: fc.constantFrom("Allow" as const, "Deny" as const),
      Action: fc.constantFrom("*", "s3:GetObject"),
      Resource: fc.constantFrom("*", "arn:aws:s3:::ours/*", "arn:aws:s3:::*"),
      operator: fc.constantFrom(
        "StringEquals",
        "StringEqualsIfExists",
        "StringLike",
        "ForAllValues:StringEquals",
        "ForAnyValue:StringEquals",
        "StringNotEquals",
        "StringNotEqualsIfExists",
        "ForAnyValue:StringNotEquals",
        "ForAllValues:StringNotLike",
        "StringNotLike",
      ),
      key: fc.constantFrom("aws:PrincipalOrgID", "aws:ResourceOrgID", "aws:SourceVpc"),
      value: fc.constantFrom("o-a1b2c3d4e5", "*"),
      conditions: fc.boolean(),
    })
    .map(({ operator, key, value, conditions, ...rest }) => ({
      ...rest,
      Principal: "*" as const,
      ...(conditions && { Condition: { [operator]: { [key]: value } } }),
    }));

  const aStranger = fc
    .record(
      { "aws:PrincipalOrgID": fc.constant("o-zzzzzzzzzz"), "aws:ResourceOrgID": fc.constant("o-zzzzzzzzzz") },
      { requiredKeys: [] },
    )
    .map((keys) => ({ ...keys, "aws:SourceVpc": "vpc-1" }));

  it("lets no stranger by who brings resources of their own", () => {
    let asked = 0;
    fc.assert(
      fc.property(fc.array(aStatement, { minLength: 1, maxLength: 3 }), aStranger, (statements, keys) => {
        const document: PolicyDocument = { Version: "2012-10-17", Statement: statements };
        if (problems(document, { restricted: true }).some((problem) => problem.startsWith("unrestricted")))
          return;
        asked++;
        for (const action of ["s3:GetObject", "s3:PutObject"]) {
          expect(allows(document, { action, resource: "arn:aws:s3:::theirs/x", keys })).toBe(false);
        }
      }),
      { numRuns: 3000 },
    );
    expect(asked).toBeGreaterThan(300);
  });
});
