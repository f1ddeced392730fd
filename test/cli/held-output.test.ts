/** Nothing is proved by stacks that are not those of the configuration, and the message says how to put that right. */
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { stackFile, TWO_ACCOUNTS } from "../support/two-accounts";

const APP = `cdktf.out/${stackFile("app")}`;
const WEB = `cdktf.out/${stackFile("web")}`;

// Loading CDKTF alone can take longer than a test is given.
jest.setTimeout(120_000);

async function call(host: MemoryHost, ...words: string[]) {
  host.output.stdout = "";
  host.output.stderr = "";
  const code = await runCli(words, host);
  return { code, ...host.output };
}

async function synthesised(text = TWO_ACCOUNTS): Promise<MemoryHost> {
  const host = memoryHost({ "config/a.yaml": text });
  for (const command of ["plan", "synth"]) expect(await call(host, command)).toMatchObject({ code: 0 });
  return host;
}

const edit = (host: MemoryHost, file: string, from: string | RegExp, to: string) => {
  const text = host.files.get(file) as string;
  expect(text).toMatch(from);
  host.files.set(file, text.replace(from, to));
};

const PROOFS = [["verify"], ["trace", "app/main/app", "web/main/app"], ["report", "--out", "audit"]];

test("what was synthesised is proved, with a cache and without one", async () => {
  const host = await synthesised();
  for (const more of [[], ["--no-cache"]]) {
    expect(await call(host, "verify", ...more)).toMatchObject({ code: 0 });
    expect((await call(host, "trace", "app/main/app", "web/main/app", ...more)).stdout).toContain("no route");
    expect(await call(host, "report", "--out", "audit", ...more)).toMatchObject({ code: 0 });
  }
});

type Harm = (host: MemoryHost) => unknown;

const renamed = TWO_ACCOUNTS.replace("  web:", "  shop:").replace("web/main", "shop/main");

const HARMS: readonly [string, string, Harm][] = [
  ["a stack is missing", "it lacks web_us-east-1_base", (host) => host.remove(WEB)],
  [
    "all of it is missing",
    "it lacks app_us-east-1_base, web_us-east-1_base",
    (host) => host.remove("cdktf.out"),
  ],
  [
    "a stack was edited",
    "it has another app_us-east-1_base",
    (host) => edit(host, APP, "10.0.0.0/20", "10.0.0.0/21"),
  ],
  ["a stack is empty", "it has another web_us-east-1_base", (host) => host.files.set(WEB, "{}")],
  ["a stack is no JSON", "it has another web_us-east-1_base", (host) => host.files.set(WEB, "{")],
  [
    "a stack was added",
    "it also has stacks/extra/cdk.tf.json",
    (host) => host.files.set("cdktf.out/stacks/extra/cdk.tf.json", "{}"),
  ],
  [
    "a file was put beside a stack's",
    "it also has stacks/web_us-east-1_base/z_override.tf",
    (host) => host.files.set("cdktf.out/stacks/web_us-east-1_base/z_override.tf", ""),
  ],
  [
    "the configuration went on",
    "it has another web_us-east-1_base",
    async (host) => {
      edit(host, "config/a.yaml", "222222222222", "333333333333");
      await call(host, "plan");
    },
  ],
  [
    "it is another organisation's",
    "it has another app_us-east-1_base",
    async (host) => {
      const other = await synthesised(TWO_ACCOUNTS.replace("10.0.0.0/16", "10.9.0.0/16"));
      for (const file of [APP, WEB]) host.files.set(file, other.files.get(file) as string);
    },
  ],
  [
    "one stack alone was made",
    "it lacks web_us-east-1_base",
    async (host) => {
      host.remove("cdktf.out");
      await call(host, "synth", "--stack", "app_us-east-1_base");
    },
  ],
];

// Fails when `emittedStacks` leaves out what is missing, what differs or what is added, and when it believes no cache.
test.each(HARMS)("where %s, nothing is proved", async (_, problem, harm) => {
  const host = await synthesised();
  await harm(host);
  for (const words of [...PROOFS, ["verify", "--no-cache"]]) {
    const { code, stdout, stderr } = await call(host, ...words);
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(
      `error[OUTPUT_OUT_OF_DATE] cdktf.out is not what this configuration gives: ${problem}`,
    );
    expect(stderr).toContain("Run npx cadastre synth.");
  }
  for (const file of ["extra", "web_us-east-1_base/z_override.tf"]) host.remove(`cdktf.out/stacks/${file}`);
  expect(await call(host, "synth")).toMatchObject({ code: 0 });
  expect(await call(host, "verify")).toMatchObject({ code: 0 });
});

test("an account that was renamed without a new synthesis is told by both names", async () => {
  const host = await synthesised();
  host.files.set("config/a.yaml", renamed);
  await call(host, "plan");
  const { code, stderr } = await call(host, "verify");
  expect(code).toBe(1);
  expect(stderr).toContain("it lacks shop_us-east-1_base, it also has stacks/web_us-east-1_base/cdk.tf.json");
});

test("a lock that is out of date is told first", async () => {
  const host = await synthesised();
  host.files.delete("config/network.lock.yaml");
  for (const words of PROOFS) {
    const { code, stderr } = await call(host, ...words);
    expect(code).toBe(1);
    expect(stderr).toContain("error[LOCK_OUT_OF_DATE]");
  }
});

describe("Terraform that was made by other means", () => {
  const HAND_MADE = JSON.stringify({ resource: { aws_vpc: { a: { cidr_block: "10.1.0.0/16" } } } });
  const NAMES_ONLY = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
accounts: { net: { id: "111111111111" } }
`;

  test("is read where the configuration has no network of its own, and the verdict says that it was not compared", async () => {
    const host = memoryHost({ "config/a.yaml": NAMES_ONLY, "tf/net/main.tf.json": HAND_MADE });
    const { code, stderr } = await call(host, "verify", "--out", "tf");
    expect([code, stderr]).toEqual([
      0,
      "tf: 1 stack, which was not compared with the configuration, meets 0 expectations and holds every invariant\n",
    ]);
  });

  test("is no proof of a configuration that has one, unless somebody says that it is foreign", async () => {
    const host = await synthesised();
    host.files.set("tf/net/main.tf.json", HAND_MADE);
    const unsaid = await call(host, "verify", "--out", "tf", "--format", "json");
    expect(unsaid.code).toBe(1);
    expect(JSON.parse(unsaid.stdout)).toHaveProperty("findings");
    expect(unsaid.stderr).toContain("tf holds none of the stacks that this configuration gives");
    const said = await call(host, "verify", "--out", "tf", "--foreign");
    expect(said.stderr).not.toContain("none of the stacks");
  });

  // Deleting claim and manifest makes nothing foreign: the usual folder is always held, and so is one with a stack of ours.
  test.each(["cdktf.out", "build"])("is not what remains of %s without claim and manifest", async (out) => {
    const host = await synthesised();
    await call(host, "synth", "--out", out);
    host.remove(`${out}/cadastre.json`);
    host.remove(`${out}/manifest.json`);
    host.remove(`${out}/${stackFile("web")}`);
    const { code, stderr } = await call(host, "verify", "--out", out);
    expect(code).toBe(1);
    expect(stderr).toContain("error[OUTPUT_OUT_OF_DATE]");
  });
});
