/** Machine-readable diagnostics: on standard output, alone, with the same exit code as for people. */
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

const SOUND = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts: { app: { id: "111111111111", vpcs: { main: { region: us-east-1, cidr: { pool: all, prefixLength: 20 } } } } }
`;
const BROKEN = SOUND.replace("pool: all", "pool: al");

async function call(text: string, ...words: string[]) {
  const host = memoryHost({ "config/a.yaml": text });
  const code = await runCli(words, host);
  return { code, ...host.output };
}

describe.each(["validate", "plan"])("%s", (command) => {
  test("--format text: for people, on standard error", async () => {
    const { code, stdout, stderr } = await call(BROKEN, command);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^error\[UNKNOWN_NAME\] there is no pool “al”\n {2}at {3}config\/a.yaml:4:\d+\n/);
  });

  test("--format json", async () => {
    const { code, stdout, stderr } = await call(BROKEN, command, "--format", "json");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([{ code: "UNKNOWN_NAME", at: { file: "config/a.yaml" } }]);
  });

  test("--format sarif", async () => {
    const { code, stdout, stderr } = await call(BROKEN, command, "--format", "sarif");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout).runs[0].results).toMatchObject([{ ruleId: "UNKNOWN_NAME" }]);
  });

  test("--format github", async () => {
    const { code, stdout, stderr } = await call(BROKEN, command, "--format", "github");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toMatch(/^::error file=config\/a.yaml,line=4,.*title=UNKNOWN_NAME::there is no pool “al”/);
    expect(stdout.trimEnd()).not.toContain("\n");
  });

  test("a format that there is none of is a matter of usage", async () => {
    expect(await call(SOUND, command, "--format", "xml")).toMatchObject({ code: 2, stdout: "" });
  });
});

test("of a sound configuration validate has nothing to tell in any format", async () => {
  expect(await call(SOUND, "validate", "--format", "github")).toMatchObject({ code: 0, stdout: "" });
  const json = await call(SOUND, "validate", "--format", "json");
  expect(JSON.parse(json.stdout)).toEqual({ diagnostics: [] });
  const sarif = await call(SOUND, "validate", "--format", "sarif");
  expect(JSON.parse(sarif.stdout).runs[0].results).toEqual([]);
});
