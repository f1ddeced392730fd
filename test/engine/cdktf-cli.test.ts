/** The CDKTF CLI works on the project as our own commands do: synth, plan, deploy, destroy. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../support/engine/child";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { engineProject, PROJECT_ROOT } from "../support/engine/project";

const STACK = "first_us-east-1_base";
const CDKTF = join(PROJECT_ROOT, "node_modules/.bin/cdktf");

describeEngine("the CDKTF CLI", (tools) => {
  const engine = useEngine(tools);
  const out = () => join(engine().root, "cli/cdktf.out");

  /** The CLI knows no `-plugin-dir`; Terraform's own configuration file tells it where the provider is. */
  const environment = () => {
    const file = join(engine().root, "terraform.rc");
    mkdirSync(engine().root, { recursive: true });
    writeFileSync(
      file,
      `provider_installation {\n  filesystem_mirror {\n    path = "${tools.pluginDir}"\n  }\n}\n`,
    );
    return {
      ...engine().api.env(),
      TF_CLI_CONFIG_FILE: file,
      CADASTRE_CONFIG: "examples/beginner",
      CI: "true",
    };
  };
  const cdktf = async (...words: string[]) => {
    const options = { cwd: PROJECT_ROOT, env: environment() };
    const { code, stdout, stderr } = await run(CDKTF, [...words, "--output", out()], options);
    if (code !== 0) throw new Error(`cdktf ${words.join(" ")} ended with ${code}:\n${stdout}\n${stderr}`);
    return stdout;
  };
  const offline = "--skip-provider-lock";

  test("synth writes the bytes that cadastre synth writes", async () => {
    await cdktf("synth");
    const project = engineProject(join(engine().root, "own"), "examples/beginner");
    await project.run("synth");
    for (const file of ["manifest.json", `stacks/${STACK}/cdk.tf.json`]) {
      const own = readFileSync(join(project.root, "cdktf.out", file), "utf8");
      // The same configuration lies in another folder, and provenance names files.
      expect(readFileSync(join(out(), file), "utf8")).toBe(own.replaceAll("config/", "examples/beginner/"));
    }
  });

  test("plan shows what deploy then builds, and after it nothing is left to do", async () => {
    expect(await cdktf("plan", STACK, offline)).toMatch(/to add, 0 to change, 0 to destroy/);
    await cdktf("deploy", STACK, offline, "--auto-approve");
    expect(await cdktf("plan", STACK, offline)).toContain("No changes");
  });

  test("destroy takes it away", async () => {
    await cdktf("destroy", STACK, offline, "--auto-approve");
    const { Vpcs } = await engine().reader.read<{ Vpcs: { IsDefault: boolean }[] }>(
      "123456789012",
      "us-east-1",
      "ec2",
      "describe_vpcs",
    );
    expect(Vpcs.filter((vpc) => !vpc.IsDefault)).toEqual([]);
  });
});
