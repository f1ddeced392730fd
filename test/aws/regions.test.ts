/** Regions, partitions and availability zones. */
import {
  findRegion,
  isAzId,
  partition,
  partitionOf,
  REGION_CODES,
  regionOfAzId,
} from "../../src/aws/regions";

it.each([
  ["us-east-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["us-gov-west-1", "aws-us-gov"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-iso-east-1", "aws-iso"],
  ["us-isob-east-1", "aws-iso-b"],
  ["eu-isoe-west-1", "aws-iso-e"],
  ["us-isof-south-1", "aws-iso-f"],
  ["ap-southeast-9", "aws"],
  ["us-gov-central-1", "aws-us-gov"],
  ["moon-base-1", undefined],
  ["constructor", undefined],
  ["", undefined],
])("%s is in partition %s", (region, expected) => {
  expect(partitionOf(region)).toBe(expected);
});

it("finds the same partition by the shape of every known region's code", () => {
  for (const code of REGION_CODES) {
    expect([code, partition(findRegion(code)!.partition).regions.test(code)]).toEqual([code, true]);
  }
});

it("knows the domain of a partition", () => {
  expect(partition("aws-cn")).toMatchObject({
    dnsSuffix: "amazonaws.com.cn",
    dualStackDnsSuffix: "api.amazonwebservices.com.cn",
  });
  expect(partition("aws-us-gov").dnsSuffix).toBe("amazonaws.com");
});

it.each([
  ["use1-az1", true],
  ["usgw1-az3", true],
  ["apne3-az12", true],
  ["us-east-1a", false],
  ["use1-bos1-az1", false],
  ["use1-wl1-bos-wlz1", false],
  ["USE1-AZ1", false],
  ["use1-az", false],
])("%s is an AZ ID: %s", (text, expected) => {
  expect(isAzId(text)).toBe(expected);
});

it("finds the region of every known AZ ID, and no zone is in two regions", () => {
  for (const code of REGION_CODES) {
    for (const azId of findRegion(code)!.azIds) {
      expect(isAzId(azId)).toBe(true);
      expect([azId, regionOfAzId(azId)]).toEqual([azId, code]);
    }
  }
});

it("finds the region of a zone that is not in the table", () => {
  expect(regionOfAzId("use1-az9")).toBe("us-east-1");
  expect(regionOfAzId("use9-az1")).toBeUndefined();
  expect(regionOfAzId("us-east-1a")).toBeUndefined();
});

it("keeps zones without cross-region endpoints among the known ones", () => {
  expect(findRegion("us-west-1")).toMatchObject({
    azIds: ["usw1-az1", "usw1-az2", "usw1-az3"],
    noCrossRegionEndpoints: ["usw1-az2"],
  });
});
