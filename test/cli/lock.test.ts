/** A lock that is gone, or that git merged line by line, and the commands that its diagnostics name. */
import { runCli } from "../../src/cli/cli";
import { readLock } from "../support/draft/oracle";
import { memoryHost } from "../support/memory-host";

const LOCK = "config/network.lock.yaml";
const account = (name: string, id: number) =>
  `  ${name}: { id: "${id}", vpcs: { main: { region: us-east-1, cidr: { pool: all, prefixLength: 20 } } } }\n`;
const configuration = (accounts: string) => `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/NetworkDeployer" }
ipam: { scopes: { corporate: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts:
${accounts}`;
const [first, second] = [account("first", 100000000001), account("second", 100000000002)];

async function planned(accounts: string): Promise<string> {
  const host = memoryHost({ "config/all.yaml": configuration(accounts) });
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  return host.files.get(LOCK) as string;
}

test("two branches' locks, merged line by line, are told, and plan is right after the command that it names", async () => {
  const [ours, theirs] = [await planned(first), await planned(second)];
  const theirLine = theirs.split("\n").find((line) => line.includes("second/")) as string;
  const merged = ours.replace(/(\n {6}pool.*)/, `$1\n${theirLine}`);
  const host = memoryHost({ "config/all.yaml": configuration(first + second), [LOCK]: merged });
  expect(await runCli(["plan"], host)).toBe(1);
  expect(host.output.stderr).toContain("warning[LOCK_UNCOUNTED]");
  expect(host.output.stderr).toContain("error[LOCK_OVERLAP]");
  expect(host.output.stderr).toContain("cadastre ipam release REF --live");
  expect(host.files.get(LOCK)).toBe(merged);

  expect(await runCli(["ipam", "release", "second/us-east-1/main", "--live"], host)).toBe(0);
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  const held = new Map(readLock(host.files.get(LOCK) as string).held.map(({ ref, cidr }) => [ref, cidr]));
  expect(held.get("first/us-east-1/main")).toBe("10.0.0.0/20");
  expect(held.get("second/us-east-1/main")).toBe("10.0.16.0/20");
});

// Fails when `planProject` does not ask the last commit.
test("a lock that the last commit has and the disk has not stops every command, until it is said that starting anew is meant", async () => {
  const lock = await planned(first + second);
  const host = memoryHost({ "config/all.yaml": configuration(second) });
  host.revisions.set("HEAD", new Map([[LOCK, lock]]));
  for (const command of ["validate", "plan", "synth"]) {
    expect(await runCli([command, "--quiet"], host)).toBe(1);
    expect(host.output.stderr).toContain(`git checkout HEAD -- ${LOCK}`);
  }
  expect([...host.files.keys()]).toEqual(["config/all.yaml"]);
  expect(await runCli(["plan", "--quiet", "--new-lock"], host)).toBe(0);
  expect(host.files.has(LOCK)).toBe(true);
});
