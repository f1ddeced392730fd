/** Two VPCs with the same addresses are never routed to one another, not even where a summary hides it. */
import { runCli } from "../../../src/cli/cli";
import { memoryHost } from "../../support/memory-host";

interface Case {
  readonly summaries?: string;
  /** Blocks by VPC: the primary, then secondaries. The scope `lone` allows overlap. */
  readonly vpcs: Readonly<Record<string, readonly string[]>>;
  readonly segments: string;
}

/** The codes that a plan of this ends with, each with its place's path. */
async function told({ summaries = "10.0.0.0/8", vpcs, segments }: Case): Promise<string[]> {
  const block = (text: string) => {
    const [scope, cidr] = text.split(" ") as [string, string];
    return `{ scope: ${scope}, cidr: ${cidr} }`;
  };
  const accounts = Object.entries(vpcs).map(([name, [primary = "", ...more]], index) => {
    const secondaries = more.map((text, n) => `s${n}: ${block(text)}`).join(", ");
    const from = more.some((text) => text.startsWith("main")) ? ", from: s0" : "";
    return `  ${name}: { id: "${String(index).repeat(12)}", vpcs: { v: { region: us-east-1, cidr: ${block(primary)}, secondaryCidrs: { ${secondaries} }, subnets: { attachments: { prefixLength: 28${from} } } } } }`;
  });
  const host = memoryHost({
    "c.yaml": `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { backend: { type: s3, bucket: acme-state, region: us-east-1 }, deployRole: "arn:aws:iam::{account}:role/D" }
ipam: { scopes: { main: {}, other: {}, lone: { overlap: allowed } } }
accounts:
${accounts.join("\n")}
connectivity:
  transitGateways:
    core: { account: a, region: us-east-1, summaries: [${summaries}], segments: ${segments} }
`,
  });
  await runCli(["validate", "--config", "c.yaml", "--quiet"], host);
  const text = host.output.stderr;
  const codes = [...text.matchAll(/^error\[(\w+)\]/gm)].map((match) => match[1] as string);
  const paths = [...text.matchAll(/The path would be (.*?)\.$/gm)].map((match) => match[1] as string);
  return [...codes, ...paths];
}

const ALL = "{ all: { vpcs: [a/v, b/v] } }";

test("disjoint VPCs are routed, and pods that all have alike are left out", async () => {
  const vpcs = {
    a: ["main 10.1.0.0/24", "lone 100.64.0.0/20"],
    b: ["main 10.2.0.0/24", "lone 100.64.0.0/20"],
  };
  expect(await told({ vpcs, segments: ALL })).toEqual([]);
});

test("a block that is not routed still keeps what its VPC sends to it", async () => {
  const vpcs = { a: ["main 10.1.0.0/24"], b: ["lone 10.1.0.0/16", "main 10.2.0.0/24"] };
  expect(await told({ vpcs, segments: ALL })).toEqual([
    "ROUTE_BETWEEN_OVERLAPS",
    "b/us-east-1/v → transit-gateway/core → 10.1.0.0/24 of a/us-east-1/v",
  ]);
  expect(await told({ vpcs, segments: "{ one: { vpcs: [a/v] }, two: { vpcs: [b/v] } }" })).toEqual([]);
});

test("two that overlap are told with the path of a third that reaches both", async () => {
  const vpcs = { a: ["main 10.1.0.0/20"], b: ["other 10.1.1.0/24"], c: ["main 10.9.0.0/24"] };
  const segments = "{ a: { vpcs: [a/v] }, b: { vpcs: [b/v] }, c: { vpcs: [c/v], reaches: [a, b] } }";
  expect(await told({ vpcs, segments })).toEqual([
    "ROUTE_BETWEEN_OVERLAPS",
    "c/us-east-1/v → transit-gateway/core → 10.1.0.0/20 of a/us-east-1/v; c/us-east-1/v → transit-gateway/core → 10.1.1.0/24 of b/us-east-1/v",
  ]);
});

test("what no summary hides is told by its own codes, and once", async () => {
  const vpcs = { a: ["main 10.1.0.0/20"], b: ["other 10.1.1.0/24"] };
  const [code, ...more] = await told({ vpcs, segments: ALL, summaries: "" });
  expect(code).toBe("ROUTE_INTO_OWN_VPC");
  expect(more.filter((text) => text.startsWith("ROUTE_"))).toEqual([]);
});

test("a static route leads to no addresses that others have as well", async () => {
  const vpcs = {
    a: ["main 10.1.0.0/24", "lone 100.64.0.0/20"],
    b: ["main 10.2.0.0/24", "lone 100.64.0.0/20"],
  };
  const segments = (to: string) =>
    `{ a: { vpcs: [a/v], reaches: [b] }, b: { vpcs: [b/v], routes: [{ to: ${to}, via: a/v }] } }`;
  expect(await told({ vpcs, segments: segments("100.64.0.0/10") })).toContain("ROUTE_BETWEEN_OVERLAPS");
  expect(await told({ vpcs, segments: segments("192.168.0.0/16") })).not.toContain("ROUTE_BETWEEN_OVERLAPS");
});

test("a static route takes no part of a block that the segment knows, and leads to a part of its own VPC's", async () => {
  const vpcs = { a: ["main 10.1.0.0/20"], b: ["main 10.2.0.0/24"], c: ["main 10.3.0.0/24"] };
  const segments = (to: string, via: string) =>
    `{ all: { vpcs: [b/v, c/v], reaches: [a], routes: [{ to: ${to}, via: ${via} }] }, a: { vpcs: [a/v] } }`;
  expect(await told({ vpcs, segments: segments("10.1.4.0/24", "c/v") })).toEqual(["ROUTE_OVERLAP"]);
  expect(await told({ vpcs, segments: segments("10.1.4.0/24", "a/v") })).toEqual([]);
  expect(await told({ vpcs, segments: segments("10.1.0.0/16", "c/v") })).toEqual([]);
});
