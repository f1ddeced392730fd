/**
 * `terraform show -json` of a plan, as the witness reads it. test/support/foreign/plan.json is what real Terraform printed of a
 * module with count, for_each and functions: two AZs, a NAT gateway in each, and one association whose index is worked out.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAddress } from "../../src/built/terraform/address";
import { isShown, readShown } from "../../src/built/terraform/read-terraform";
import { runCli } from "../../src/cli/cli";
import { readNetwork } from "../../src/verify/readers/read-network";
import { memoryHost } from "../support/memory-host";

const TEXT = readFileSync(join(__dirname, "../support/foreign/plan.json"), "utf8");

type Json = Record<string, never>;
interface Plan {
  readonly configuration: {
    readonly root_module: {
      readonly module_calls: {
        readonly net: {
          readonly module: {
            readonly resources: { address: string; expressions: Record<string, unknown> }[];
          };
        };
      };
    };
  };
}

const plan = (): Plan & Json => JSON.parse(TEXT);

/** The plan of a module that names the subnets of its private associations as most do. */
function plainPlan(): unknown {
  const json = plan();
  const { resources } = json.configuration.root_module.module_calls.net.module;
  const association = resources.find(({ address }) => address === "aws_route_table_association.private");
  if (association) association.expressions.subnet_id = { references: ["aws_subnet.public", "count.index"] };
  return json;
}

const networkOf = (json: unknown) => readNetwork([readShown([{ folder: "shop", json }])]);

test("what a plan works out is read, and what refers to what is found through modules and indexes", () => {
  expect(isShown(plan())).toBe(true);
  const { network, unread } = networkOf(plainPlan());
  expect(unread).toEqual([]);
  expect([network.vpcs.size, network.subnets.size, network.natGateways.size]).toEqual([1, 4, 2]);
  const [vpc] = network.vpcs.values();
  expect(vpc).toMatchObject({ name: "shop", region: "us-east-1", dnsHostnames: true });
  // Each private table leads to the NAT gateway of its own index.
  const nats = [...network.routeTables.values()].flatMap(({ routes }) =>
    routes.flatMap(({ target }) => (target.kind === "nat-gateway" ? [target.key] : [])),
  );
  expect(new Set(nats).size).toBe(2);
  const groups = [...network.securityGroups.values()].flatMap(({ rules }) => rules);
  expect(groups.filter(({ direction }) => direction === "ingress").map(({ ports }) => ports.from)).toEqual(
    expect.arrayContaining([80, 443]),
  );
});

test("an index that is worked out is no guess: the flows that hang on it have no answer", async () => {
  const host = memoryHost({
    "out/shop/plan.json": TEXT,
    "out/shop/main.tf": 'resource "aws_vpc" "this" {}\n',
  });
  const call = async (...words: string[]) => {
    host.output.stdout = "";
    const code = await runCli([...words, "--foreign", "--out", "out"], host);
    return { code, stdout: host.output.stdout };
  };
  const out = await call("trace", "tier:private", "internet");
  expect(out.stdout).toMatch(
    /^insufficient information: unknown\/shop\/private \(us-east-1a\) to internet tcp\/443\n/,
  );
  expect(out.stdout).toContain("subnet_id: the plan does not say what it comes from");
  // Between subnets of a VPC no table matters.
  expect((await call("trace", "tier:private", "tier:public")).stdout).toMatch(/^delivered: /);
  // Nobody has said what its subnets are for, so public ones are no mistake; what was not read is all there is to tell.
  const verified = await call("verify");
  expect(verified.code).toBe(0);
  expect([...verified.stdout.matchAll(/^\w+ ([A-Z_]+):/gm)].map(([, code]) => code)).toEqual([
    "UNREAD",
    "UNREAD",
  ]);
});

test("addresses are taken apart with their modules and indexes", () => {
  expect(parseAddress('module.a["x.y"].module.b[0].data.aws_vpc.main')).toEqual({
    modules: [
      { name: "a", index: '"x.y"' },
      { name: "b", index: "0" },
    ],
    base: "data.aws_vpc.main",
  });
  expect(parseAddress('aws_subnet.private["us-east-1a"]')).toEqual({
    modules: [],
    base: "aws_subnet.private",
    index: '"us-east-1a"',
  });
  expect(parseAddress("nothing")).toBeUndefined();
});

test("a small configuration without VPCs names accounts and ranges, and its expectations are held", async () => {
  const small = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
accounts: { shop: { id: "123456789012" } }
ipam: { scopes: { main: { external: { office: { cidrs: [10.250.0.0/16], via: vpn } } } } }
expectations:
  - { from: "tier:private", to: "tier:public", expect: delivered }
  - { from: "tier:public", to: "external:office", expect: delivered }
`;
  const host = memoryHost({ "out/shop/plan.json": JSON.stringify(plainPlan()), "shop.yaml": small });
  const code = await runCli(["verify", "--foreign", "--out", "out", "--config", "shop.yaml"], host);
  expect(code).toBe(1);
  const errors = [...host.output.stdout.matchAll(/^(\S+): error ([A-Z_]+):/gm)].map(([, at, error]) => [
    at,
    error,
  ]);
  expect(errors).toEqual([["shop.yaml:7:5", "EXPECTATION_NOT_MET"]]);
});
