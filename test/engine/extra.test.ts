/** What a team adds is taken by real Terraform, built beside what is planned, and at rest when it is planned again. */
import { join } from "node:path";
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { engineProject } from "../support/engine/project";

describeEngine("additions", (tools) => {
  const engine = useEngine(tools);

  test("the example's are valid, built, at rest and taken away again", async () => {
    const { terraform, api, root } = engine();
    const project = engineProject(join(root, "extra"), "examples/extra");
    await project.run("plan", "--frozen");
    await project.run("synth");
    const { folders, dependsOn } = project.stacks();
    await applyAll(terraform, folders, { dependsOn });
    for (const stack of folders) {
      const { valid, diagnostics } = await terraform.validate(stack);
      expect([stack.name, valid, diagnostics]).toEqual([stack.name, true, []]);
    }
    expect(await replanAll(terraform, folders, { dependsOn })).toEqual({});
    for (const stack of folders) {
      const state = await terraform.state(stack);
      const built = (address: string) => state.find((one) => one.address === address)?.values ?? {};
      const { id: vpc } = built("aws_vpc.main");
      expect(vpc).toMatch(/^vpc-/);
      expect(built("aws_security_group.main__web").vpc_id).toBe(vpc);
      const topic = built("aws_sns_topic.extra__notices").arn;
      expect(topic).toMatch(/^arn:/);
      expect(built("aws_cloudwatch_metric_alarm.main__rejected")).toMatchObject({
        dimensions: { vpc },
        alarm_actions: [topic],
      });
      expect((await terraform.outputs(stack)).main__app_subnets).toEqual([
        built("aws_subnet.main_app_use1-az1").id,
        built("aws_subnet.main_app_use1-az2").id,
      ]);
    }
    await destroyAll(terraform, folders, { dependsOn });
    expect(api.log()).toBe("");
  });
});
