/** What neighbours are told is what the emitted Terraform has AWS tell them. */
import fc from "fast-check";
import { stringify } from "yaml";
import { planProject } from "../../../src/project/project";
import { synthesizeStack } from "../../../stacks/synthesize";
import { take } from "../../../stacks/take";
import { memoryHost } from "../../support/memory-host";

const NAMES = ["a", "b", "c", "d"];
const RANGES = { dx: ["172.16.0.0/16"], vpn: ["172.17.0.0/16", "172.18.0.0/24"], hand: ["172.19.0.0/16"] };

interface Draw {
  /** Segments that reach others, by index. */
  readonly reaches: readonly (readonly [number, number])[];
  readonly isolated: readonly boolean[];
  /** The segments of the Direct Connect gateway and of the two VPNs. */
  readonly outside: readonly number[];
  readonly summary: boolean;
  readonly overlapping: boolean;
}

const draws: fc.Arbitrary<Draw> = fc.record({
  reaches: fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 5 }),
  isolated: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  outside: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
  summary: fc.boolean(),
  overlapping: fc.boolean(),
});

function configuration({ reaches, isolated, outside, summary, overlapping }: Draw): object {
  const vpc = (name: string) => ({
    region: "us-east-1",
    cidr: { pool: "all", prefixLength: 22 },
    ...(overlapping && name === "a" && { secondaryCidrs: { pods: { pool: "pods", prefixLength: 20 } } }),
    subnets: { app: { prefixLength: 25 } },
  });
  const segments = NAMES.map((name, index) => [
    name,
    {
      vpcs: [`hub/${name}`],
      reaches: [
        ...new Set(reaches.filter(([from, to]) => from === index && to !== from).map(([, to]) => NAMES[to])),
      ],
      isolated: isolated[index],
    },
  ]);
  const [dx, vpn, hand] = outside.map((index) => NAMES[index]);
  const device = (address: string) => ({ address, asn: 65010 });
  return {
    organization: { name: "acme", id: "o-a1b2c3d4e5" },
    regions: { "us-east-1": { availabilityZones: ["use1-az1", "use1-az2"] } },
    terraform: {
      backend: { type: "s3", bucket: "acme-state", region: "us-east-1", account: "hub" },
      deployRole: "arn:aws:iam::{account}:role/NetworkDeployer",
    },
    ipam: {
      scopes: {
        main: {
          pools: { all: { cidrs: ["10.0.0.0/12"] } },
          external: Object.fromEntries(
            Object.entries(RANGES).map(([name, cidrs]) => [name, { cidrs, via: "vpn" }]),
          ),
        },
        pods: { overlap: "allowed", pools: { pods: { cidrs: ["100.64.0.0/10"] } } },
      },
    },
    accounts: {
      hub: { id: "111111111111", vpcs: Object.fromEntries(NAMES.map((name) => [name, vpc(name)])) },
    },
    connectivity: {
      transitGateways: {
        core: {
          account: "hub",
          region: "us-east-1",
          tier: "app",
          ...(summary && { summaries: ["10.0.0.0/12"] }),
          segments: Object.fromEntries(segments),
        },
      },
      directConnects: {
        dx: {
          transitGateway: "core",
          segment: dx,
          gateway: "5f294f92-bafb-4011-916d-9b0bbd3b1c4a",
          ranges: ["dx"],
        },
      },
      vpns: {
        vpn: {
          transitGateway: "core",
          segment: vpn,
          customerGateway: device("198.51.100.10"),
          ranges: ["vpn"],
        },
        hand: {
          transitGateway: "core",
          segment: hand,
          customerGateway: device("198.51.100.11"),
          routing: "static",
          ranges: ["hand"],
        },
      },
    },
  };
}

type Block = Readonly<Record<string, unknown>>;

/** Resources of all stacks by type; values are the text of Terraform JSON, references among them. */
function resourcesOf(stacks: readonly string[]): (type: string) => Block[] {
  const all = stacks.map((text) => JSON.parse(text).resource ?? {});
  return (type) => all.flatMap((one) => Object.values((one[type] ?? {}) as Record<string, Block>));
}

const numbered = (cidr: string) => {
  const [address = "", length] = cidr.split("/");
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return { base: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - Number(length)) };
};
/** The segment of a table: `…transit-gateway_core_a.id` in the stack that has it, `….body).table_a` in others. */
const segmentOf = (block: Block) =>
  /_([a-d])(?:\.id)?\}$/.exec(String(block.transit_gateway_route_table_id))?.[1];
const within = (inner: string, outer: string) => {
  const [one, two] = [numbered(inner), numbered(outer)];
  return one.base >= two.base && one.base + one.size <= two.base + two.size;
};

// Fails when a VPN is told the summary, and when ranges that other neighbours announce are left out.
test("by Direct Connect the allowed prefixes, by a VPN the routes of its table and what the table learns", () => {
  let longest = 0;
  fc.assert(
    fc.property(draws, (draw) => {
      const { plan, diagnostics } = planProject(
        memoryHost({ "config/a.yaml": stringify(configuration(draw)) }),
        "config",
      );
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      if (!plan) return;
      const find = resourcesOf(plan.stacks.map((stack) => synthesizeStack(take(stack))));
      const told = Object.fromEntries(plan.neighbours.map((one) => [one.name, one.told]));
      const [association] = find("aws_dx_gateway_association");
      expect(told.dx).toEqual(association?.allowed_prefixes);
      const attachmentOf = (name: string) => `aws_vpn_connection.vpn_${name}.transit_gateway_attachment_id`;
      for (const name of ["vpn", "hand"] as const) {
        const isIts = ({ transit_gateway_attachment_id: id }: Block) =>
          String(id).includes(attachmentOf(name));
        const own = find("aws_ec2_transit_gateway_route_table_association").find(isIts) as Block;
        const table = segmentOf(own);
        const inTable = (one: Block) => segmentOf(one) === table && !one.blackhole;
        const routes = find("aws_ec2_transit_gateway_route").filter(inTable);
        const learned = find("aws_ec2_transit_gateway_route_table_propagation")
          .filter((one) => inTable(one) && !isIts(one))
          .flatMap(({ transit_gateway_attachment_id: id }) =>
            String(id).includes("dx_gateway_attachment") ? RANGES.dx : RANGES.vpn,
          );
        const known = [...routes.map((one) => String(one.destination_cidr_block)), ...learned];
        const expected = known.filter((cidr) => !RANGES[name].some((range) => within(cidr, range)));
        longest = Math.max(longest, expected.length);
        expect([name, [...(told[name] ?? [])].sort()]).toEqual([name, [...new Set(expected)].sort()]);
      }
    }),
    { numRuns: 60 },
  );
  expect(longest).toBeGreaterThan(4);
});
