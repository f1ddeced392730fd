/** Names and tags that the planner lets through are taken by real Terraform and by the local API with AWS's rules. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { engineProject } from "../support/engine/project";
import type { StackFolder } from "../support/engine/terraform";
import { namedOrganisation } from "../support/shape/named-organisation";

const LONGEST = "sg-".padEnd(63, "x");
const LONGEST_SERVICE = "internal-".padEnd(26, "x");

describeEngine("names and tags at AWS's limits", (tools) => {
  const engine = useEngine(tools);

  test("the longest, with beginnings that AWS keeps for itself", async () => {
    const { terraform, api, root } = engine();
    await api.foundOrganization({
      id: "o-a1b2c3d4e5",
      managementAccount: "111111111111",
      accounts: ["111111111111", "222222222222"],
    });
    const project = engineProject(join(root, "named"), "test/engine/hostile-accounts");
    mkdirSync(join(project.root, "config"), { recursive: true });
    writeFileSync(join(project.root, "config/cadastre.yaml"), namedOrganisation(LONGEST, LONGEST_SERVICE));
    await project.run("plan");
    await project.run("synth");
    const { folders, dependsOn } = project.stacks();
    const isBootstrap = ({ name: stack }: StackFolder) => stack.endsWith("_bootstrap");
    await applyAll(terraform, folders.filter(isBootstrap));
    const others = folders.filter((stack) => !isBootstrap(stack));
    await applyAll(terraform, others, { dependsOn });
    for (const stack of folders) {
      const { valid, diagnostics } = await terraform.validate(stack);
      expect([stack.name, valid, diagnostics]).toEqual([stack.name, true, []]);
    }
    expect(await replanAll(terraform, others, { dependsOn })).toEqual({});
    expect(api.log()).toBe("");
  });
});
