/** What may fail is read from a configuration, said in reviews and in the table of expectations, and refused when misspelt. */
import { runCli } from "../../../src/cli/cli";
import { checkChanges } from "../../../src/diff/checks";
import type { Expectation } from "../../../src/model/expectation";
import { loadProject } from "../../../src/project/project";
import { memoryHost } from "../../support/memory-host";

const TEXT = (under: string) => `
organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: acme-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }
defaults: { region: us-east-1, subnets: { endpoints: { prefixLength: 27 } } }
accounts:
  tools: { id: "111111111111", vpcs: { main: { cidr: 10.1.0.0/24 } } }
expectations:
  - { from: tools, to: internet, expect: denied, under: ${under} }
`;

function load(under: string) {
  return loadProject(memoryHost({ "config/a.yaml": TEXT(under) }), "config");
}

function expected(under: string): readonly Expectation[] {
  const { model, diagnostics } = load(under);
  expect(diagnostics.map(({ code }) => code)).toEqual([]);
  return model?.expectations ?? [];
}

it("reads any, a number and a name", () =>
  expect(expected("{ az: any, forwarder: 2, directConnect: dallas }")).toMatchObject([
    { under: { az: "any", forwarder: 2, directConnect: "dallas" } },
  ]));

it.each(["{ zone: any }", "{ az: 0 }", "{ az: 4 }", "{ az: [a] }", "{}"])("refuses %s", (under) =>
  expect(load(under).diagnostics.filter(({ severity }) => severity === "error")).not.toEqual([]),
);

it("tells a review that less is outlived than before", () => {
  const side = (expectations: readonly Expectation[]) => ({
    checks: { guards: [], expectations, restrictions: [], restrictedPolicies: [] },
    accounts: [],
  });
  const changes = checkChanges(
    side(expected("{ az: any, vpn: dublin }")),
    side(expected("{ vpn: dublin }")),
    [],
    "2026-01-01",
  );
  expect(changes.map(({ what, weaker }) => [what, weaker])).toEqual([
    ["that tools to internet is denied without any AZ and VPN dublin is no longer checked", true],
    ["that tools to internet is denied without VPN dublin is now checked", false],
  ]);
});

it("prints what cannot fail, and what nothing replaces", async () => {
  const host = memoryHost({ "config/a.yaml": TEXT("{ vpn: nowhere }") });
  for (const command of ["plan", "synth"])
    expect(await runCli([command, "--config", "config", "--quiet"], host)).toBe(0);
  Object.assign(host.output, { stdout: "" });
  expect(await runCli(["verify"], host)).toBe(1);
  expect(host.output.stdout).toContain("EXPECTATION_UNDER_NOTHING: “vpn: nowhere” is nothing that can fail");
  Object.assign(host.output, { stdout: "" });
  expect(await runCli(["verify", "--single-points"], host)).toBe(0);
  expect(host.output.stdout).toContain("Nothing is missed alone");
  expect(await runCli(["verify", "--single-points", "--format", "junit"], host)).toBe(2);
});
