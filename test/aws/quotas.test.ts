/** The quota table: its figures, and the sense of each entry. */
import { defaultQuota, highestQuota, QUOTA_NAMES, quota } from "../../src/aws/quotas";

it.each([
  ["ipv4CidrsPerVpc", 5, 50],
  ["routesStatic", 500, 1000],
  ["peeringActive", 50, 125],
  ["vpceInterface", 50, Infinity],
  ["vpceGatewayRegion", 20, Infinity],
  ["vpcePolicyChars", 20480, 20480],
  ["vpcePrincipals", Infinity, Infinity],
  ["nlbListeners", 50, 50],
] as const)("%s is %d, and %d at most", (name, normal, highest) => {
  expect([defaultQuota(name), highestQuota(name)]).toEqual([normal, highest]);
});

it.each(QUOTA_NAMES)("%s has a source page and a maximum no lower than its default", (name) => {
  expect(quota(name).source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
  expect(highestQuota(name)).toBeGreaterThanOrEqual(defaultQuota(name));
  expect(quota(name).code ?? "L-00000000").toMatch(/^L-[0-9A-F]{8}$/);
});

it("has one entry for each code", () => {
  const codes = QUOTA_NAMES.map((name) => quota(name).code).filter((code) => code !== undefined);
  expect(new Set(codes).size).toBe(codes.length);
});
