/** What of AWS's own an endpoint policy can admit beside what is ours. */
import { AWS_OWNED, type AwsOwnedRow } from "./data/aws-owned";

export type AwsOwned = keyof typeof AWS_OWNED;

export const AWS_OWNED_NAMES = Object.keys(AWS_OWNED) as readonly AwsOwned[];

/** What of AWS's own a service does not work without; undefined for most services. */
export function neededOfAws(service: string): { readonly name: AwsOwned; readonly what: string } | undefined {
  const name = AWS_OWNED_NAMES.find((one) => row(one).neededBy.includes(service));
  return name && { name, what: row(name).what };
}

/** A statement that admits objects of AWS's own: ARNs in a partition and region. */
export interface AdmittedObjects {
  readonly action: "s3:GetObject" | "s3:PutObject";
  readonly resources: readonly string[];
}

/** What the names stand for, by action; nothing for what has no bucket. */
export function objectsOfAws(
  names: readonly AwsOwned[],
  partition: string,
  region: string,
): AdmittedObjects[] {
  const arns = (buckets: readonly string[]) =>
    buckets.map((bucket) => {
      const named = bucket
        .replaceAll("{region}", region)
        .replaceAll("{regionLetters}", region.replaceAll("-", ""));
      return `arn:${partition}:s3:::${named}/*`;
    });
  const read = names.flatMap((name) => {
    const { read: everywhere = [], readIn } = row(name);
    return arns([...everywhere, ...(readIn?.[region] === undefined ? [] : [readIn[region]])]);
  });
  const write = names.flatMap((name) => arns(row(name).write ?? []));
  return [
    ...(read.length > 0 ? [{ action: "s3:GetObject", resources: read } as const] : []),
    ...(write.length > 0 ? [{ action: "s3:PutObject", resources: write } as const] : []),
  ];
}

function row(name: AwsOwned): AwsOwnedRow {
  return AWS_OWNED[name];
}
