/** What an inner level says about addresses, beside what an outer one has said. */
import { load } from "../../src/load/load";
import { allVpcs } from "../../src/model/rules/rules";

function primary(profile: string, vpc: string) {
  const { model, diagnostics } = load([
    {
      file: "c.yaml",
      text: `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } }, bought: { overlap: allowed } } }
profiles: { spoke: { region: us-east-1, subnets: { app: { prefixLength: 28 } }, cidr: ${profile} } }
accounts: { app: { id: "111111111111", vpcs: { main: { profile: spoke, cidr: ${vpc} } } } }
`,
    },
  ]);
  if (!model) throw new Error(JSON.stringify(diagnostics));
  return allVpcs(model)[0]?.primary;
}

test.each([
  [
    "a pin",
    "the size",
    "{ pool: all, prefixLength: 20 }",
    "{ cidr: 10.0.0.0/22 }",
    { pool: "all", prefixLength: 22 },
  ],
  [
    "a scope",
    "the pool",
    "{ pool: all, prefixLength: 20 }",
    "{ scope: bought, cidr: 10.0.0.0/22 }",
    { scope: "bought" },
  ],
  [
    "a pool",
    "the scope",
    "{ scope: bought, cidr: 10.0.0.0/22 }",
    "{ pool: all }",
    { pool: "all", scope: "main" },
  ],
])("%s takes the place of %s", (_, __, profile, vpc, expected) => {
  expect(primary(profile, vpc)).toMatchObject(expected);
});

test("a scope leaves no pool behind", () => {
  expect(
    primary("{ pool: all, prefixLength: 20 }", "{ scope: bought, cidr: 10.0.0.0/22 }"),
  ).not.toHaveProperty("pool");
});
