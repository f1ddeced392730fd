/** Advice: figures worked out by hand from list prices, and what they lead to. */

import { adviseEndpoints } from "../../src/advice/advise";
import { US_EAST_1 } from "../../src/aws/data/prices-us-east-1";
import { load } from "../../src/load/load";
import type { NetworkModel } from "../../src/model/network-model";

/** So many VPCs of two AZs with KMS, from a hub or of their own, and S3 as the text says. */
function organisation(vpcs: number, settings: string, gb = 0): NetworkModel {
  const spokes = Array.from(
    { length: vpcs },
    (
      _,
      i,
    ) => `      v${i}: { region: us-east-1, cidr: 10.${i}.0.0/20, subnets: { endpoints: { prefixLength: 27 } },
        endpoints: { ${settings} } }`,
  );
  const { model, diagnostics } = load([
    {
      file: "c.yaml",
      text: `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { external: { office: { cidrs: [192.168.0.0/16] } } } } }
endpointHubs: { central: { vpcs: [one/hub] } }
accounts:
  one:
    id: "111111111111"
    vpcs:
      hub: { region: us-east-1, cidr: 10.99.0.0/20, quotas: { vpcsPerRegion: 50 }, subnets: { endpoints: { prefixLength: 27 } },
        endpoints: { interface: { kms: { gbPerMonth: ${gb} } } } }
${spokes.join("\n")}
`,
    },
  ]);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return model as NetworkModel;
}

const advise = (model: NetworkModel, gb = 0) => adviseEndpoints(model, US_EAST_1, gb).services;
const costs = (ways: readonly { way: string; cost: number }[]) =>
  Object.fromEntries(ways.map(({ way, cost }) => [way, Number(cost.toFixed(2))]));

test("endpoints of their own cost 7.30 a month in each AZ, a hub's cost that once and a zone", () => {
  const [kms] = advise(organisation(10, "interface: { kms: {} }"));
  expect(costs(kms?.ways ?? [])).toEqual({ local: 10 * 2 * 7.3, central: 2 * 7.3 + 0.5 });
  expect(kms).toMatchObject({ local: 10, central: 0, best: "central" });
  expect(kms?.now).toBeCloseTo(146, 6);
  expect(kms?.saving).toBeCloseTo(146 - 15.1, 6);
});

test("a hub stops paying when traffic through the transit gateway costs more than the hours it saves", () => {
  // One VPC of two AZs saves nothing by a hub that has two AZs too; every GB then costs 0.02 more.
  const [quiet] = advise(organisation(2, "hub: central", 300));
  expect(quiet).toMatchObject({ central: 2, best: "central", saving: 0, gbPerMonth: 600, assumed: false });
  const [busy] = advise(organisation(2, "hub: central", 800));
  // Two VPCs save 14.60 less a zone, and 1,600 GB cost 32.
  expect(busy).toMatchObject({ best: "local" });
  expect(busy?.saving).toBeCloseTo(32 + 0.5 - 14.6, 6);
});

test("inside a VPC nothing is cheaper than a gateway endpoint; for on-premises it does not count", () => {
  const text =
    "gateway: { s3: {} }, interface: { s3: { clients: { external: [office] }, gbPerMonth: 1000 } }";
  const services = advise(organisation(1, text), 500).filter(({ service }) => service === "s3");
  expect(
    services.map(({ fromOutside, best, now }) => ({ fromOutside, best, now: Number(now.toFixed(2)) })),
  ).toEqual([
    { fromOutside: false, best: "gateway", now: 0 },
    { fromOutside: true, best: "local", now: 2 * 7.3 + 1000 * 0.01 },
  ]);
  expect(services[1]?.ways.map(({ way }) => way).sort()).toEqual(["local", "proxy"]);
});

test("a proxy is what much traffic from outside costs least by", () => {
  const text =
    "gateway: { s3: {} }, interface: { s3: { clients: { external: [office] }, gbPerMonth: 5000000 } }";
  const [model, prices] = [organisation(1, text), { ...US_EAST_1 }];
  const cheapTransit = {
    ...prices,
    items: { ...prices.items, tgwGb: { ...prices.items.tgwGb, tiers: [{ price: 0 }] } },
  };
  const service = (table: typeof prices) =>
    adviseEndpoints(model, table, 0).services.find(({ fromOutside }) => fromOutside);
  expect(service(prices)?.best).toBe("local");
  expect(
    service({
      ...cheapTransit,
      items: {
        ...cheapTransit.items,
        nlbNlcuHour: { ...prices.items.nlbNlcuHour, tiers: [{ price: 0.001 }] },
      },
    })?.best,
  ).toBe("proxy");
});

test("without traffic in the configuration the assumed one counts, and is called so", () => {
  const [kms] = advise(organisation(1, "interface: { kms: {} }"), 250);
  expect(kms).toMatchObject({ gbPerMonth: 250, assumed: true });
});
