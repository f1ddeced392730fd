/**
 * Comparing policies: whatever the new document admits and the old one did not is told.
 *
 * The oracle evaluates single requests against whole documents, as the IAM guide has it: an explicit deny, then an allow,
 * then nothing. Seen to fail with patterns compared from the wrong side, with lost denials left out, and with
 * conditions compared from the wrong side.
 */
import * as fc from "fast-check";
import { gainedBy } from "../../src/aws/policy-change/widening";

type Request = { principal: string; action: string; resource: string; org: string | undefined };

const text = (statements: readonly object[]) =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements });

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).map(String);

const patterns = new Map<string, RegExp>();

function globbed(pattern: string, value: string): boolean {
  const known = patterns.get(pattern) ?? new RegExp(`^${[...pattern].map(sourceOf).join("")}$`);
  patterns.set(pattern, known);
  return known.test(value);
}

function sourceOf(sign: string): string {
  if (sign === "*") return "[^]*";
  return sign === "?" ? "[^]" : `\\x${sign.charCodeAt(0).toString(16).padStart(2, "0")}`;
}

// biome-ignore lint/suspicious/noExplicitAny: documents of the test's own making
function holds(statement: any, request: Request): boolean {
  const principals = statement.Principal === "*" ? ["*"] : listOf(statement.Principal.AWS);
  const named = principals.includes("*") || principals.includes(request.principal);
  const about = listOf(statement.Action).some((one) =>
    globbed(one.toLowerCase(), request.action.toLowerCase()),
  );
  const there = listOf(statement.Resource).some((one) => globbed(one, request.resource));
  const conditions = Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
    Object.values(keys as object).every((values) => {
      const { org } = request;
      const missing = org === undefined;
      const one = listOf(values);
      if (operator === "StringEquals") return !missing && one.includes(org);
      if (operator === "StringLike") return !missing && one.some((pattern) => globbed(pattern, org));
      if (operator === "StringEqualsIfExists") return missing || one.includes(org);
      return missing || !one.includes(org);
    }),
  );
  return named && about && there && conditions;
}

function admits(statements: readonly object[], request: Request): boolean {
  // biome-ignore lint/suspicious/noExplicitAny: documents of the test's own making
  const effects = statements.filter((one) => holds(one, request)).map((one) => (one as any).Effect);
  return effects.includes("Allow") && !effects.includes("Deny");
}

const some = (...items: string[]) =>
  fc.oneof(
    fc.constantFrom(...items),
    fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 2 }),
  );

const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Deny"),
    Principal: fc.oneof(fc.constant("*"), fc.record({ AWS: some("*", "111111111111", "222222222222") })),
    Action: some("*", "s3:*", "s3:Get*", "S3:GetObject", "s3:PutObject", "s3:?etObject"),
    Resource: some("*", "arn:aws:s3:::a/*", "arn:aws:s3:::a/x", "arn:aws:s3:::?/x", "arn:aws:s3:::*/x"),
    Condition: fc
      .record({
        op: fc.constantFrom("StringEquals", "StringLike", "StringNotEquals", "StringEqualsIfExists"),
        values: some("o-1", "o-2", "o-*"),
      })
      .map(({ op, values }) => ({ [op]: { "aws:PrincipalOrgID": values } })),
  },
  { requiredKeys: ["Effect", "Principal", "Action", "Resource"] },
);

const documents = fc.array(statement, { minLength: 1, maxLength: 3 });

const requests: Request[] = ["111111111111", "222222222222", "333333333333"].flatMap((principal) =>
  ["s3:GetObject", "s3:PutObject", "s3:SetObject", "kms:Decrypt"].flatMap((action) =>
    ["arn:aws:s3:::a/x", "arn:aws:s3:::a/y", "arn:aws:s3:::b/x"].flatMap((resource) =>
      ["o-1", "o-2", "o-3", "o-*", undefined].map((org) => ({ principal, action, resource, org })),
    ),
  ),
);

test("whoever is admitted only by the new document makes it wider", () => {
  fc.assert(
    fc.property(documents, documents, fc.boolean(), (before, other, near) => {
      // Documents that share statements are the ones that are hard to tell apart.
      const after = near ? [...before.slice(1), ...other.slice(0, 1)] : other;
      const wider = requests.some((request) => !admits(before, request) && admits(after, request));
      if (wider) expect(gainedBy(text(before), text(after))).not.toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test("taking away, reordering and splitting statements that allow is no widening", () => {
  fc.assert(
    fc.property(documents, (before) => {
      const allowed = before.filter(({ Effect }) => Effect === "Allow");
      const denied = before.filter(({ Effect }) => Effect === "Deny");
      expect(gainedBy(text(before), text([...denied, ...allowed.slice(1)]))).toEqual([]);
      const split = before.flatMap((one) => listOf(one.Action).map((Action) => ({ ...one, Action })));
      expect(gainedBy(text(before), text(split.reverse()))).toEqual([]);
      expect(gainedBy(text(split), text(before))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const ORG = { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } };
const all = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

test.each([
  ["everybody instead of the organization", [{ ...all, Condition: ORG }], [all], [{ who: "anyone in AWS" }]],
  [
    "another organization",
    [{ ...all, Condition: ORG }],
    [{ ...all, Condition: { StringEquals: { "aws:PrincipalOrgID": "o-other00000" } } }],
    [{ who: "organization o-other00000" }],
  ],
  [
    "a condition that a missing key passes",
    [{ ...all, Condition: ORG }],
    [{ ...all, Condition: { StringEqualsIfExists: ORG.StringEquals } }],
    [{ who: "anyone in AWS" }],
  ],
  [
    "a lost denial",
    [all, { ...all, Effect: "Deny", Action: "s3:Put*" }],
    [all],
    [{ who: "anyone in AWS", what: "s3:Put*", denial: true }],
  ],
  ["the organization instead of everybody", [all], [{ ...all, Condition: ORG }], []],
  [
    "a variable is no character",
    [{ ...all, Resource: "arn:aws:s3:::a/?" }],
    [{ ...all, Resource: "arn:aws:s3:::a/${aws:username}" }],
    [{ who: "anyone in AWS", what: "everything on arn:aws:s3:::a/${aws:username}" }],
  ],
  [
    "NotAction cannot be compared",
    [{ ...all, Action: "s3:Get*" }],
    [{ Effect: "Allow", Principal: "*", NotAction: "s3:Put*", Resource: "*" }],
    [{ who: "anyone in AWS", what: "all but s3:Put*" }],
  ],
])("%s", (_, before, after, gained) => {
  expect(gainedBy(text(before), text(after))).toEqual(gained);
});

test("what is no policy is told", () => {
  expect(gainedBy("{}", "nonsense")).toHaveLength(1);
  expect(gainedBy(text([all]), text([{ ...all, Effect: "allow" }]))).toHaveLength(1);
});
