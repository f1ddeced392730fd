/** What the built-in policies let by, asked of an evaluator that shares nothing with them. */
import fc from "fast-check";
import { AWS_OWNED_NAMES, objectsOfAws } from "../../../src/aws/aws-owned";
import { formatPolicy } from "../../../src/aws/endpoint-policy/document";
import { lintPolicy } from "../../../src/aws/endpoint-policy/lint";
import { bucketArns, policyWithin, readActions, tableArns } from "../../../src/aws/endpoint-policy/templates";
import { allows, type Request } from "./evaluate";

const OURS = {
  "aws:PrincipalOrgID": "o-a1b2c3d4e5",
  "aws:PrincipalAccount": "111111111111",
  "aws:ResourceOrgID": "o-a1b2c3d4e5",
};
const THEIRS = {
  "aws:PrincipalOrgID": "o-zzzzzzzzzz",
  "aws:PrincipalAccount": "999999999999",
  "aws:ResourceOrgID": "o-zzzzzzzzzz",
};
const put = (keys: Request["keys"], resource = "arn:aws:s3:::logs/2026/1"): Request => ({
  action: "s3:PutObject",
  resource,
  keys,
});

it("lets by the organisation's principals and no one else's", () => {
  const policy = policyWithin({ organization: "o-a1b2c3d4e5" });
  expect([OURS, THEIRS, {}].map((keys) => allows(policy, put(keys)))).toEqual([true, false, false]);
});

it("can ask for the organisation's resources too, image layers aside", () => {
  const besides = objectsOfAws(["ecr"], "aws", "us-east-1");
  const policy = policyWithin({ organization: "o-a1b2c3d4e5", ownResources: true, besides });
  expect(allows(policy, put(OURS))).toBe(true);
  expect(allows(policy, put({ ...OURS, "aws:ResourceOrgID": "o-zzzzzzzzzz" }))).toBe(false);
  const layer = "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/ab/cd";
  expect(allows(policy, { action: "s3:GetObject", resource: layer, keys: {} })).toBe(true);
  expect(allows(policy, { action: "s3:PutObject", resource: layer, keys: {} })).toBe(false);
});

it("lets by these accounts and no others", () => {
  const policy = policyWithin({ accounts: ["222222222222", "111111111111"] });
  expect([OURS, THEIRS].map((keys) => allows(policy, put(keys)))).toEqual([true, false]);
});

it("lets by these buckets and their objects, not buckets whose names begin alike", () => {
  const policy = policyWithin({ resources: bucketArns("aws", ["logs"]) });
  const reached = [
    "arn:aws:s3:::logs",
    "arn:aws:s3:::logs/a/b",
    "arn:aws:s3:::logs-theirs/a",
    "arn:aws:s3:::log",
  ];
  expect(reached.map((resource) => allows(policy, put(THEIRS, resource)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it("lets by these tables with their indexes and streams, in their account and region", () => {
  const place = { partition: "aws", region: "us-east-1", account: "111111111111" };
  const policy = policyWithin({ resources: tableArns(place, ["orders"]) });
  const table = (place: string) => `arn:aws:dynamodb:${place}`;
  const reached = [
    "us-east-1:111111111111:table/orders",
    "us-east-1:111111111111:table/orders/index/by-day",
    "us-east-1:111111111111:table/orders-old",
    "us-east-1:999999999999:table/orders",
    "us-west-2:111111111111:table/orders",
  ];
  expect(reached.map((place) => allows(policy, put(OURS, table(place))))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it("lets by reading and no writing", () => {
  const asked = (prefix: string, ...actions: string[]) =>
    actions.map((action) =>
      allows(policyWithin({ actions: readActions(prefix) }), {
        action: `${prefix}:${action}`,
        resource: "*",
        keys: {},
      }),
    );
  expect(asked("s3", "GetObject", "ListBucket", "PutObject", "DeleteObject")).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(
    asked("dynamodb", "Query", "Scan", "BatchGetItem", "PutItem", "BatchWriteItem", "PartiQLUpdate"),
  ).toEqual([true, true, true, false, false, false]);
});

const limits = fc.record(
  {
    organization: fc.constant("o-a1b2c3d4e5"),
    ownResources: fc.boolean(),
    accounts: fc.array(fc.constantFrom("111111111111", "222222222222", "333333333333"), { minLength: 1 }),
    resources: fc
      .array(fc.constantFrom("logs", "data"), { minLength: 1 })
      .map((names) => bucketArns("aws", names)),
    actions: fc.constant(readActions("s3")),
    besides: fc.subarray([...AWS_OWNED_NAMES]).map((names) => objectsOfAws(names, "aws", "us-east-1")),
  },
  { requiredKeys: [] },
);

it("never breaks a rule, and passes as restricted when it names an owner or resources", () => {
  fc.assert(
    fc.property(limits, (limit) => {
      const problems = lintPolicy(formatPolicy(policyWithin(limit)), {
        endpointType: "Gateway",
        service: "s3",
        servicePolicies: true,
        restricted: true,
        organization: "o-a1b2c3d4e5",
      });
      const bounded = limit.organization !== undefined || limit.accounts || limit.resources;
      expect(problems.map(({ name }) => name)).toEqual(bounded ? [] : ["unrestricted"]);
    }),
  );
});

it("writes the same text whatever order the limits come in", () => {
  fc.assert(
    fc.property(limits, (limit) => {
      const backwards = Object.fromEntries(
        Object.entries(limit)
          .reverse()
          .map(([key, value]) => [key, Array.isArray(value) ? [...value].reverse() : value]),
      );
      expect(formatPolicy(policyWithin(backwards))).toBe(formatPolicy(policyWithin(limit)));
    }),
  );
});

it("reads as a person would write it", () => {
  expect(formatPolicy(policyWithin({ organization: "o-a1b2c3d4e5" }))).toBe(
    '{"Version":"2012-10-17","Statement":[{"Sid":"AllowWithinLimits","Effect":"Allow","Principal":"*","Action":"*",' +
      '"Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-a1b2c3d4e5"}}}]}',
  );
});
