/** The names by which clients use a gateway endpoint: it takes no name over, so a proxy has to be told to leave them. */
import { type PartitionName, partition, partitionOf } from "../../aws/regions";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  s3: ["s3.{region}", "*.s3.{region}", "s3.dualstack.{region}", "*.s3.dualstack.{region}"],
  dynamodb: ["dynamodb.{region}", "*.ddb.{region}"],
};

/** `*.` for every name below; https://docs.aws.amazon.com/general/latest/gr/rande.html. */
export function gatewayNames(service: string, region: string): string[] {
  const { dnsSuffix } = partition(partitionOf(region) as PartitionName);
  return (NAMES[service] ?? []).map((name) => `${name.replace("{region}", region)}.${dnsSuffix}`);
}
