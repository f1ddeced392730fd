/** AWS regions: the partition each is in, its domain, and its availability zones by AZ ID. */
import { PARTITIONS, type Partition, type PartitionName, REGIONS, type Region } from "./data/regions";

export type { PartitionName, Region };

/** Every known region code, in alphabetical order. */
export const REGION_CODES: readonly string[] = Object.keys(REGIONS).sort();

/** What is known of a region; undefined for a code that is not in the table. */
export function findRegion(code: string): Region | undefined {
  return Object.hasOwn(REGIONS, code) ? REGIONS[code] : undefined;
}

/**
 * The partition of a region; a code that is not in the table goes by its shape, so that regions opened since work.
 * Undefined when the text is no region code at all.
 */
export function partitionOf(region: string): PartitionName | undefined {
  const names = Object.keys(PARTITIONS) as PartitionName[];
  return findRegion(region)?.partition ?? names.find((name) => PARTITIONS[name].regions.test(region));
}

/** What the regions of a partition share. */
export function partition(name: PartitionName): Partition {
  return PARTITIONS[name];
}

/**
 * Whether a text has the form of an availability zone's ID, `use1-az1`, which names the same zone in every account.
 * Local Zones and Wavelength Zones have longer IDs and are not meant.
 * https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
 */
export function isAzId(text: string): boolean {
  return /^[a-z]{3,}\d+-az\d+$/.test(text);
}

/**
 * The region an AZ ID is in, `us-east-1` of `use1-az1`, also for a zone that is not in the table. Undefined when no
 * known region's zones begin this way.
 */
export function regionOfAzId(azId: string): string | undefined {
  if (!isAzId(azId)) return undefined;
  const beginning = azId.slice(0, azId.indexOf("-") + 1);
  return REGION_CODES.find((code) => REGIONS[code]!.azIds.some((known) => known.startsWith(beginning)));
}
