/** The state bucket with its key: versioned, private, encrypted, each deploy role on its own account's objects. */
import { KmsAlias } from "#aws/kms-alias";
import { KmsKey } from "#aws/kms-key";
import { S3Bucket } from "#aws/s3-bucket";
import { S3BucketOwnershipControls } from "#aws/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "#aws/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "#aws/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "#aws/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "#aws/s3-bucket-versioning";
import type { PlannedStateBucket } from "../../src/plan/planned/state-bucket";
import type { AccountStack } from "../account-stack";
import { idOf, named } from "../emit";
import { attributeOf } from "../naming";

export function stateBucket(stack: AccountStack, planned: PlannedStateBucket): void {
  const { ref } = planned;
  const tags = { Name: planned.bucket };
  // Without force_destroy S3 itself keeps a bucket that has state in it.
  const bucket = new S3Bucket(stack, idOf("aws_s3_bucket", ref), { bucket: planned.bucket, tags });
  named(stack, bucket, planned);
  const bucketId = attributeOf("aws_s3_bucket", ref, "id");
  const key = new KmsKey(stack, idOf("aws_kms_key", ref), {
    description: `Terraform state in ${planned.bucket}`,
    enableKeyRotation: true,
    policy: JSON.stringify(planned.keyPolicy),
    tags,
  });
  named(stack, key, planned);
  const alias = new KmsAlias(stack, idOf("aws_kms_alias", ref), {
    name: `alias/${planned.bucket.replaceAll(".", "-")}`,
    targetKeyId: attributeOf("aws_kms_key", ref, "key_id"),
  });
  named(stack, alias, planned);
  const versioning = new S3BucketVersioningA(stack, idOf("aws_s3_bucket_versioning", ref), {
    bucket: bucketId,
    versioningConfiguration: { status: "Enabled" },
  });
  named(stack, versioning, planned);
  const encryption = new S3BucketServerSideEncryptionConfigurationA(
    stack,
    idOf("aws_s3_bucket_server_side_encryption_configuration", ref),
    {
      bucket: bucketId,
      rule: [
        {
          applyServerSideEncryptionByDefault: {
            sseAlgorithm: "aws:kms",
            kmsMasterKeyId: attributeOf("aws_kms_key", ref, "arn"),
          },
          bucketKeyEnabled: true,
        },
      ],
    },
  );
  named(stack, encryption, planned);
  const ownership = new S3BucketOwnershipControls(stack, idOf("aws_s3_bucket_ownership_controls", ref), {
    bucket: bucketId,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  named(stack, ownership, planned);
  const block = new S3BucketPublicAccessBlock(stack, idOf("aws_s3_bucket_public_access_block", ref), {
    bucket: bucketId,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  named(stack, block, planned);
  const policy = new S3BucketPolicy(stack, idOf("aws_s3_bucket_policy", ref), {
    bucket: bucketId,
    policy: JSON.stringify(planned.bucketPolicy),
  });
  named(stack, policy, planned);
}
