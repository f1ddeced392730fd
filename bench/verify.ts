/** How long reading, expectations and invariants take as the organisation grows; prints figures, asserts nothing. */
import { performance } from "node:perf_hooks";
import { reachabilityDelta } from "../src/verify/delta";
import type { Expectation } from "../src/verify/expectations";
import { INVARIANTS } from "../src/verify/invariants/invariants";
import { readNetwork } from "../src/verify/readers/read-network";
import { Scene } from "../src/verify/scene";
import type { StackJson } from "../src/verify/terraform/stack";
import { verify } from "../src/verify/verify";
import { Classes } from "../src/verify/world/classes";
import type { Directory } from "../src/verify/world/directory";
import { World } from "../src/verify/world/world";
import { TerraformNetwork } from "../test/support/terraform-network";

const ANY_OUT = "out -1 0 0.0.0.0/0";

/** Spokes of three OUs on one transit gateway with two segments, a hub of endpoints, and a few oddities. */
function organisation(vpcs: number): { stacks: StackJson[]; directory: Directory } {
  const network = new TerraformNetwork()
    .account("hub")
    .transit("hub")
    .transitTable("hub", "dev")
    .transitTable("hub", "core");
  network
    .vpc("central", "10.255.0.0/20")
    .subnet("central", "endpoints", "10.255.0.0/24")
    .subnet("central", "transit", "10.255.1.0/28")
    .group("central", "ep", "in tcp 443 10.0.0.0/8", ANY_OUT)
    .interfaceEndpoint("central", "kms", ["endpoints"], ["ep"], { private_dns_enabled: false })
    .toTransit("central", "endpoints", "10.0.0.0/8", "hub")
    .attach("central", "hub", ["transit"], "core", ["main", "dev"]);
  for (let index = 0; index < vpcs; index++) addSpoke(network, index);
  const directory = network.directory([{ name: "dallas", cidrs: ["172.16.0.0/12"] }]);
  return {
    stacks: network.stacks(),
    directory: { ...directory, accounts: directory.accounts.map(withUnit) },
  };
}

function withUnit(account: Directory["accounts"][number], index: number): Directory["accounts"][number] {
  return { ...account, ou: index % 3 === 0 ? "workloads/dev" : "workloads/prod" };
}

function addSpoke(network: TerraformNetwork, index: number): void {
  const name = `spoke${index}`;
  const third = (index % 64) * 4;
  const base = `10.${Math.floor(index / 64)}`;
  const dev = (index + 2) % 3 === 0;
  network.vpc(name, `${base}.${third}.0/22`);
  for (const [offset, tier] of ["app", "data", "cache"].entries())
    for (const zone of [1, 2])
      network.subnet(name, tier, `${base}.${third + offset}.${(zone - 1) * 64}/26`, { az: `use1-az${zone}` });
  network
    .subnet(name, "transit", `${base}.${third + 3}.0/28`, { az: "use1-az1" })
    .subnet(name, "transit", `${base}.${third + 3}.16/28`, { az: "use1-az2" })
    .gatewayEndpoint(name, "s3", ["app_1", "app_2"])
    .group(name, "ep", `in tcp 443 ${base}.${third}.0/22`, ANY_OUT)
    .interfaceEndpoint(name, "sqs", ["data_1", "data_2"], ["ep"])
    .acl(
      name,
      "data_1",
      `100 in allow tcp 5432 ${base}.${third}.0/22`,
      `110 in allow tcp 443 ${base}.${third}.0/22`,
      "120 in allow tcp 1024-65535 0.0.0.0/0",
      "100 out allow -1 0 0.0.0.0/0",
    )
    .toTransit(name, "app_1", "10.0.0.0/8", "hub")
    .toTransit(name, "app_2", "10.0.0.0/8", "hub")
    .attach(
      name,
      "hub",
      ["transit_1", "transit_2"],
      dev ? "dev" : "main",
      dev ? ["dev", "core"] : ["main", "core"],
    );
}

const at = { file: "config/bench.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const EXPECTATIONS: readonly Expectation[] = [
  { from: "ou:workloads/dev", to: "ou:workloads/prod", expect: "denied", at },
  { from: "ou:workloads/prod", to: "ou:workloads/dev", expect: "denied", at },
  { from: "tier:app", to: "internet", expect: "denied", at },
  { from: "tier:app", to: "s3", expect: "delivered", at },
  { from: "tier:data", to: "s3", expect: "denied", at },
  { from: "tier:app", to: "sqs", expect: "delivered", at },
  { from: "internet", to: "ou:workloads", expect: "denied", at },
];

/** One line of figures for each size. */
export function benchVerify(sizes: readonly number[], print: (line: string) => void): void {
  print("VPCs  subnets  VPC classes  read s  classes s  expectations+invariants s  delta s  findings");
  for (const size of sizes) {
    const { stacks, directory } = organisation(size);
    const started = performance.now();
    const { network } = readNetwork(stacks);
    const read = performance.now();
    const classes = new Classes(new World(network, directory));
    const classified = performance.now();
    const findings = verify(network, directory, EXPECTATIONS);
    const verified = performance.now();
    reachabilityDelta(network, network, directory);
    const compared = performance.now();
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(2);
    const figures = [
      size,
      network.subnets.size,
      classes.sizes().vpcs,
      seconds(started, read),
      seconds(read, classified),
    ];
    print(
      [...figures, seconds(classified, verified), seconds(verified, compared), findings.length].join("  "),
    );
  }
}

/** What each invariant costs at one size, for finding the slow one. */
export function benchInvariants(size: number, print: (line: string) => void): void {
  const { stacks, directory } = organisation(size);
  const scene = new Scene(readNetwork(stacks).network, directory);
  for (const invariant of INVARIANTS) {
    const started = performance.now();
    invariant(scene);
    print(`${invariant.name}  ${((performance.now() - started) / 1000).toFixed(2)} s`);
  }
}

if (require.main === module) {
  const print = (line: string) => process.stdout.write(`${line}\n`);
  benchVerify([10, 100, 1000], print);
  benchInvariants(1000, print);
}
