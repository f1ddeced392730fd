/** S3 buckets of AWS's own that services and hosts of ours use, by what uses them. */

export interface AwsOwnedRow {
  /** What is lost without them. */
  readonly what: string;
  /** Buckets whose objects are read; `{region}` is `us-east-1`, `{regionLetters}` is `useast1`. */
  readonly read?: readonly string[];
  /** Buckets that are read and have a name of their own in each region, by region; the service is in no other. */
  readonly readIn?: Readonly<Record<string, string>>;
  /** Buckets that objects are written to. */
  readonly write?: readonly string[];
  /** Services that do not work without them, by short name. */
  readonly neededBy: readonly string[];
  readonly source: string;
}

export const AWS_OWNED = {
  "amazon-linux": {
    what: "packages of Amazon Linux",
    read: ["al2023-repos-{region}-de612dc2", "amazonlinux-2-repos-{region}"],
    neededBy: [],
    source: "https://repost.aws/knowledge-center/ec2-al1-al2-update-yum-without-internet",
  },
  cloudformation: {
    what: "signals of wait conditions and answers of custom resources",
    write: [
      "cloudformation-waitcondition-{region}",
      "cloudformation-custom-resource-response-{regionLetters}",
    ],
    neededBy: ["cloudformation"],
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/vpc-interface-endpoints.html",
  },
  "cloudwatch-agent": {
    what: "installation of the CloudWatch agent",
    read: ["amazoncloudwatch-agent", "amazoncloudwatch-agent-{region}"],
    neededBy: [],
    source:
      "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/download-cloudwatch-agent-commandline.html",
  },
  codeartifact: {
    what: "assets of CodeArtifact's packages",
    readIn: {
      "ap-northeast-1": "assets-660291247815-ap-northeast-1",
      "ap-south-1": "assets-681137435769-ap-south-1",
      "ap-southeast-1": "assets-421485864821-ap-southeast-1",
      "ap-southeast-2": "assets-860415559748-ap-southeast-2",
      "eu-central-1": "assets-769407342218-eu-central-1",
      "eu-north-1": "assets-611884512288-eu-north-1",
      "eu-south-1": "assets-484130244270-eu-south-1",
      "eu-west-1": "assets-438097961670-eu-west-1",
      "eu-west-2": "assets-247805302724-eu-west-2",
      "eu-west-3": "assets-762466490029-eu-west-3",
      "us-east-1": "assets-193858265520-us-east-1",
      "us-east-2": "assets-250872398865-us-east-2",
      "us-west-2": "assets-787052242323-us-west-2",
    },
    neededBy: ["codeartifact.repositories"],
    source: "https://docs.aws.amazon.com/codeartifact/latest/ug/create-s3-gateway-endpoint.html",
  },
  codedeploy: {
    what: "installation of the CodeDeploy agent",
    read: ["aws-codedeploy-{region}"],
    neededBy: ["codedeploy-commands-secure"],
    source: "https://docs.aws.amazon.com/codedeploy/latest/userguide/resource-kit.html",
  },
  ecr: {
    what: "layers of container images",
    read: ["prod-{region}-starport-layer-bucket"],
    neededBy: ["ecr.dkr"],
    source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html",
  },
  "image-builder": {
    what: "components of EC2 Image Builder",
    read: ["ec2imagebuilder-toe-{region}-prod", "ec2imagebuilder-managed-resources-{region}-prod"],
    neededBy: ["imagebuilder"],
    source: "https://docs.aws.amazon.com/imagebuilder/latest/userguide/vpc-interface-endpoints.html",
  },
  patching: {
    what: "patch baselines of Systems Manager",
    read: ["aws-ssm-{region}", "patch-baseline-snapshot-{region}"],
    neededBy: [],
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-operations-s3-buckets.html",
  },
  ssm: {
    what: "updates of the SSM Agent and packages of Systems Manager",
    read: [
      "amazon-ssm-{region}",
      "amazon-ssm-packages-{region}",
      "aws-ssm-distributor-file-{region}",
      "aws-ssm-document-attachments-{region}",
      "aws-windows-downloads-{region}",
      "{region}-birdwatcher-prod",
    ],
    neededBy: ["ssm"],
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html",
  },
} as const satisfies Readonly<Record<string, AwsOwnedRow>>;
