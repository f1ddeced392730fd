/** Service names, host names and zones, region by region; figures from the published tables. */
import { SERVICE_NAMES } from "../../src/aws/endpoint-services";
import { REGION_CODES } from "../../src/aws/regions";
import { endpointZones, privateDnsNames, serviceName } from "../../src/aws/service-names";

it.each([
  ["s3", "us-east-1", "com.amazonaws.us-east-1.s3"],
  ["ecr.api", "us-gov-west-1", "com.amazonaws.us-gov-west-1.ecr.api"],
  ["sqs", "cn-north-1", "cn.com.amazonaws.cn-north-1.sqs"],
  ["polly", "cn-northwest-1", "cn.com.amazonaws.cn-northwest-1.polly"],
  ["polly", "cn-north-1", "com.amazonaws.cn-north-1.polly"],
  ["kms", "cn-north-1", "com.amazonaws.cn-north-1.kms"],
  ["transcribe", "cn-north-1", "cn.com.amazonaws.cn-north-1.transcribe.cn"],
  ["iam", "eu-west-1", "com.amazonaws.iam"],
  ["route53", "us-east-1", "com.amazonaws.route53"],
  ["s3-global.accesspoint", "us-east-1", "com.amazonaws.s3-global.accesspoint"],
  ["qbusiness", "us-west-2", "aws.api.us-west-2.qbusiness"],
  ["cassandra-streams", "us-west-2", "api.aws.us-west-2.cassandra-streams"],
  ["notebook", "eu-west-1", "aws.sagemaker.eu-west-1.notebook"],
  ["route53globalresolver", "eu-west-1", "aws.api.us-east-2.route53globalresolver"],
  ["brand-new-thing", "eu-west-1", "com.amazonaws.eu-west-1.brand-new-thing"],
])("%s in %s is %s", (name, region, expected) => {
  expect(serviceName(name, region)).toBe(expected);
});

it("keeps the usual name for gateway endpoints in China", () => {
  expect(serviceName("s3", "cn-north-1", "Gateway")).toBe("com.amazonaws.cn-north-1.s3");
  expect(serviceName("s3", "cn-north-1", "Interface")).toBe("cn.com.amazonaws.cn-north-1.s3");
});

it.each([
  ["kinesis-streams", "us-east-1", ["kinesis.us-east-1.amazonaws.com"]],
  ["kinesis-firehose", "us-east-1", ["firehose.us-east-1.amazonaws.com"]],
  ["ecs-agent", "us-east-1", ["ecs-a.us-east-1.amazonaws.com"]],
  ["ecs-telemetry", "us-east-1", ["ecs-t.us-east-1.amazonaws.com"]],
  ["ecr.api", "us-east-1", ["api.ecr.us-east-1.amazonaws.com"]],
  ["ecr.dkr", "us-east-1", ["*.dkr.ecr.us-east-1.amazonaws.com"]],
  ["eks-auth", "us-east-1", ["eks-auth.us-east-1.api.aws"]],
  ["appstream.api", "us-east-1", ["appstream2.us-east-1.amazonaws.com"]],
  ["pinpoint-sms-voice-v2", "us-east-1", ["sms-voice.us-east-1.amazonaws.com"]],
  ["rum-dataplane", "us-east-1", ["dataplane.rum.us-east-1.amazonaws.com"]],
  ["airflow.api", "us-east-1", ["api.airflow.us-east-1.amazonaws.com"]],
  ["iam", "us-east-1", ["iam.amazonaws.com"]],
  ["sqs", "cn-north-1", ["sqs.cn-north-1.amazonaws.com.cn"]],
  ["eks-auth", "cn-north-1", ["eks-auth.cn-north-1.api.amazonwebservices.com.cn"]],
  ["sqs", "eusc-de-east-1", ["sqs.eusc-de-east-1.amazonaws.eu"]],
  ["studio", "us-east-1", ["studio.us-east-1.sagemaker.aws", "*.studio.us-east-1.sagemaker.aws"]],
  ["dynamodb", "us-east-1", []],
  ["brand-new-thing", "us-east-1", []],
  ["sqs", "moon-base-1", []],
])("%s in %s answers for %j", (name, region, expected) => {
  expect(privateDnsNames(name, region)).toEqual(expected);
});

it.each([
  ["sqs", [{ zone: "sqs.us-east-1.amazonaws.com", records: [""] }]],
  ["ecr.dkr", [{ zone: "dkr.ecr.us-east-1.amazonaws.com", records: ["*"] }]],
  ["execute-api", [{ zone: "execute-api.us-east-1.amazonaws.com", records: ["*"] }]],
  ["codeartifact.repositories", [{ zone: "d.codeartifact.us-east-1.amazonaws.com", records: ["*"] }]],
  ["notebook", [{ zone: "notebook.us-east-1.sagemaker.aws", records: ["", "*"] }]],
  [
    "s3",
    [
      { zone: "s3.us-east-1.amazonaws.com", records: ["", "*"] },
      { zone: "s3-control.us-east-1.amazonaws.com", records: ["", "*"] },
      { zone: "s3-accesspoint.us-east-1.amazonaws.com", records: ["", "*"] },
    ],
  ],
  ["dynamodb", []],
])("%s in a hub needs the zones %j", (name, expected) => {
  expect(endpointZones(name, "us-east-1")).toEqual(expected);
});

it("leaves no placeholder in any name, anywhere", () => {
  for (const region of REGION_CODES) {
    for (const name of SERVICE_NAMES) {
      const names = [serviceName(name, region), ...privateDnsNames(name, region)];
      expect(names.filter((text) => /[{}]|undefined/.test(text))).toEqual([]);
    }
  }
});

it("gives every service of a region a name of its own", () => {
  for (const region of REGION_CODES) {
    const names = SERVICE_NAMES.map((name) => serviceName(name, region));
    expect(new Set(names).size).toBe(names.length);
  }
});
