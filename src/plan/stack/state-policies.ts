/**
 * Who may do what with the state bucket and its key: each account's deploy role has its own account's folder.
 *
 * State lies under `PREFIX/state/ACCOUNT-ID/`, and the policy names that folder with the variable
 * `aws:PrincipalAccount`, so one statement serves all accounts and gives none of them another's state.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 *
 * Identifiers that cross lie under `PREFIX/exports/READER-ID/WRITER-ID/`, so the same variable gives each account
 * the right to write in its own name and to read what is addressed to it, or to the whole organisation.
 */
import type { BucketPolicy } from "../planned/state-bucket";

export interface StateUsers {
  readonly partition: string;
  /** The account that owns bucket and key. */
  readonly ownerId: string;
  readonly accountIds: readonly string[];
  /** The deploy role's path and name, the same in every account; without one only the owner uses the bucket. */
  readonly rolePath?: string;
  /** With it the policy stays the same size however many accounts there are. */
  readonly organizationId?: string;
}

/** In bytes. https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html */
export const LARGEST_BUCKET_POLICY = 20480;

export function bucketPolicy(bucket: string, prefix: string, users: StateUsers): BucketPolicy {
  const arn = `arn:${users.partition}:s3:::${bucket}`;
  const own = "${aws:PrincipalAccount}";
  return document([
    {
      Sid: "OnlyEncryptedTransport",
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: [arn, `${arn}/*`],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
    {
      Sid: "OwnStateObjects",
      Effect: "Allow",
      ...deployRoles(users),
      Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      Resource: `${arn}/${prefix}/state/${own}/*`,
    },
    {
      Sid: "WriteOwnExports",
      Effect: "Allow",
      ...deployRoles(users),
      Action: ["s3:GetObject*", "s3:PutObject", "s3:PutObjectTagging", "s3:DeleteObject"],
      Resource: `${arn}/${prefix}/exports/*/${own}/*`,
    },
    {
      Sid: "ReadExportsToOneself",
      Effect: "Allow",
      ...deployRoles(users),
      Action: "s3:GetObject*",
      Resource: [`${arn}/${prefix}/exports/${own}/*`, `${arn}/${prefix}/exports/organization/*`],
    },
    {
      Sid: "ListOwnState",
      Effect: "Allow",
      ...deployRoles(users, { StringLike: { "s3:prefix": `${prefix}/state/${own}/*` } }),
      Action: "s3:ListBucket",
      Resource: arn,
    },
  ]);
}

export function keyPolicy(region: string, users: StateUsers): BucketPolicy {
  return document([
    {
      Sid: "OwnerAdministersTheKey",
      Effect: "Allow",
      Principal: { AWS: `arn:${users.partition}:iam::${users.ownerId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "DeployRolesThroughTheBucket",
      Effect: "Allow",
      ...deployRoles(users, { StringEquals: { "kms:ViaService": `s3.${region}.amazonaws.com` } }),
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*",
    },
  ]);
}

/**
 * The deploy roles as principals. They are named by a condition and not as principals, since AWS refuses a policy
 * that names a role which does not exist yet.
 */
function deployRoles(users: StateUsers, conditions: Record<string, Record<string, string>> = {}) {
  const { partition, ownerId, accountIds, rolePath, organizationId } = users;
  const root = (id: string) => `arn:${partition}:iam::${id}:root`;
  if (rolePath === undefined) return { Principal: { AWS: root(ownerId) }, Condition: conditions };
  const role = (id: string) => `arn:${partition}:iam::${id}:role/${rolePath}`;
  if (organizationId === undefined) {
    const named = { ArnEquals: { "aws:PrincipalArn": accountIds.map(role) } };
    return { Principal: { AWS: accountIds.map(root) }, Condition: { ...conditions, ...named } };
  }
  const equals = { ...conditions.StringEquals, "aws:PrincipalOrgID": organizationId };
  const anywhere = { ArnLike: { "aws:PrincipalArn": role("*") } };
  return { Principal: { AWS: "*" }, Condition: { ...conditions, ...anywhere, StringEquals: equals } };
}

function document(statements: BucketPolicy["Statement"]): BucketPolicy {
  return {
    Version: "2012-10-17",
    Statement: statements.map(({ Condition, ...rest }) => ({
      ...rest,
      ...(Object.keys((Condition as object | undefined) ?? {}).length > 0 && { Condition }),
    })),
  };
}
