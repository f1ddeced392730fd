/**
 * The built-in endpoint policies. Each allows what it names and nothing else; who may do what inside that is for
 * identity and resource policies, which an endpoint policy never replaces.
 *
 * The principal is always `*`, the one value gateway endpoints take, so conditions do the restricting.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
 */
import type { AdmittedObjects } from "../aws-owned";
import type { PolicyDocument, PolicyStatement } from "./document";

/** What a policy restricts; what is absent is not restricted. */
export interface PolicyLimits {
  /** Only principals of this organisation, `o-a1b2c3d4e5`. */
  readonly organization?: string;
  /** Only resources of that organisation too. Some services' requests carry no owner, and are then refused. */
  readonly ownResources?: boolean;
  /** Only principals of these accounts, by twelve-digit ID. */
  readonly accounts?: readonly string[];
  /** Only these resources, as ARNs. */
  readonly resources?: readonly string[];
  /** Only these actions. */
  readonly actions?: readonly string[];
  /** Objects of AWS's own, which anyone may read or write besides. */
  readonly besides?: readonly AdmittedObjects[];
}

/** The policy with all of these limits at once; without limits it is the default policy, full access. */
export function policyWithin(limits: PolicyLimits): PolicyDocument {
  const { organization, ownResources, accounts, resources, actions, besides = [] } = limits;
  const equals = {
    ...(accounts && { "aws:PrincipalAccount": sorted(accounts) }),
    ...(organization && { "aws:PrincipalOrgID": organization }),
    ...(organization && ownResources && { "aws:ResourceOrgID": organization }),
  };
  const main: PolicyStatement = {
    Sid: "AllowWithinLimits",
    Effect: "Allow",
    Principal: "*",
    Action: actions ? sorted(actions) : "*",
    Resource: resources ? sorted(resources) : "*",
    ...(Object.keys(equals).length > 0 && { Condition: { StringEquals: equals } }),
  };
  return { Version: "2012-10-17", Statement: [main, ...admitting(besides)] };
}

/** Where DynamoDB tables are. */
export interface TablePlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** The ARNs of buckets and of the objects in them. */
export function bucketArns(partition: string, buckets: readonly string[]): string[] {
  return buckets.flatMap((bucket) => [
    `arn:${partition}:s3:::${bucket}`,
    `arn:${partition}:s3:::${bucket}/*`,
  ]);
}

/** The ARNs of tables and of what belongs to them. */
export function tableArns({ partition, region, account }: TablePlace, tables: readonly string[]): string[] {
  return tables.flatMap((table) => {
    const arn = `arn:${partition}:dynamodb:${region}:${account}:table/${table}`;
    return [arn, `${arn}/*`];
  });
}

/** Actions by which DynamoDB reads that do not begin with the usual words. */
const DYNAMODB_READS = ["ConditionCheckItem", "PartiQLSelect", "Query", "Scan"];

/** The actions of a service that read, by the words AWS begins their names with. */
export function readActions(prefix: string): string[] {
  const more = prefix === "dynamodb" ? DYNAMODB_READS : [];
  return sorted(["BatchGet*", "Describe*", "Get*", "List*", ...more].map((action) => `${prefix}:${action}`));
}

/**
 * The objects of those buckets that hold Amazon Linux's packages. They belong to AWS and dnf asks without signing, so
 * there is no principal for a condition to match.
 * https://repost.aws/knowledge-center/ec2-al1-al2-update-yum-without-internet
 */
export function packagesAmong(partition: string, buckets: readonly string[]): string[] {
  return buckets
    .filter((bucket) => /^al2023-repos-[a-z0-9-]+-de612dc2$/.test(bucket))
    .map((bucket) => `arn:${partition}:s3:::${bucket}/*`);
}

/** One statement an action. */
function admitting(besides: readonly AdmittedObjects[]): PolicyStatement[] {
  return BESIDES.flatMap(({ Sid, action }) => {
    const resources = besides.filter((one) => one.action === action).flatMap((one) => one.resources);
    if (resources.length === 0) return [];
    return [{ Sid, Effect: "Allow", Principal: "*", Action: action, Resource: sorted(resources) } as const];
  });
}

const BESIDES = [
  { Sid: "AllowReadingBesides", action: "s3:GetObject" },
  { Sid: "AllowWritingBesides", action: "s3:PutObject" },
] as const;

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
