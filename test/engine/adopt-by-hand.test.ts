/**
 * What people made call by call is taken over by real Terraform: it does what `adopt` tells before and no more, destroys
 * nothing, and everything that was there is there afterwards.
 */
import { join } from "node:path";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { changesOf } from "../support/engine/plan-changes";
import { emptyProject } from "../support/engine/project";
import { surveyOf } from "../support/engine/survey";
import { adoptSaid, idsIn, importedBy, toldBy, writeSurvey } from "../support/engine/taken-over";
import { BY_HAND } from "../support/foreign/by-hand";
import { Hand } from "../support/foreign/hand";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";

describeEngine("what people made by hand", (tools) => {
  const engine = useEngine(tools);

  test("is taken over as it is, and what Terraform would do is told before", async () => {
    const hand = new Hand(engine().reader, ACCOUNT);
    for (const make of Object.values(BY_HAND)) await make(hand);
    const before = await surveyOf(engine(), [ACCOUNT], [REGION]);
    expect(before.flatMap(({ refused }) => refused)).toEqual([]);

    const ours = emptyProject(join(engine().root, "ours"));
    writeSurvey(ours.root, before);
    await ours.run("adopt", "survey", "--account", `shop:${ACCOUNT}`);
    expect(await ours.run("plan")).toContain("Addresses: 0 new,");
    await ours.run("synth");
    const said = await adoptSaid(ours);
    expect(said.again).toEqual([]);
    const types = new Set(said.adoptions.map(({ type }) => type));
    for (const type of ["aws_flow_log", "aws_security_group", "aws_vpc_endpoint"])
      expect(types).toContain(type);
    // The subnets that used their VPC's main table: two behind a NAT gateway, and one beside an endpoint.
    expect(said.moved.flatMap(({ lost }) => lost).sort()).toEqual([
      expect.stringMatching(/^0\.0\.0\.0\/0 by nat-/),
      expect.stringMatching(/^0\.0\.0\.0\/0 by nat-/),
      expect.stringMatching(/^com\.amazonaws\.us-east-1\.dynamodb by vpce-/),
    ]);
    await ours.run("synth");
    const [stack] = ours.stacks().folders;
    if (!stack) throw new Error("nothing was adopted");
    await engine().terraform.init(stack);
    const plan = await engine().terraform.plan(stack);
    expect(importedBy(plan)).toHaveLength(said.adoptions.length);
    const planned = changesOf(plan).map(({ address, actions }) => `${actions} ${address}`);
    expect(planned.sort()).toEqual(toldBy(said));

    await engine().terraform.apply(stack);
    expect(await engine().terraform.planIsEmpty(stack)).toEqual([]);
    const after = await surveyOf(engine(), [ACCOUNT], [REGION]);
    expect(idsIn(after)).toEqual(expect.arrayContaining(idsIn(before)));
  });
});
