/** `cadastre plan --advise`, as its user calls it. */
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";

const CONFIGURATION = `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }
accounts:
  one:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 20 }
        subnets: { endpoints: { prefixLength: 27 } }
        endpoints: { gateway: { s3: {} }, interface: { kms: { gbPerMonth: 50 } } }
`;

async function advise(files: Record<string, string>, ...words: string[]): Promise<[number, MemoryHost]> {
  const host = memoryHost({ "c.yaml": CONFIGURATION, ...files });
  return [await runCli(["plan", "--config", "c.yaml", "--advise", ...words], host), host];
}

test("tells each service's ways and leaves the lock alone", async () => {
  const [exit, host] = await advise({});
  expect(exit).toBe(0);
  expect(host.output.stdout).toMatch(/us-east-1 +kms +VPCs +1 local +50 +15\.10 +\d/);
  expect(host.output.stdout).toMatch(/us-east-1 +s3 +VPCs +1 gateway +100\* .* gateway +-\n/);
  expect([...host.files.keys()]).toEqual(["c.yaml"]);
});

test("counts by prices of one's own, and by another traffic", async () => {
  const prices = JSON.stringify({ currency: "EUR", items: { vpceInterfaceHour: 0.02 } });
  const [exit, host] = await advise(
    { "p.json": prices },
    "--prices",
    "p.json",
    "--gb",
    "7",
    "--format",
    "json",
  );
  expect(exit).toBe(0);
  const { currency, services } = JSON.parse(host.output.stdout);
  expect(currency).toBe("EUR");
  expect(services).toMatchObject([
    { service: "kms", gbPerMonth: 50, now: 2 * 730 * 0.02 + 0.5 },
    { service: "s3", gbPerMonth: 7 },
  ]);
});

test.each([
  ["a price file that is not there", {}, ["--prices", "p.json"], "there is no p.json"],
  ["one that is none", { "p.json": "[]" }, ["--prices", "p.json"], "p.json is no price file"],
  ["a traffic that is no number", {}, ["--gb", "much"], "--gb takes a number of GB, not much"],
])("%s is a mistake of the call", async (_, files, words, told) => {
  const [exit, host] = await advise(files as Record<string, string>, ...words);
  expect(exit).toBe(2);
  expect(host.output.stderr).toContain(told);
});
