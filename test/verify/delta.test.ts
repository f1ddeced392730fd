/** Reachability delta: what a change opens and closes, in words that do not grow with the number of VPCs. */
import { type DeltaEntry, reachabilityDelta } from "../../src/verify/delta";
import { readNetwork } from "../../src/verify/readers/read-network";
import { TerraformNetwork } from "../support/terraform-network";

function spokes(count: number): TerraformNetwork {
  const network = new TerraformNetwork().account("hub").transit("hub");
  for (let index = 0; index < count; index++) {
    const name = `v${index}`;
    network
      .vpc(name, `10.${index}.0.0/16`)
      .subnet(name, "app", `10.${index}.1.0/24`)
      .subnet(name, "data", `10.${index}.2.0/24`)
      .toTransit(name, "app", "10.0.0.0/8", "hub")
      .attach(name, "hub", ["app"]);
  }
  return network;
}

function delta(before: TerraformNetwork, after: TerraformNetwork): string[] {
  const directory = after.directory();
  const units = {
    ...directory,
    accounts: directory.accounts.map((account) => ({ ...account, ou: "workloads" })),
  };
  const [old, next] = [before, after].map((network) => readNetwork(network.stacks()).network);
  const entries = reachabilityDelta(old!, next!, units);
  return entries.map(told);
}

/** `- v0/net/app to v1/net/app: tcp 443`. */
function told({ change, from, to, ports }: DeltaEntry): string {
  return `${change === "opened" ? "+" : "-"} ${from} to ${to}: tcp ${ports.join(", ")}`;
}

it("says nothing of networks that are alike", () => {
  expect(delta(spokes(3), spokes(3))).toEqual([]);
});

it("names what a removed route closes, both ways", () => {
  expect(delta(spokes(2), spokes(2).drop("v1", "aws_route.app_10_0_0_0_8"))).toEqual([
    "- v0/net/app to v1/net/app: tcp 22, 443, 61234",
    "- v1/net/app to v0/net/app: tcp 22, 443, 61234",
  ]);
});

it("tells a change to many VPCs once, by OU and tier", () => {
  const opened = spokes(12);
  for (let index = 0; index < 12; index++) opened.gatewayEndpoint(`v${index}`, "s3", ["data"]);
  expect(delta(spokes(12), opened)).toEqual([
    "+ ou:workloads tier data (12 VPCs) to aws:s3: tcp 22, 443, 61234",
  ]);
});

it("counts a VPC that is new as unreachable before", () => {
  expect(delta(spokes(2), spokes(3))).toEqual([
    "+ v0/net/app, v1/net/app to v2/net/app: tcp 22, 443, 61234",
    "+ v2/net/app to tier data of the same VPC: tcp 22, 443, 61234",
    "+ v2/net/app to v0/net/app, v1/net/app: tcp 22, 443, 61234",
    "+ v2/net/data to tier app of the same VPC: tcp 22, 443, 61234",
  ]);
});

it("shows only the ports whose verdict changed", () => {
  const before = spokes(1).acl(
    "v0",
    "data",
    "100 in allow tcp 443 0.0.0.0/0",
    "100 out allow -1 0 0.0.0.0/0",
  );
  const after = spokes(1).acl(
    "v0",
    "data",
    "100 in allow tcp 443-8443 0.0.0.0/0",
    "100 out allow -1 0 0.0.0.0/0",
  );
  expect(delta(before, after)).toEqual(["+ v0/net/app to tier data of the same VPC: tcp 444"]);
  const moved = spokes(1).acl(
    "v0",
    "data",
    "100 in allow tcp 8443 0.0.0.0/0",
    "100 out allow -1 0 0.0.0.0/0",
  );
  expect(delta(before, moved)).toEqual([
    "- v0/net/app to tier data of the same VPC: tcp 443",
    "+ v0/net/app to tier data of the same VPC: tcp 8443",
  ]);
});
