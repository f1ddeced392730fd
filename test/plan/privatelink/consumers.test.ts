/** What a consumer gets: an address in each AZ that both sides have, its own ports, and one principal for its account. */
import fc from "fast-check";
import type { PlannedKind } from "../../../src/plan/planned/kind";
import type { Planned } from "../../../src/plan/planned/stack";
import "../../support/property-seed";
import { planOfTexts } from "../../support/plans";

const ZONES = ["use1-az1", "use1-az2", "use1-az4"] as const;
const PORTS = [443, 636, 8443] as const;
const ROLES = ["deploy", "network/deploy"] as const;

interface Consumer {
  readonly name: string;
  readonly zones: readonly string[];
  readonly ports?: readonly number[] | undefined;
  readonly roles?: readonly string[] | undefined;
}

const someOf = <T>(all: readonly T[]) => fc.subarray([...all], { minLength: 1 });

const consumers = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom("orders", "payments", "search", "billing", "crm"),
    // One AZ is everybody's, so that no two are apart.
    zones: someOf(ZONES.slice(1)).map((more) => ["use1-az1", ...more]),
    ports: fc.option(someOf(PORTS), { nil: undefined }),
    roles: fc.option(someOf(ROLES), { nil: undefined }),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 5 },
);

const idOf = (name: string) =>
  name.padEnd(12, "x").replace(/./g, (letter) => String(letter.charCodeAt(0) % 10));

function configuration(list: readonly Consumer[], zones: readonly string[]): string {
  const account = ({ name, zones }: Consumer) =>
    `  ${name}: { id: "${idOf(name)}", vpcs: { main: { cidr: { scope: same, cidr: 10.0.0.0/16 }, subnets: { endpoints: { prefixLength: 24, availabilityZones: [${zones}] } } } } }`;
  const entry = ({ name, ports, roles }: Consumer) =>
    `      - { account: ${name}${ports ? `, ports: [${ports}]` : ""}${roles ? `, roles: [${roles}]` : ""} }`;
  return `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [${ZONES}] } }
terraform:
  backend: { type: s3, bucket: acme-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { same: { overlap: allowed } } }
defaults: { region: us-east-1 }
accounts:
  tools: { id: "999999999999", vpcs: { main: { cidr: { scope: same, cidr: 10.0.0.0/16 }, subnets: { services: { prefixLength: 24, availabilityZones: [${zones}] } } } } }
${list.map(account).join("\n")}
services:
  auth:
    provider: { account: tools, vpc: main }
    listeners:
${PORTS.map((port) => `      - { port: ${port}, targets: { ips: [10.0.0.10] } }`).join("\n")}
    consumers:
${list.map(entry).join("\n")}
    dnsName: auth.acme.example
`;
}

type Stack = ReturnType<typeof planOfTexts>["stacks"][number];

function of<Kind extends PlannedKind>(stack: Stack | undefined, kind: Kind) {
  return (stack?.resources ?? []).filter((one): one is Extract<Planned, { kind: Kind }> => one.kind === kind);
}

test("endpoints stand in the AZs of both sides, groups admit the ports that are said, principals are the consumers'", () => {
  fc.assert(
    fc.property(consumers, someOf(ZONES.slice(1)), (list, more) => {
      const offered = ["use1-az1", ...more];
      const { stacks } = planOfTexts({ "c.yaml": configuration(list, offered) });
      const named = (name: string) => stacks.find((stack) => stack.name === name);
      const [service] = of(named("tools_us-east-1_base"), "endpoint-service");
      const expected = list.flatMap(({ name, roles }) =>
        (roles ?? []).length > 0
          ? (roles ?? []).map((role) => `arn:aws:iam::${idOf(name)}:role/${role}`)
          : [`arn:aws:iam::${idOf(name)}:root`],
      );
      expect(service?.principals).toEqual(expected.sort());
      for (const { name, zones, ports = PORTS } of list) {
        const link = named(`${name}_us-east-1_link`);
        const [endpoint] = of(link, "service-endpoint");
        const stands = endpoint?.subnets.map((subnet) => JSON.stringify(subnet).match(/use1-az\d/)?.[0]);
        expect(new Set(stands)).toEqual(new Set(zones.filter((zone) => offered.includes(zone))));
        const rules = of(link, "security-group-rule");
        expect(new Set(rules.map(({ port }) => port))).toEqual(new Set(ports));
        expect(rules.every(({ direction }) => direction === "ingress")).toBe(true);
        const records = of(link, "service-record").map((record) => record.name.split(".")[0]);
        expect(new Set(records)).toEqual(new Set(["auth", ...(stands ?? [])]));
        expect(link?.dependsOn).toEqual([`${name}_us-east-1_base`, "tools_us-east-1_base"].sort());
      }
      expect(of(named("tools_us-east-1_base"), "export")).toHaveLength(1);
    }),
    { numRuns: 40 },
  );
});
