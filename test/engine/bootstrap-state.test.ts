/** The bootstrap stack's state goes into the bucket that it has made, so that the next machine has it. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import type { StackFolder } from "../support/engine/terraform";

const ACCOUNTS = ["111111111111", "222222222222", "333333333333", "444444444444"];

describeEngine("the bootstrap stack", (tools) => {
  const engine = useEngine(tools);
  const bootstrapOf = (project: EngineProject) =>
    project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap")) as StackFolder;

  /** The example as it is after the first deployment: its bootstrap state is to be in the bucket. */
  const inBucket = async (project: EngineProject) => {
    const file = join(project.root, "config/cadastre.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("account: network }", "account: network, bootstrapState: bucket }"));
    await project.run("synth");
    return bootstrapOf(project);
  };

  test("moves its state into its own bucket, where another machine finds it", async () => {
    const organization = { id: "o-a1b2c3d4e5", managementAccount: "111111111111", accounts: ACCOUNTS };
    await engine().api.foundOrganization(organization);
    const first = engineProject(join(engine().root, "first"), "examples/small");
    await first.run("synth");
    await engine().terraform.apply(bootstrapOf(first));
    const moved = await inBucket(first);
    await engine().terraform.migrate(moved);
    expect(await engine().terraform.planIsEmpty(moved)).toEqual([]);

    const second = engineProject(join(engine().root, "second"), "examples/small");
    const found = await inBucket(second);
    rmSync(join(first.root, "state"), { recursive: true });
    await engine().terraform.init(found);
    expect(await engine().terraform.planIsEmpty(found)).toEqual([]);
  });
});
