/** A state names the providers that `terraform init` installs: what the workflows say keeps it to one, as it was locked. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { run } from "../support/engine/child";
import { describeEngine } from "../support/engine/describe-engine";
import { engineEnv } from "../support/engine/engine-env";
import { PROJECT_ROOT } from "../support/engine/project";

const PLATFORM = `${process.platform}_${process.arch === "x64" ? "amd64" : process.arch}`;

const STACK = {
  terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.0.0" } } },
};

/** What an account may write into its own state. */
const STATE = {
  version: 4,
  terraform_version: "1.10.0",
  serial: 1,
  lineage: "6b1c1f6e-0000-4000-8000-000000000000",
  outputs: {},
  resources: [
    {
      mode: "managed",
      type: "stranger_thing",
      name: "x",
      provider: 'provider["registry.terraform.io/somebody/stranger"]',
      instances: [{ schema_version: 0, attributes: {} }],
    },
  ],
};

/** The CLI configuration that the workflow writes, with a folder in place of the registry. */
function workflowRc(mirror: string): string {
  const workflow = parse(readFileSync(join(PROJECT_ROOT, "docs/workflows/github-actions-apply.yml"), "utf8"));
  const scripts = (workflow.jobs.apply.steps as { run?: string }[]).map((step) => step.run ?? "");
  const [, text = ""] = /<<'RC'\n([\s\S]*?)\nRC\n/.exec(scripts.join("\n")) ?? [];
  expect(text).toContain("direct {");
  return text.replace("direct {", `filesystem_mirror {\n    path = ${JSON.stringify(mirror)}`);
}

describeEngine("the providers that are installed", ({ terraform }) => {
  let root: string;
  let mirror: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), "cadastre-providers-"));
    mirror = join(root, "mirror");
    for (const [name, version] of [
      ["hashicorp/aws", "5.100.0"],
      ["somebody/stranger", "1.0.0"],
    ] as const) {
      const type = name.split("/")[1];
      const file = join(
        mirror,
        `registry.terraform.io/${name}/${version}/${PLATFORM}/terraform-provider-${type}_v${version}`,
      );
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "#!/bin/sh\nexit 1\n");
      chmodSync(file, 0o755);
    }
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const init = async (name: string, rc: string, lock?: string, ...args: string[]) => {
    const dir = join(root, name);
    mkdirSync(dir);
    writeFileSync(join(dir, "cdk.tf.json"), JSON.stringify(STACK));
    if (name.startsWith("state")) writeFileSync(join(dir, "terraform.tfstate"), JSON.stringify(STATE));
    if (lock !== undefined) writeFileSync(join(dir, ".terraform.lock.hcl"), lock);
    writeFileSync(join(dir, "terraform.rc"), rc);
    const { code, stdout, stderr } = await run(terraform, ["init", "-no-color", "-input=false", ...args], {
      cwd: dir,
      env: { ...engineEnv("http://127.0.0.1:9"), TF_CLI_CONFIG_FILE: join(dir, "terraform.rc") },
      timeout: 240_000,
    });
    const has = (provider: string) =>
      existsSync(join(dir, ".terraform/providers/registry.terraform.io", provider));
    const locked = join(dir, ".terraform.lock.hcl");
    const written = existsSync(locked) ? readFileSync(locked, "utf8") : "";
    return { code, said: `${stdout}\n${stderr}`.replace(/\s+/g, " "), has, lock: written };
  };

  test("are any that a state names, without the workflow's configuration", async () => {
    const open = `provider_installation {\n  filesystem_mirror { path = ${JSON.stringify(mirror)} }\n}\n`;
    const { code, has } = await init("state-open", open);
    expect([code, has("somebody/stranger")]).toEqual([0, true]);
  });

  test("are the AWS provider alone, with it", async () => {
    const { code, said, has } = await init("state-closed", workflowRc(mirror));
    expect(code).toBe(1);
    expect(said).toContain("somebody/stranger");
    expect(has("somebody/stranger")).toBe(false);
  });

  test("have the hashes of the lock file, which is not written anew", async () => {
    const { code, lock } = await init("made", workflowRc(mirror));
    expect(code).toBe(0);
    expect(lock).toContain("registry.terraform.io/hashicorp/aws");
    expect((await init("same", workflowRc(mirror), lock, "-lockfile=readonly")).code).toBe(0);
    const other = lock.replace(/h1:[A-Za-z0-9+/]{6}/, "h1:AAAAAA");
    expect(other).not.toBe(lock);
    const changed = await init("changed", workflowRc(mirror), other, "-lockfile=readonly");
    expect(changed.code).toBe(1);
    expect(changed.said).toContain("checksums");
    const missing = await init("missing", workflowRc(mirror), "", "-lockfile=readonly");
    expect(missing.code).toBe(1);
  });
});
