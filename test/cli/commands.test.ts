/** The commands as their users call them: words in; text, files and exit codes out. */
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";

const CONFIG = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
accounts:
  app:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, prefixLength: 20 }
        subnets: { app: { prefixLength: 24 } }
`;
const LOCK = "config/network.lock.yaml";

function project(text = CONFIG, environment: Record<string, string> = {}): MemoryHost {
  return memoryHost({ "config/a.yaml": text }, environment);
}

async function call(host: MemoryHost, ...words: string[]) {
  host.output.stdout = "";
  host.output.stderr = "";
  const code = await runCli(words, host);
  return { code, ...host.output };
}

describe("plan", () => {
  test("writes the lock, and the second time finds nothing to do", async () => {
    const host = project();
    expect(await call(host, "plan")).toMatchObject({ code: 0, stderr: `wrote ${LOCK}\n` });
    expect(host.files.get(LOCK)).toContain("      app/us-east-1/main/app/use1-az2: 10.0.1.0/24\n");
    const again = await call(host, "plan");
    expect(again).toMatchObject({ code: 0, stderr: "" });
    expect(again.stdout).toContain("Addresses: 0 new, 4 kept.");
  });

  test("with --frozen, or in CI, refuses to change the lock and says what would", async () => {
    for (const host of [project(), project(CONFIG, { CI: "true" })]) {
      const words = host.environment("CI") ? ["plan"] : ["plan", "--frozen"];
      const { code, stderr } = await call(host, ...words);
      expect(code).toBe(1);
      expect(
        stderr,
      ).toBe(`error[LOCK_OUT_OF_DATE] the lock does not match the configuration: app/us-east-1/main would be added, app/us-east-1/main/app/use1-az1 would be added, app/us-east-1/main/app/use1-az2 would be added, and 1 more
  why  The lock is frozen here, so that addresses change only in a reviewed commit.
  help Run cadastre plan, and commit ${LOCK}.

1 error
`);
      expect(host.files.has(LOCK)).toBe(false);
    }
  });

  test("writes nothing when something is wrong", async () => {
    const host = project(CONFIG.replace("prefixLength: 20", "prefixLength: 15"));
    expect((await call(host, "plan")).code).toBe(1);
    expect([...host.files.keys()]).toEqual(["config/a.yaml"]);
  });

  test("--format json is the plan as data, the same twice", async () => {
    const first = JSON.parse((await call(project(), "plan", "--format", "json")).stdout);
    expect(first.addresses.map((a: { ref: string }) => a.ref)).toContain("app/us-east-1/main");
    expect(first).toEqual(JSON.parse((await call(project(), "plan", "--format", "json")).stdout));
  });

  test("--explain says which level and line gave a setting", async () => {
    const { stdout } = await call(project(), "plan", "--explain", "app/us-east-1/main/app");
    expect(stdout).toContain("subnets.app.prefixLength  24  the VPC itself  config/a.yaml:11:41");
    expect((await call(project(), "plan", "--explain", "app/us-east-1/nope")).code).toBe(2);
  });
});

describe("removing", () => {
  test("leaves a tombstone, which comes back to life, or is released on purpose", async () => {
    const host = project();
    await call(host, "plan");
    const before = host.files.get(LOCK);
    host.files.set("config/a.yaml", CONFIG.replace(/ {4}vpcs:[\s\S]*/, ""));
    expect((await call(host, "plan")).stdout).toContain("Addresses: 0 new, 1 kept, 3 to tombstones.");
    expect(host.files.get(LOCK)).toContain("      - app/us-east-1/main 10.0.0.0/20\n");
    const emptied = host.files.get("config/a.yaml") as string;

    host.files.set("config/a.yaml", CONFIG);
    await call(host, "plan");
    expect(host.files.get(LOCK)).toBe(before);

    host.files.set("config/a.yaml", emptied);
    await call(host, "plan");
    const { code, stdout } = await call(host, "ipam", "release", "app/us-east-1/main");
    expect({ code, stdout: stdout.split("\n")[0] }).toEqual({
      code: 0,
      stdout: "released 10.0.0.0/20 of app/us-east-1/main",
    });
    expect(host.files.get(LOCK)).not.toContain("tombstones");
  });

  test("what is in use is given up only with --live, and then gets other addresses", async () => {
    const host = project();
    await call(host, "plan");
    const refused = await call(host, "ipam", "release", "app/us-east-1/main/app");
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain("is in use and no tombstone; --live gives it up on purpose");
    expect((await call(host, "ipam", "release", "app/us-east-1/main/app", "--live")).code).toBe(0);
    await call(host, "plan");
    expect(host.files.get(LOCK)).toContain("app/us-east-1/main/app/use1-az1: 10.0.2.0/24");
  });
});

describe("renaming", () => {
  test("keeps addresses when it is declared, and moves the Terraform address", async () => {
    const host = project();
    await call(host, "plan");
    const renamed = CONFIG.replace("      main:", "      core:");
    host.files.set(
      "config/a.yaml",
      `${renamed}renames: [{ from: app/us-east-1/main, to: app/us-east-1/core }]\n`,
    );
    await call(host, "plan");
    expect(host.files.get(LOCK)).toContain("app/us-east-1/core/app/use1-az1: 10.0.0.0/24");
    expect(host.files.get(LOCK)).not.toContain("tombstones");
    await call(host, "synth");
    const stack = JSON.parse(host.files.get("cdktf.out/stacks/app_us-east-1_base/cdk.tf.json") as string);
    expect(stack.moved).toContainEqual({ from: "aws_vpc.main", to: "aws_vpc.core" });
    expect(stack.moved).toContainEqual({
      from: "aws_subnet.main_app_use1-az1",
      to: "aws_subnet.core_app_use1-az1",
    });
  });
});

describe("synth", () => {
  test("wants a lock that is up to date, so that addresses are reviewed before they are built", async () => {
    const { code, stderr } = await call(project(), "synth");
    expect(code).toBe(1);
    expect(stderr).toContain("LOCK_OUT_OF_DATE");
  });

  test("writes stacks and manifest, removes stacks that are gone, and one stack alone when asked", async () => {
    const host = project();
    await call(host, "plan");
    const other = `  gone: { id: "222222222222", vpcs: { main: { region: us-east-1, cidr: { pool: all, prefixLength: 20 } } } }\n`;
    const role = `terraform: { deployRole: "arn:aws:iam::{account}:role/Deployer" }\n`;
    host.files.set("config/a.yaml", role + CONFIG + other);
    await call(host, "plan");
    expect(await call(host, "synth")).toMatchObject({ code: 0, stderr: "wrote 2 stacks to cdktf.out\n" });
    host.files.set("config/a.yaml", role + CONFIG);
    await call(host, "plan");
    const stderr = "left 1 stack in cdktf.out as they were; removed 1 stack from cdktf.out\n";
    expect(await call(host, "synth")).toMatchObject({ code: 0, stderr });
    const made = [...host.files.keys()].filter((file) => file.startsWith("cdktf.out/"));
    expect(made.sort()).toEqual([
      "cdktf.out/cadastre.json",
      "cdktf.out/manifest.json",
      "cdktf.out/stacks/app_us-east-1_base/cdk.tf.json",
    ]);
    expect((await call(host, "synth", "--stack", "nope")).code).toBe(2);
    expect((await call(host, "synth", "--stack", "app_us-east-1_base")).code).toBe(0);
  });
});

describe("validate", () => {
  test("without a configuration says so", async () => {
    const { code, stderr } = await call(memoryHost(), "validate");
    expect({ code, first: stderr.split("\n")[0] }).toEqual({
      code: 1,
      first: "error[NO_CONFIGURATION] there is no configuration in config",
    });
  });

  test("takes cadastre.yaml where there is no folder config", async () => {
    const host = memoryHost();
    host.writeText("cadastre.yaml", "organization: { nam: one }\n");
    expect((await call(host, "validate")).stderr).toContain("cadastre.yaml:1:17");
    host.writeText("config/organization.yaml", "organization: { nam: many }\n");
    expect((await call(host, "validate")).stderr).toContain("config/organization.yaml:1:17");
  });

  test("refuses a text of gigabytes before reading it, and a long one before parsing it", async () => {
    const long = project(`#${"x".repeat(17 * 1024 * 1024)}`);
    expect((await call(long, "validate")).stderr).toContain("error[FILE_TOO_LARGE]");
    const huge = { ...project(), sizeOf: () => 10 ** 9 };
    expect((await call(huge, "validate")).stderr).toContain("error[FILE_TOO_LARGE]");
  });

  test("a BOM and Windows line ends are read as anybody else's text", async () => {
    const { code } = await call(project(`\uFEFF${CONFIG.replaceAll("\n", "\r\n")}`), "validate");
    expect(code).toBe(0);
  });

  test("tells all mistakes of a stage at once", async () => {
    const text = CONFIG.replace("pool: all,", "pool: al,").replace(
      "region: us-east-1\n",
      "region: us-west-2\n",
    );
    const two = `${text}  web: { id: "222222222222", vpcs: { main: { region: us-east-1, cidr: { pool: none, prefixLength: 20 } } } }\n`;
    expect((await call(project(two), "validate")).stderr.match(/^error/gm)).toHaveLength(2);
  });

  test("says when identifiers have to cross between accounts and there is no bucket for them", async () => {
    const text = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/NetworkDeployer" }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }
endpointHubs: { central: { vpcs: [network/hub] } }
defaults: { region: us-east-1, cidr: { pool: all, prefixLength: 22 }, subnets: { endpoints: { prefixLength: 27 } } }
accounts:
  network: { id: "222222222222", vpcs: { hub: { endpoints: { interface: { kms: {} } } } } }
  payments: { id: "111111111111", vpcs: { main: { endpoints: { hub: central } } } }
`;
    const { code, stderr } = await call(project(text), "validate");
    expect(code).toBe(1);
    expect(stderr).toContain("error[EXCHANGE_MISSING] identifiers have to cross between stacks");
  });

  test("one mistake in a profile is told once, however many VPCs use it", async () => {
    const vpcs = Array.from({ length: 5 }, (_, i) => `      v${i}: { profile: p }`).join("\n");
    const text = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
profiles:
  p: { region: us-east-1, cidr: { pool: al, prefixLength: 20 } }
accounts:
  app:
    id: "111111111111"
    vpcs:
${vpcs}
`;
    expect((await call(project(text), "validate")).stderr.match(/^error/gm)).toHaveLength(1);
  });
});

describe("formats", () => {
  const broken = CONFIG.replace("subnets:", "subnet:");

  test("json carries code, place and words", async () => {
    const { code, stdout, stderr } = await call(project(broken), "validate", "--format", "json");
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(JSON.parse(stdout).diagnostics).toMatchObject([
      {
        code: "UNKNOWN_KEY",
        severity: "error",
        at: { file: "config/a.yaml", start: { line: 11, column: 9 } },
      },
    ]);
  });

  test("sarif is a log with the rule that was broken", async () => {
    const log = JSON.parse((await call(project(broken), "validate", "--format", "sarif")).stdout);
    expect(log.version).toBe("2.1.0");
    const [run] = log.runs;
    expect(run.tool.driver.rules).toMatchObject([{ id: "UNKNOWN_KEY" }]);
    expect(run.results).toMatchObject([
      {
        ruleId: "UNKNOWN_KEY",
        ruleIndex: 0,
        level: "error",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "config/a.yaml" },
              region: { startLine: 11, startColumn: 9 },
            },
          },
        ],
      },
    ]);
  });

  test("github is a workflow command with its line", async () => {
    const { stdout } = await call(project(broken), "validate", "--format", "github");
    expect(stdout).toMatch(
      /^::error file=config\/a\.yaml,line=11,col=9,endLine=11,endColumn=15,title=UNKNOWN_KEY::/,
    );
  });
});

test("a wrong call is exit 2, help is exit 0", async () => {
  expect((await call(project(), "plna")).code).toBe(2);
  expect((await call(project(), "plan", "--format", "xml")).code).toBe(2);
  expect((await call(project(), "--help")).code).toBe(0);
});

test("an endpoint without private DNS on purpose is no finding, and its clients use its own names", async () => {
  const host = project(
    CONFIG.replace(
      "subnets: { app: { prefixLength: 24 } }",
      `subnets: { app: { prefixLength: 24 }, endpoints: { prefixLength: 26 } }
        endpoints: { interface: { sqs: { privateDns: false } } }`,
    ),
  );
  expect((await call(host, "plan", "--quiet")).code).toBe(0);
  expect((await call(host, "synth", "--quiet")).code).toBe(0);
  expect(await call(host, "verify")).toEqual({
    code: 0,
    stdout: "",
    stderr: "cdktf.out: 1 stack meets 0 expectations and holds every invariant\n",
  });
});
