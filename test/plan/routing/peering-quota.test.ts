/** AWS raises the quota of peerings so far and no further, and the advice follows. */
import { wordingOf } from "../../../src/diagnostics/wording";
import { load } from "../../../src/load/load";

function advice(peerings: number, raised: string): string[] {
  const spokes = Array.from({ length: peerings }, (_, n) => `s${n}`);
  const text = `
organization: { name: many }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { exchange: { bucket: many, region: us-east-1 } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }
defaults: { region: us-east-1, cidr: { pool: all, prefixLength: 24 }, quotas: { vpcsPerRegion: 500 } }
accounts:
  net: { id: "111111111111", vpcs: { hub: { quotas: { ${raised} } }, ${spokes.map((name) => `${name}: {}`).join(", ")} } }
connectivity:
  peerings: { ${spokes.map((name) => `${name}: { requester: net/${name}, accepter: net/hub }`).join(", ")} }
`;
  return load([{ file: "c.yaml", text }]).diagnostics.map((one) => wordingOf(one).help);
}

test.each([
  [50, "", []],
  [51, "", ["Have L-7E9ECCDB raised and declare it under quotas, or use a transit gateway."]],
  [125, "peeringsPerVpc: 125", []],
  [126, "peeringsPerVpc: 125", ["Use a transit gateway."]],
  [126, "", ["Use a transit gateway."]],
])("%i peerings with { %s }", (peerings, raised, expected) => {
  expect(advice(peerings, raised)).toEqual(expected);
});
