/**
 * Service names outside the usual form: in some regions an interface endpoint's service has a prefix of its own.
 *
 * Source: aws-cdk-lib 2.276.0, `InterfaceVpcEndpointAwsService.getDefaultEndpointPrefix` and `...Suffix`. AWS GovCloud
 * has no exceptions there.
 */

/** The services of a region whose names begin otherwise than `com.amazonaws`. */
export interface PrefixException {
  readonly prefix: string;
  readonly services: readonly string[];
}

export const PREFIX_EXCEPTIONS: Readonly<Record<string, PrefixException>> = {
  "cn-north-1": {
    prefix: "cn.com.amazonaws",
    // biome-ignore format: a list to read, not a column
    services: [
      "application-autoscaling", "appmesh-envoy-management", "athena", "autoscaling", "awsconnector",
      "backup", "batch", "cassandra", "cloudcontrolapi", "cloudformation", "codedeploy-commands-secure",
      "databrew", "dms", "ebs", "ec2", "ecr.api", "ecr.dkr", "eks", "elasticache", "elasticbeanstalk",
      "elasticfilesystem", "elasticfilesystem-fips", "emr-containers", "execute-api", "fsx", "imagebuilder",
      "iot.data", "iotsitewise.api", "iotsitewise.data", "kinesis-streams", "lambda", "license-manager",
      "monitoring", "rds", "redshift", "redshift-data", "s3", "sagemaker.api",
      "sagemaker.featurestore-runtime", "sagemaker.runtime", "securityhub", "servicecatalog", "sms", "sqs",
      "states", "sts", "sync-states", "synthetics", "transcribe", "transcribestreaming", "transfer", "xray",
    ],
  },
  "cn-northwest-1": {
    prefix: "cn.com.amazonaws",
    // biome-ignore format: a list to read, not a column
    services: [
      "account", "application-autoscaling", "appmesh-envoy-management", "athena", "autoscaling",
      "awsconnector", "backup", "batch", "cassandra", "cloudcontrolapi", "cloudformation",
      "codedeploy-commands-secure", "databrew", "dms", "ebs", "ec2", "ecr.api", "ecr.dkr", "eks",
      "elasticache", "elasticbeanstalk", "elasticfilesystem", "elasticfilesystem-fips", "emr-containers",
      "execute-api", "fsx", "imagebuilder", "iot.data", "kinesis-streams", "lambda", "license-manager",
      "monitoring", "polly", "rds", "redshift", "redshift-data", "s3", "sagemaker.api",
      "sagemaker.featurestore-runtime", "sagemaker.runtime", "securityhub", "servicecatalog", "sms", "sqs",
      "states", "sts", "sync-states", "synthetics", "transcribe", "transcribestreaming", "transfer",
      "workspaces", "xray",
    ],
  },
  "eu-isoe-west-1": {
    prefix: "uk.adc-e.cloud",
    // biome-ignore format: a list to read, not a column
    services: [
      "ebs", "ecr.api", "ecr.dkr", "execute-api",
    ],
  },
  "eusc-de-east-1": {
    prefix: "eu.amazonaws",
    // biome-ignore format: a list to read, not a column
    services: [
      "ecr.api", "ecr.dkr", "execute-api", "securityhub",
    ],
  },
  "us-iso-east-1": {
    prefix: "gov.ic.c2s",
    // biome-ignore format: a list to read, not a column
    services: [
      "application-autoscaling", "athena", "autoscaling", "comprehend", "diode-messaging",
      "diode-messaging-proxy", "ebs", "ec2", "ecr.api", "ecr.dkr", "elasticfilesystem",
      "elasticfilesystem-fips", "execute-api", "sagemaker.api", "sagemaker.runtime", "sns", "sqs",
      "textract", "textract-fips", "transcribe", "workspaces",
    ],
  },
  "us-iso-west-1": {
    prefix: "gov.ic.c2s",
    // biome-ignore format: a list to read, not a column
    services: [
      "autoscaling", "ebs", "ec2", "ecr.api", "ecr.dkr", "elasticfilesystem", "elasticfilesystem-fips",
      "execute-api", "monitoring", "sns", "sqs", "workspaces",
    ],
  },
  "us-isob-east-1": {
    prefix: "gov.sgov.sc2s",
    // biome-ignore format: a list to read, not a column
    services: [
      "application-autoscaling", "autoscaling", "diode-messaging", "diode-messaging-proxy", "ebs", "ec2",
      "ecr.api", "ecr.dkr", "elasticfilesystem", "elasticfilesystem-fips", "execute-api", "sagemaker.api",
      "sagemaker.runtime", "sns", "sqs", "workspaces",
    ],
  },
  "us-isob-west-1": {
    prefix: "gov.sgov.sc2s",
    // biome-ignore format: a list to read, not a column
    services: [
      "ecr.api", "ecr.dkr", "elasticfilesystem-fips", "execute-api",
    ],
  },
  "us-isof-east-1": {
    prefix: "gov.ic.hci.csp",
    // biome-ignore format: a list to read, not a column
    services: [
      "ebs", "ecr.api", "ecr.dkr", "execute-api",
    ],
  },
  "us-isof-south-1": {
    prefix: "gov.ic.hci.csp",
    // biome-ignore format: a list to read, not a column
    services: [
      "ebs", "ecr.api", "ecr.dkr", "execute-api",
    ],
  },
};

/** The last part of a service name, by region and service, where it is not the service's own name. */
export const SUFFIX_EXCEPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "cn-north-1": { transcribe: "transcribe.cn" },
  "cn-northwest-1": { transcribe: "transcribe.cn" },
};
