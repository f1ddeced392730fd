/** What of AWS's own a policy admits: what is named, for anybody, and nothing else of AWS's. */
import fc from "fast-check";
import { type AwsOwned, objectsOfAws } from "../../../src/aws/aws-owned";
import { formatPolicy } from "../../../src/aws/endpoint-policy/document";
import { policyWithin } from "../../../src/aws/endpoint-policy/templates";
import { admitsUnsigned } from "../../../src/aws/endpoint-policy/unsigned";
import { defaultQuota } from "../../../src/aws/quotas";
import { allows } from "./evaluate";

/** One object of each, as AWS's pages have them for us-west-2. */
const OBJECTS: Readonly<Record<AwsOwned, readonly [action: string, object: string]>> = {
  "amazon-linux": ["s3:GetObject", "al2023-repos-us-west-2-de612dc2/core/repomd.xml"],
  cloudformation: ["s3:PutObject", "cloudformation-custom-resource-response-uswest2/arn"],
  "cloudwatch-agent": [
    "s3:GetObject",
    "amazoncloudwatch-agent-us-west-2/amazon_linux/amd64/latest/agent.rpm",
  ],
  codeartifact: ["s3:GetObject", "assets-787052242323-us-west-2/a/b"],
  codedeploy: ["s3:GetObject", "aws-codedeploy-us-west-2/latest/install"],
  ecr: ["s3:GetObject", "prod-us-west-2-starport-layer-bucket/ab/cd"],
  "image-builder": ["s3:GetObject", "ec2imagebuilder-toe-us-west-2-prod/latest/awstoe"],
  patching: ["s3:GetObject", "patch-baseline-snapshot-us-west-2/snapshot"],
  ssm: ["s3:GetObject", "us-west-2-birdwatcher-prod/package"],
};
const NAMES = Object.keys(OBJECTS) as AwsOwned[];
const ORGANIZATION = "o-a1b2c3d4e5";

const asked = ([action, object]: readonly [string, string], organization?: string) => ({
  action,
  resource: `arn:aws:s3:::${object}`,
  keys: organization ? { "aws:PrincipalOrgID": organization } : {},
});

// Fails when a name has another's buckets, and when the statements have the condition of the first.
test("a policy admits the objects of the names it has to anybody, and of no others", () => {
  fc.assert(
    fc.property(fc.subarray(NAMES), fc.boolean(), (names, ownResources) => {
      const besides = objectsOfAws(names, "aws", "us-west-2");
      const policy = policyWithin({ organization: ORGANIZATION, ownResources, besides });
      for (const name of NAMES) {
        const isNamed = names.includes(name);
        for (const caller of [undefined, "o-zzzzzzzzzz"])
          expect([name, allows(policy, asked(OBJECTS[name], caller))]).toEqual([name, isNamed]);
        const [action, object] = OBJECTS[name];
        expect(admitsUnsigned(formatPolicy(policy), action, `arn:aws:s3:::${object}`)).toBe(isNamed);
        const other = action === "s3:GetObject" ? "s3:PutObject" : "s3:GetObject";
        expect(allows(policy, asked([other, object]))).toBe(false);
      }
      expect(allows(policy, asked(["s3:GetObject", "somebody-elses/object"]))).toBe(false);
    }),
  );
});

// Fails when one region's bucket is made of another's.
test("where AWS has another bucket in each region, a policy admits that of its own region alone", () => {
  const admitted = (region: string) =>
    objectsOfAws(["codeartifact"], "aws", region).flatMap(({ resources }) => resources);
  expect(admitted("us-east-1")).toEqual(["arn:aws:s3:::assets-193858265520-us-east-1/*"]);
  expect(admitted("eu-west-1")).toEqual(["arn:aws:s3:::assets-438097961670-eu-west-1/*"]);
  expect(admitted("ca-central-1")).toEqual([]);
});

test("all of them fit into a policy", () => {
  const besides = objectsOfAws(NAMES, "aws-us-gov", "us-gov-west-1");
  const policy = policyWithin({ organization: ORGANIZATION, besides });
  expect(formatPolicy(policy).length).toBeLessThan(defaultQuota("vpcePolicyChars") / 2);
});
