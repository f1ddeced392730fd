/** Exports and imports: small JSON objects in the exchange bucket, and nothing else crosses between accounts. */
import { DataAwsS3Object } from "#aws/data-aws-s3-object";
import { S3Object } from "#aws/s3-object";
import type { PlannedExport, PlannedImport } from "../../src/plan/planned/exchange";
import type { AccountStack } from "../account-stack";
import { postconditions, valueCondition } from "../conditions";
import { idOf, named } from "../emit";
import { innerExpressionOf } from "../identifier";
import { inExpression } from "../naming";

export function exported(stack: AccountStack, planned: PlannedExport): void {
  const { bucket, key, region } = planned.object;
  const sorted = Object.entries(planned.values).sort(([a], [b]) => (a < b ? -1 : 1));
  const values = sorted.map(([name, value]) => `${inExpression(name)} = ${innerExpressionOf(value)}`);
  const resource = new S3Object(stack, idOf("aws_s3_object", planned.ref), {
    bucket,
    key,
    content: `\${jsonencode({ ${values.join(", ")} })}`,
    // The data source reads the body of text and JSON objects only.
    contentType: "application/json",
    ...(planned.untagged && { overrideProvider: { defaultTags: { tags: {} } } }),
  });
  inBucketRegion(stack, resource, region);
  named(stack, resource, planned);
}

export function imported(stack: AccountStack, planned: PlannedImport): void {
  const { bucket, key, region } = planned.object;
  const data = new DataAwsS3Object(stack, idOf("data.aws_s3_object", planned.ref), { bucket, key });
  inBucketRegion(stack, data, region);
  if (planned.values) postconditions(data, planned.values.map(valueCondition));
  named(stack, data, planned);
}

/** Buckets are reached in their own region. */
function inBucketRegion(stack: AccountStack, element: S3Object | DataAwsS3Object, region: string): void {
  const provider = stack.providerIn(region);
  if (provider) element.provider = provider;
}
