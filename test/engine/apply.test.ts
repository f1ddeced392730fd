/** `cadastre apply` with real Terraform: builds a network from nothing, stops half way through a change, and goes on. */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import type { Host } from "../../src/host/host";
import { nodeHost } from "../../src/host/node-host";
import { run } from "../support/engine/child";
import { replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { type Engine, useEngine } from "../support/engine/engine";
import { engineProject } from "../support/engine/project";
import type { EngineTools } from "../support/engine/tools";
import { egress } from "../support/steps/stories";

describeEngine("applying a change", (tools) => {
  const engine = useEngine(tools);

  test("from nothing to a network, and by its steps to another, with a pause in between", async () => {
    const { api, root, terraform } = engine();
    await api.reset();
    await api.foundOrganization({
      id: "o-a1b2c3d4e5",
      managementAccount: "111111111111",
      accounts: ["111111111111", "222222222222"],
    });
    const project = engineProject(join(root, "applied"), "test/engine/hostile-accounts");
    const configure = async (after: boolean) => {
      writeFileSync(join(project.root, "config/cadastre.yaml"), egress(after));
      await project.run("plan");
    };
    await configure(false);
    const built = await apply(engine(), tools, project.root, ["--from-nothing", "--auto-approve"]);
    expect([built.code, built.printed]).toEqual([0, expect.stringContaining("Everything is applied.")]);

    cpSync(join(project.root, "config"), join(project.root, "built/config"), { recursive: true });
    await configure(true);
    const half = await apply(engine(), tools, project.root, ["built"], ["yes", "no"]);
    expect([half.code, half.printed]).toEqual([1, expect.stringContaining("nobody approved")]);
    const rest = await apply(engine(), tools, project.root, ["built", "--auto-approve"]);
    expect([rest.code, rest.printed]).toEqual([
      0,
      expect.stringContaining("An earlier run applied 1 of 4 stacks"),
    ]);
    expect(rest.printed).not.toContain("no step says so");

    await project.run("synth");
    const { folders } = project.stacks();
    for (const stack of folders) await terraform.init(stack);
    expect(await replanAll(terraform, folders)).toEqual({});
    const report = JSON.parse(readFileSync(join(project.root, "cdktf.apply/run-report.json"), "utf8"));
    expect(
      report.stacks.map(({ stack, counts }: { stack: string; counts: object }) => [stack, counts]),
    ).toEqual([
      ["a_us-east-1_accept", { create: 0, update: 0, destroy: 0 }],
      ["a_us-east-1_base", expect.objectContaining({ destroy: 0 })],
      ["a_us-east-1_accept", expect.objectContaining({ destroy: 0 })],
      ["hub_us-east-1_accept", expect.objectContaining({ create: 0, destroy: 1 })],
    ]);
  });
});

/** `answers` are what somebody types, one after the other. */
async function apply(
  { api }: Engine,
  tools: EngineTools,
  root: string,
  words: readonly string[],
  answers: readonly string[] = [],
): Promise<{ readonly code: number; readonly printed: string }> {
  let printed = "";
  const left = [...answers];
  const listen = (text: string) => {
    printed += text;
  };
  const host: Host = {
    ...nodeHost(root),
    cores: () => 1,
    environment: () => undefined,
    stdout: listen,
    stderr: listen,
    ask: async () => left.shift(),
    async run(_, args, { folder }) {
      const env = { ...api.env(), TF_CLI_ARGS_init: `-plugin-dir=${tools.pluginDir}` };
      const { code, stdout, stderr } = await run(tools.terraform, args, { cwd: join(root, folder), env });
      return { code, stdout, text: stdout + stderr };
    },
  };
  const code = await runCli(["apply", ...words], host);
  return { code, printed };
}
