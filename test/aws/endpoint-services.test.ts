/** The catalogue of endpoint services. */
import { ENDPOINT_SERVICES } from "../../src/aws/data/endpoint-services";
import { findService, SERVICE_NAMES, suggestServices } from "../../src/aws/endpoint-services";

const service = (name: string) => findService(name, "us-east-1");

it("describes S3: both kinds of endpoint, policies, other regions", () => {
  expect(service("s3")).toMatchObject({
    name: "s3",
    types: ["Gateway", "Interface"],
    ports: [443],
    policy: { supported: true, confidence: "high" },
    privateDns: true,
    crossRegion: true,
    retired: false,
  });
});

it("has DynamoDB without private DNS, and directory buckets as a gateway alone", () => {
  expect(service("dynamodb")).toMatchObject({ types: ["Gateway", "Interface"], privateDns: false });
  expect(service("s3express")).toMatchObject({ types: ["Gateway"], privateDns: false });
});

it("knows ports other than 443", () => {
  expect(service("cassandra")?.ports).toEqual([9142]);
  expect(service("email-smtp")?.ports).toEqual([25, 465, 587, 2465, 2587]);
  expect(service("iot.data")?.ports).toEqual([443, 8883]);
});

it("tells no policy support from support nobody has published", () => {
  const support = SERVICE_NAMES.map((name) => service(name)?.policy?.supported);
  const count = (value: boolean | undefined) => support.filter((s) => s === value).length;
  expect([count(true), count(false), count(undefined)]).toEqual([93, 29, 367]);
  expect(service("xray")?.policy?.supported).toBe(true);
});

it("offers other regions for the services AWS lists, and no more", () => {
  expect(SERVICE_NAMES.filter((name) => service(name)?.crossRegion)).toEqual([
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-fips",
    "iam",
    "kinesis-firehose",
    "kinesisanalytics",
    "kinesisanalytics-fips",
    "kms",
    "kms-fips",
    "lambda",
    "route53",
    "s3",
  ]);
});

it("marks services that are closing", () => {
  expect(service("robomaker")?.retired).toBe(true);
  expect(SERVICE_NAMES.filter((name) => service(name)?.retired)).toHaveLength(13);
});

it("has a source for each of its 489 entries", () => {
  expect(SERVICE_NAMES).toHaveLength(489);
  for (const name of SERVICE_NAMES) expect(ENDPOINT_SERVICES[name]!.sources.length).toBeGreaterThan(0);
});

it("finds a service by the full name it has in the region", () => {
  expect(findService("com.amazonaws.us-east-1.ecr.api", "us-east-1")?.name).toBe("ecr.api");
  expect(findService("cn.com.amazonaws.cn-north-1.sqs", "cn-north-1")?.name).toBe("sqs");
  expect(findService("com.amazonaws.cn-north-1.s3", "cn-north-1")?.name).toBe("s3");
  expect(findService("com.amazonaws.us-east-1.ecr.api", "eu-west-1")).toBeUndefined();
});

it("finds nothing else", () => {
  for (const name of ["", "S3", "toString", "__proto__", "com.amazonaws.us-east-1.nope"]) {
    expect(service(name)).toBeUndefined();
  }
});

it.each([
  ["firehose", "kinesis-firehose"],
  ["kinesis", "kinesis-streams"],
  ["dynamo", "dynamodb"],
  ["secretmanager", "secretsmanager"],
  ["SQS", "sqs"],
  ["cloudwatch-logs", undefined],
  ["zzzzzzzz", undefined],
])("for %s suggests %s", (text, expected) => {
  const suggestions = suggestServices(text);
  if (expected === undefined) expect(suggestions).toEqual([]);
  else expect(suggestions).toContain(expected);
});

it("suggests both halves of the container registry", () => {
  expect(suggestServices("ecr")).toEqual(expect.arrayContaining(["ecr.api", "ecr.dkr"]));
});
