/** Whom a hub's endpoints admit: the addresses of the VPCs that use the service, all of them and no others. */
import fc from "fast-check";
import { runCli } from "../../../src/cli/cli";
import { memoryHost } from "../../support/memory-host";

interface Spoke {
  readonly octet: number;
  readonly takes: "all" | "kms" | "not kms" | "nothing";
}

const SETTINGS: Readonly<Record<Spoke["takes"], string>> = {
  all: "hub: central",
  kms: "hub: { name: central, services: [kms] }",
  "not kms": "hub: { name: central, except: [kms] }",
  nothing: "",
};

const spokes = fc.uniqueArray(
  fc.record({
    octet: fc.integer({ min: 0, max: 20 }),
    takes: fc.constantFrom<Spoke["takes"]>("all", "kms", "not kms", "nothing"),
  }),
  { selector: ({ octet }) => octet, maxLength: 8 },
);

function configuration(list: readonly Spoke[]): string {
  const vpc = ({ octet, takes }: Spoke) =>
    `      s${octet}: { region: us-east-1, cidr: 10.${octet}.0.0/16, endpoints: { ${SETTINGS[takes]} },
        secondaryCidrs: { pods: { cidr: 100.64.0.0/20, scope: pods } } }`;
  return `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
ipam: { scopes: { routed: {}, pods: { overlap: allowed } } }
endpointHubs: { central: { vpcs: [one/hub] } }
accounts:
  one:
    id: "111111111111"
    vpcs:
      hub: { region: us-east-1, cidr: 10.99.0.0/16, quotas: { vpcsPerRegion: 20, ipv4CidrsPerVpc: 6 },
        subnets: { endpoints: { prefixLength: 27 } }, endpoints: { interface: { kms: {}, sts: {} } } }
${list.map(vpc).join("\n")}
`;
}

/** The second octets of all that the endpoint's group admits, read off the emitted JSON without this project's arithmetic. */
async function admitted(list: readonly Spoke[]): Promise<number[]> {
  const host = memoryHost({ "c.yaml": configuration(list) });
  await runCli(["plan", "--config", "c.yaml", "--quiet"], host);
  expect(await runCli(["synth", "--config", "c.yaml", "--quiet"], host)).toBe(0);
  const json = JSON.parse(host.files.get("cdktf.out/stacks/one_us-east-1_base/cdk.tf.json") as string);
  const rules = Object.entries<{ cidr_ipv4: string; from_port: number }>(
    json.resource.aws_vpc_security_group_ingress_rule,
  ).filter(([name]) => name.includes("_kms_"));
  return rules
    .flatMap(([, { cidr_ipv4, from_port }]) => {
      expect(from_port).toBe(443);
      const [, base, length] = /^10\.(\d+)\.0\.0\/(\d+)$/.exec(cidr_ipv4) as unknown as [
        string,
        string,
        string,
      ];
      return Array.from({ length: 2 ** (16 - Number(length)) }, (_, i) => Number(base) + i);
    })
    .sort((a, b) => a - b);
}

test("a hub's endpoint admits the hub and exactly the VPCs that use it, each address once", async () => {
  await fc.assert(
    fc.asyncProperty(spokes, async (list) => {
      const users = list.filter(({ takes }) => takes === "all" || takes === "kms").map(({ octet }) => octet);
      expect(await admitted(list)).toEqual([...users, 99].sort((a, b) => a - b));
    }),
    { numRuns: 40 },
  );
});
