/**
 * AWS partitions, regions and availability zones.
 *
 * Sources: botocore 1.43.11 `partitions.json` and `endpoints.json` (partitions, names, DNS suffixes); moto 5.2.1 and
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html (AZ IDs);
 * the AWS PrivateLink guide, "Cross-Region access" (zones without cross-region endpoints). Read on 2026-11-23.
 */

/** What the regions of a partition share. */
export interface Partition {
  /** Parent domain of its service hosts, `amazonaws.com`. */
  readonly dnsSuffix: string;
  /** The same for hosts that answer on IPv4 and IPv6. */
  readonly dualStackDnsSuffix: string;
  /** The region that its global services count as being in. */
  readonly globalRegion: string;
  /** What its region codes look like, those opened since included. */
  readonly regions: RegExp;
}

export const PARTITIONS = {
  aws: {
    dnsSuffix: "amazonaws.com",
    dualStackDnsSuffix: "api.aws",
    globalRegion: "us-east-1",
    regions: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  },
  "aws-cn": {
    dnsSuffix: "amazonaws.com.cn",
    dualStackDnsSuffix: "api.amazonwebservices.com.cn",
    globalRegion: "cn-northwest-1",
    regions: /^cn-\w+-\d+$/,
  },
  "aws-eusc": {
    dnsSuffix: "amazonaws.eu",
    dualStackDnsSuffix: "api.amazonwebservices.eu",
    globalRegion: "eusc-de-east-1",
    regions: /^eusc-(de)-\w+-\d+$/,
  },
  "aws-iso": {
    dnsSuffix: "c2s.ic.gov",
    dualStackDnsSuffix: "api.aws.ic.gov",
    globalRegion: "us-iso-east-1",
    regions: /^us-iso-\w+-\d+$/,
  },
  "aws-iso-b": {
    dnsSuffix: "sc2s.sgov.gov",
    dualStackDnsSuffix: "api.aws.scloud",
    globalRegion: "us-isob-east-1",
    regions: /^us-isob-\w+-\d+$/,
  },
  "aws-iso-e": {
    dnsSuffix: "cloud.adc-e.uk",
    dualStackDnsSuffix: "api.cloud-aws.adc-e.uk",
    globalRegion: "eu-isoe-west-1",
    regions: /^eu-isoe-\w+-\d+$/,
  },
  "aws-iso-f": {
    dnsSuffix: "csp.hci.ic.gov",
    dualStackDnsSuffix: "api.aws.hci.ic.gov",
    globalRegion: "us-isof-south-1",
    regions: /^us-isof-\w+-\d+$/,
  },
  "aws-us-gov": {
    dnsSuffix: "amazonaws.com",
    dualStackDnsSuffix: "api.aws",
    globalRegion: "us-gov-west-1",
    regions: /^us-gov-\w+-\d+$/,
  },
} as const satisfies Record<string, Partition>;

export type PartitionName = keyof typeof PARTITIONS;

/** One region. */
export interface Region {
  readonly partition: PartitionName;
  readonly name: string;
  /** AZ IDs known to exist: not exhaustive, and empty where nothing is published. */
  readonly azIds: readonly string[];
  /** AZ IDs that cannot hold an endpoint to a service of another region. */
  readonly noCrossRegionEndpoints?: readonly string[];
}

// biome-ignore format: one region a line
export const REGIONS: Readonly<Record<string, Region>> = {
  "af-south-1": { partition: "aws", name: "Africa (Cape Town)", azIds: ["afs1-az1", "afs1-az2", "afs1-az3"] },
  "ap-east-1": { partition: "aws", name: "Asia Pacific (Hong Kong)", azIds: ["ape1-az1", "ape1-az2", "ape1-az3"] },
  "ap-east-2": { partition: "aws", name: "Asia Pacific (Taipei)", azIds: ["ape2-az1", "ape2-az2", "ape2-az3"] },
  "ap-northeast-1": { partition: "aws", name: "Asia Pacific (Tokyo)", azIds: ["apne1-az1", "apne1-az2", "apne1-az3", "apne1-az4"], noCrossRegionEndpoints: ["apne1-az3"] },
  "ap-northeast-2": { partition: "aws", name: "Asia Pacific (Seoul)", azIds: ["apne2-az1", "apne2-az2", "apne2-az3", "apne2-az4"], noCrossRegionEndpoints: ["apne2-az2", "apne2-az4"] },
  "ap-northeast-3": { partition: "aws", name: "Asia Pacific (Osaka)", azIds: ["apne3-az1", "apne3-az2", "apne3-az3"] },
  "ap-south-1": { partition: "aws", name: "Asia Pacific (Mumbai)", azIds: ["aps1-az1", "aps1-az2", "aps1-az3"] },
  "ap-south-2": { partition: "aws", name: "Asia Pacific (Hyderabad)", azIds: ["aps2-az1", "aps2-az2", "aps2-az3"] },
  "ap-southeast-1": { partition: "aws", name: "Asia Pacific (Singapore)", azIds: ["apse1-az1", "apse1-az2", "apse1-az3"] },
  "ap-southeast-2": { partition: "aws", name: "Asia Pacific (Sydney)", azIds: ["apse2-az1", "apse2-az2", "apse2-az3"] },
  "ap-southeast-3": { partition: "aws", name: "Asia Pacific (Jakarta)", azIds: ["apse3-az1", "apse3-az2", "apse3-az3"] },
  "ap-southeast-4": { partition: "aws", name: "Asia Pacific (Melbourne)", azIds: ["apse4-az1", "apse4-az2", "apse4-az3"] },
  "ap-southeast-5": { partition: "aws", name: "Asia Pacific (Malaysia)", azIds: ["apse5-az1", "apse5-az2", "apse5-az3"] },
  "ap-southeast-6": { partition: "aws", name: "Asia Pacific (New Zealand)", azIds: ["apse6-az1", "apse6-az2", "apse6-az3"] },
  "ap-southeast-7": { partition: "aws", name: "Asia Pacific (Thailand)", azIds: ["apse7-az1", "apse7-az2", "apse7-az3"] },
  "ca-central-1": { partition: "aws", name: "Canada (Central)", azIds: ["cac1-az1", "cac1-az2", "cac1-az4"] },
  "ca-west-1": { partition: "aws", name: "Canada West (Calgary)", azIds: ["caw1-az1", "caw1-az2", "caw1-az3"] },
  "cn-north-1": { partition: "aws-cn", name: "China (Beijing)", azIds: ["cnn1-az1", "cnn1-az2"] },
  "cn-northwest-1": { partition: "aws-cn", name: "China (Ningxia)", azIds: ["cnnw1-az1", "cnnw1-az2", "cnnw1-az3"] },
  "eu-central-1": { partition: "aws", name: "Europe (Frankfurt)", azIds: ["euc1-az1", "euc1-az2", "euc1-az3"] },
  "eu-central-2": { partition: "aws", name: "Europe (Zurich)", azIds: ["euc2-az1", "euc2-az2", "euc2-az3"] },
  "eu-isoe-west-1": { partition: "aws-iso-e", name: "EU ISOE West", azIds: [] },
  "eu-north-1": { partition: "aws", name: "Europe (Stockholm)", azIds: ["eun1-az1", "eun1-az2", "eun1-az3"] },
  "eu-south-1": { partition: "aws", name: "Europe (Milan)", azIds: ["eus1-az1", "eus1-az2", "eus1-az3"] },
  "eu-south-2": { partition: "aws", name: "Europe (Spain)", azIds: ["eus2-az1", "eus2-az2", "eus2-az3"] },
  "eu-west-1": { partition: "aws", name: "Europe (Ireland)", azIds: ["euw1-az1", "euw1-az2", "euw1-az3"] },
  "eu-west-2": { partition: "aws", name: "Europe (London)", azIds: ["euw2-az1", "euw2-az2", "euw2-az3"] },
  "eu-west-3": { partition: "aws", name: "Europe (Paris)", azIds: ["euw3-az1", "euw3-az2", "euw3-az3"] },
  "eusc-de-east-1": { partition: "aws-eusc", name: "AWS European Sovereign Cloud (Germany)", azIds: [] },
  "il-central-1": { partition: "aws", name: "Israel (Tel Aviv)", azIds: ["ilc1-az1", "ilc1-az2", "ilc1-az3"] },
  "me-central-1": { partition: "aws", name: "Middle East (UAE)", azIds: ["mec1-az1", "mec1-az2", "mec1-az3"] },
  "me-south-1": { partition: "aws", name: "Middle East (Bahrain)", azIds: ["mes1-az1", "mes1-az2", "mes1-az3"] },
  "mx-central-1": { partition: "aws", name: "Mexico (Central)", azIds: ["mxc1-az1", "mxc1-az2", "mxc1-az3"] },
  "sa-east-1": { partition: "aws", name: "South America (Sao Paulo)", azIds: ["sae1-az1", "sae1-az2", "sae1-az3"] },
  "us-east-1": { partition: "aws", name: "US East (N. Virginia)", azIds: ["use1-az1", "use1-az2", "use1-az3", "use1-az4", "use1-az5", "use1-az6"], noCrossRegionEndpoints: ["use1-az3"] },
  "us-east-2": { partition: "aws", name: "US East (Ohio)", azIds: ["use2-az1", "use2-az2", "use2-az3"] },
  "us-gov-east-1": { partition: "aws-us-gov", name: "AWS GovCloud (US-East)", azIds: ["usge1-az1", "usge1-az2", "usge1-az3"] },
  "us-gov-west-1": { partition: "aws-us-gov", name: "AWS GovCloud (US-West)", azIds: ["usgw1-az1", "usgw1-az2", "usgw1-az3"] },
  "us-iso-east-1": { partition: "aws-iso", name: "US ISO East", azIds: [] },
  "us-iso-west-1": { partition: "aws-iso", name: "US ISO WEST", azIds: [] },
  "us-isob-east-1": { partition: "aws-iso-b", name: "US ISOB East (Ohio)", azIds: [] },
  "us-isob-west-1": { partition: "aws-iso-b", name: "US ISOB West", azIds: [] },
  "us-isof-east-1": { partition: "aws-iso-f", name: "US ISOF EAST", azIds: [] },
  "us-isof-south-1": { partition: "aws-iso-f", name: "US ISOF SOUTH", azIds: [] },
  "us-west-1": { partition: "aws", name: "US West (N. California)", azIds: ["usw1-az1", "usw1-az2", "usw1-az3"], noCrossRegionEndpoints: ["usw1-az2"] },
  "us-west-2": { partition: "aws", name: "US West (Oregon)", azIds: ["usw2-az1", "usw2-az2", "usw2-az3", "usw2-az4"] },
};
