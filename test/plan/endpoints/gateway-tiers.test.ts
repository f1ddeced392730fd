/** Gateway endpoints and route tables: whatever the tiers, a table has one endpoint of a service, or the plan says why not. */
import fc from "fast-check";
import { runCli } from "../../../src/cli/cli";
import { memoryHost } from "../../support/memory-host";

const TIERS = ["app", "data", "web"] as const;
const ENDPOINTS = ["s3", "s3-a", "s3-b"] as const;

type Choice = "absent" | "rest" | readonly string[];

const choice = fc.oneof(
  fc.constant<Choice>("absent"),
  fc.constant<Choice>("rest"),
  fc.subarray<string>([...TIERS], { minLength: 1 }),
);

function configuration(chosen: readonly Choice[]): string {
  const endpoints = chosen.flatMap((tiers, i) => {
    if (tiers === "absent") return [];
    return [`${ENDPOINTS[i]}: { service: s3${tiers === "rest" ? "" : `, tiers: [${tiers.join(", ")}]`} }`];
  });
  return `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: {} } }
accounts:
  one:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: 10.0.0.0/20
        subnets:
          app: { prefixLength: 26, routeTables: per-az }
          data: { prefixLength: 26 }
          web: { prefixLength: 26 }
        endpoints: { gateway: { ${endpoints.join(", ")} } }
`;
}

const TABLES: Readonly<Record<string, number>> = { app: 2, data: 1, web: 1 };

test("a table is in one endpoint of a service, and in exactly those of the tiers that are meant", async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(choice, choice, choice, async (...chosen) => {
      const named = chosen.flatMap((tiers) => (typeof tiers === "string" ? [] : tiers));
      const rest = chosen.filter((tiers) => tiers === "rest").length;
      const left = TIERS.filter((tier) => !named.includes(tier));
      const sound = new Set(named).size === named.length && (rest === 0 || (rest === 1 && left.length > 0));
      const host = memoryHost({ "c.yaml": configuration(chosen) });
      expect(await runCli(["plan", "--config", "c.yaml", "--quiet"], host)).toBe(sound ? 0 : 1);
      if (!sound) {
        expect(host.output.stderr).toMatch(/ENDPOINT_(ROUTE_TABLE_TWICE|WITHOUT_TIERS)/);
        return;
      }
      planned += 1;
      await runCli(["synth", "--config", "c.yaml", "--quiet"], host);
      const json = JSON.parse(host.files.get("cdktf.out/stacks/one_us-east-1_base/cdk.tf.json") as string);
      const tables = Object.values<{ route_table_ids: string[] }>(
        json.resource.aws_vpc_endpoint ?? {},
      ).flatMap(({ route_table_ids }) => route_table_ids);
      expect(new Set(tables).size).toBe(tables.length);
      const meant = rest === 1 ? [...TIERS] : named;
      expect(tables).toHaveLength(meant.reduce((sum, tier) => sum + (TABLES[tier] as number), 0));
    }),
    { numRuns: 60 },
  );
  expect(planned).toBeGreaterThan(0);
});
