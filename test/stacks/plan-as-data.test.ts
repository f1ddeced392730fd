/** Law: a plan is data. What `plan --format json` prints, read back and emitted, gives the bytes of `cdktf.out`. */
import { runCli } from "../../src/cli/cli";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { synthesizeStack } from "../../stacks/synthesize";
import { projectHost } from "../support/project-host";

test.each([
  "config",
  "examples/services",
  "examples/joined",
  "examples/endpoints",
  "examples/small",
  "examples/existing",
])("%s is emitted from its plan's JSON", async (folder) => {
  const host = projectHost(folder);
  expect(await runCli(["synth", "--quiet", "--config", folder], host)).toBe(0);
  Object.assign(host.output, { stdout: "", stderr: "" });
  expect(await runCli(["plan", "--format", "json", "--config", folder], host)).toBe(0);
  const { stacks } = JSON.parse(host.output.stdout) as { readonly stacks: readonly PlannedStack[] };
  expect(stacks.length).toBeGreaterThan(3);
  for (const stack of stacks) {
    const file = `cdktf.out/stacks/${stack.name}/cdk.tf.json`;
    expect([stack.name, synthesizeStack(stack) === host.files.get(file)]).toEqual([stack.name, true]);
  }
});
