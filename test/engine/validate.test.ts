/** Terraform itself accepts every stack of every example and of the sample organisation. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { engineProject, PROJECT_ROOT } from "../support/engine/project";
import { inOrder } from "../support/engine/stack-order";

const EXAMPLES = readdirSync(join(PROJECT_ROOT, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "generate")
  .map((entry) => `examples/${entry.name}`)
  // One that is a repository of its own has its configuration in a folder.
  .map((folder) => (existsSync(join(PROJECT_ROOT, folder, "config")) ? `${folder}/config` : folder));

describeEngine("terraform validate", (tools) => {
  const engine = useEngine(tools);

  test.each(["config", ...EXAMPLES])("accepts every stack of %s", async (example) => {
    const project = engineProject(join(engine().root, example), example);
    await project.run("synth");
    const complaints: Record<string, unknown> = {};
    const { folders } = project.stacks();
    await inOrder(folders, {}, async (stack) => {
      await engine().terraform.initWithoutBackend(stack);
      const { valid, diagnostics } = await engine().terraform.validate(stack);
      if (!valid || diagnostics.length > 0) complaints[stack.name] = diagnostics;
    });
    expect(folders.length).toBeGreaterThan(0);
    expect(complaints).toEqual({});
  });
});
