/** A raised quota is declared within what AWS grants. */
import { load } from "../../src/load/load";

const told = (setting: string, figure: number) =>
  load([
    {
      file: "a.yaml",
      text: `organization: { name: acme }\ndefaults: { quotas: { ${setting}: ${figure} } }\n`,
    },
  ]).diagnostics.filter(({ at }) => at?.start.line === 2);

// Fails when the bounds of the table, or the least that AWS grants, are left out of the shape.
test.each([
  ["ipv4CidrsPerVpc", 4, 5],
  ["ipv4CidrsPerVpc", 51, 50],
  ["rulesPerSecurityGroup", 1001, 1000],
  ["peeringsPerVpc", 126, 125],
  ["subnetsPerVpc", 0, 1],
])("%s: %d is refused at its line, and %d is taken", (setting, refused, taken) => {
  expect(told(setting, refused).map(({ severity }) => severity)).toEqual(["error"]);
  expect(told(setting, taken)).toEqual([]);
});
