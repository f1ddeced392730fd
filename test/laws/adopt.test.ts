/**
 * Law: whatever VPCs are built, the configuration and lock that `adopt` writes plan the same addresses, and the stacks
 * import every VPC and subnet under its own ID with its own block, and every interface endpoint. The oracle is the list of what was built.
 */
import * as fc from "fast-check";
import type {
  ObservedInterfaceEndpoint,
  ObservedSubnet,
  ObservedVpc,
} from "../../src/adopt/network/observed";
import { writeConfiguration } from "../../src/adopt/network/write";
import { runCli } from "../../src/cli/cli";
import { formatPrefix, type Prefix, prefix, prefixHolding, sizeOf } from "../../src/ip/prefix";
import { memoryHost } from "../support/memory-host";
import "../support/property-seed";

const ACCOUNTS = ["111111111111", "222222222222"];
const ZONES: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": ["use1-az1", "use1-az2", "use1-az4"],
  "eu-west-1": ["euw1-az1", "euw1-az2", "euw1-az3"],
};
const NAMES = ["null", "On", "prod", "Prod VPC", "data", "legacy (old)", "", "42", "été", "a".repeat(80)];
const ROLES = ["true", "public", "private", "App Servers", "db", "", "1a", "data"];
const SPACES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15"].map(prefix);

interface Drawn {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly space: number;
  readonly index: number;
  readonly length: number;
  readonly gateway: boolean;
  readonly nat: boolean;
  readonly services: readonly string[];
  readonly subnets: readonly {
    readonly role: string;
    readonly zone: number;
    readonly more: number;
    readonly table: number;
    readonly public: boolean;
  }[];
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  account: fc.constantFrom(...ACCOUNTS),
  region: fc.constantFrom("us-east-1", "eu-west-1"),
  name: fc.constantFrom(...NAMES),
  space: fc.nat(SPACES.length - 1),
  index: fc.nat(7),
  length: fc.integer({ min: 18, max: 22 }),
  gateway: fc.boolean(),
  nat: fc.boolean(),
  services: fc.subarray(["ssm", "ecr.dkr", "kms"]),
  subnets: fc.array(
    fc.record({
      role: fc.constantFrom(...ROLES),
      zone: fc.nat(2),
      more: fc.integer({ min: 3, max: 6 }),
      table: fc.nat(3),
      public: fc.boolean(),
    }),
    { maxLength: 7 },
  ),
});

/** A VPC whose tables lead where they all lead: one default route each. */
function built(one: Drawn, number: number): ObservedVpc {
  const primary = blockIn(SPACES[one.space] as Prefix, one.index, one.length);
  let next = primary.base;
  const subnets = one.subnets.flatMap(
    ({ role, zone, more, table, public: isPublic }, index): ObservedSubnet[] => {
      const length = one.length + more;
      const size = sizeOf(length);
      const base = Math.ceil(next / size) * size;
      if (base + size > primary.base + sizeOf(primary.length)) return [];
      next = base + size;
      // Table 0 leads to the internet gateway and table 1 to the NAT gateway, where there are any.
      const access = table === 0 && one.gateway ? "public" : table === 1 && one.nat ? "private" : "isolated";
      return [
        {
          id: `subnet-${number}a${index}`,
          name: role === "" ? `subnet-${number}a${index}` : `${one.name}-${role}-${one.region}${"abc"[zone]}`,
          zone: ZONES[one.region]?.[zone] as string,
          prefix: { base, length },
          ...(table !== 3 && { table: `table-${number}-${table}` }),
          access,
          ...(access === "private" && { nat: `nat-${number}` }),
          publicAddresses: isPublic,
        },
      ];
    },
  );
  // Names of an endpoint's own need host names in the VPC, and here these come with a NAT gateway.
  const endpointIn = (service: string, index: number): ObservedInterfaceEndpoint[] =>
    subnets.slice(0, 1).map(({ id, prefix: block }) => ({
      id: `vpce-${number}a${index}`,
      service,
      subnets: [id],
      privateDns: index === 0,
      clients: { blocks: index === 0 ? [primary] : [block, SPACES[3] as Prefix], wholeVpc: index === 2 },
      ...(index === 0 && { group: `sg-${number}` }),
    }));
  const home = subnets.find(({ access }) => access === "public");
  return {
    id: `vpc-${number}`,
    account: one.account,
    region: one.region,
    name: one.name === "" ? `vpc-${number}` : one.name,
    primary,
    secondaries: [],
    subnets,
    internetGateway: one.gateway,
    nats: new Map(one.nat && home ? [[`nat-${number}`, home.id]] : []),
    gatewayEndpoints: [],
    interfaceEndpoints: one.nat ? one.services.flatMap((service, index) => endpointIn(service, index)) : [],
    ...(one.gateway && {
      flowLog: { bucketArn: "arn:aws:s3:::logs/vpc", traffic: "reject", aggregationSeconds: 60 },
    }),
    dnsSupport: true,
    dnsHostnames: one.nat,
  };
}

function blockIn(space: Prefix, index: number, length: number): Prefix {
  return prefixHolding(space.base + index * sizeOf(18), length);
}

interface StackJson {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
  readonly resource?: Readonly<Record<string, Readonly<Record<string, { readonly cidr_block?: string }>>>>;
}

/** `vpc-1 10.0.0.0/18` of everything that the stacks import with a block. */
function importedBlocks(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([file]) => file.endsWith("/cdk.tf.json"))
    .flatMap(([, text]) => {
      const stack: StackJson = JSON.parse(text);
      return (stack.import ?? []).map(({ to, id }) => {
        const [type = "", name = ""] = to.split(".");
        return `${id} ${stack.resource?.[type]?.[name]?.cidr_block}`;
      });
    })
    .sort();
}

test("what adopt writes plans what is built", async () => {
  const property = fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 6 }), async (all) => {
    const vpcs = all.map(built);
    const names = { organization: "acme", accounts: new Map([["111111111111", "first"]]) };
    const texts = [...writeConfiguration(vpcs, names)].map(([file, text]) => [`config/${file}`, text]);
    const host = memoryHost(Object.fromEntries(texts));
    const code = await runCli(["plan"], host);
    expect([code, host.output.stderr]).toEqual([0, expect.not.stringContaining("error")]);
    expect(host.output.stdout).toContain("Addresses: 0 new,");
    expect(await runCli(["synth", "--quiet"], host)).toBe(0);
    const expected = vpcs.flatMap(({ id, primary, subnets, interfaceEndpoints }) => [
      `${id} ${formatPrefix(primary)}`,
      ...subnets.map((subnet) => `${subnet.id} ${formatPrefix(subnet.prefix)}`),
      ...interfaceEndpoints.flatMap(({ id, group }) =>
        [id, group ?? []].flat().map((one) => `${one} undefined`),
      ),
    ]);
    expect(importedBlocks(host.files)).toEqual(expected.sort());
  });
  await fc.assert(property, { numRuns: Number(process.env.ADOPT_RUNS ?? 60) });
}, 300_000);
