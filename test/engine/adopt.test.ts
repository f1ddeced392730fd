/** What is built is taken over by real Terraform: imported, changed in nothing, and destroyed by its new owner. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { changesOf } from "../support/engine/plan-changes";
import { type EngineProject, emptyProject, engineProject } from "../support/engine/project";
import { surveyOf, withAws } from "../support/engine/survey";
import { adoptSaid, idsIn, importedBy, toldBy, writeSurvey } from "../support/engine/taken-over";
import type { StackFolder, StateResource } from "../support/engine/terraform";
import { foreignStack } from "../support/foreign/networks";

const ACCOUNT = "123456789012";
const REGION = "us-east-1";

describeEngine("what was built by somebody who has lost the state", (tools) => {
  const engine = useEngine(tools);

  test("is taken over with nothing to add, to change or to destroy", async () => {
    const first = engineProject(join(engine().root, "first"), "examples/beginner");
    await first.run("synth");
    const [built] = first.stacks().folders;
    if (!built) throw new Error("the example has no stack");
    await engine().terraform.apply(built);

    const second = engineProject(join(engine().root, "second"), "examples/beginner");
    const survey = (...words: string[]) => withAws(engine(), () => second.run("survey", ...words));
    expect(await survey()).toBe("wrote 1 account and region to survey\n");
    const vpcs = join(second.root, "survey", ACCOUNT, REGION, "describe-vpcs.json");
    const text = readFileSync(vpcs, "utf8");
    writeFileSync(vpcs, "{}");
    expect(await survey("--resume")).toBe("wrote 0 accounts and regions to survey\n");
    expect(readFileSync(vpcs, "utf8")).toBe("{}");
    await survey();
    expect(readFileSync(vpcs, "utf8")).toBe(text);
    await second.run("synth");
    const said = await second.run("adopt", "survey");
    expect(said).toContain("17 resources are taken over:\n");
    expect(said).toContain("wrote config/adopted.yaml; cadastre synth adds the import blocks\n");
    await second.run("synth");
    const [stack] = second.stacks().folders;
    if (!stack) throw new Error("the example has no stack");
    await engine().terraform.init(stack);
    const plan = await engine().terraform.plan(stack);
    expect(importedBy(plan)).toHaveLength(17);
    expect(changesOf(plan)).toEqual([]);
    await engine().terraform.apply(stack);
    expect(await engine().terraform.planIsEmpty(stack)).toEqual([]);

    expect(await second.run("adopt", "survey")).toContain(
      "17 resources are taken over, 0 of them for the first time:\n",
    );
    await engine().terraform.destroy(stack);
    const [left] = await surveyOf(engine(), [ACCOUNT], [REGION]);
    const { Vpcs } = JSON.parse(left?.files.get("describe-vpcs.json") ?? "{}");
    expect(Vpcs.filter(({ IsDefault }: { IsDefault: boolean }) => !IsDefault)).toEqual([]);
  });
});

describeEngine("networks that this program did not make", (tools) => {
  const engine = useEngine(tools);

  /** The former owner forgets what is adopted, by what `adopt --former` writes, and has nothing to destroy. */
  const lettingGo = async (ours: EngineProject, theirs: StackFolder) => {
    const former = join(ours.root, "old/shop");
    mkdirSync(former, { recursive: true });
    writeFileSync(join(former, "state.json"), JSON.stringify(await engine().terraform.shown(theirs)));
    await ours.run("adopt", "survey", "--former", "old");
    const { removed } = JSON.parse(readFileSync(join(former, "let-go-of-adopted.tf.json"), "utf8"));
    expect(removed.length).toBeGreaterThan(20);
    const kept = withoutRemoved(removed, await engine().terraform.state(theirs));
    writeFileSync(join(theirs.dir, "cdk.tf.json"), JSON.stringify({ ...kept, removed }));
    const plan = await engine().terraform.plan(theirs);
    expect(changesOf(plan).filter(({ actions }) => actions !== "forget")).toEqual([]);
    expect(changesOf(plan)).toHaveLength(removed.length);
  };

  test("are taken over as they are, and what Terraform would do is told before", async () => {
    const theirs = engine().writeStack("theirs", foreignStack(ACCOUNT));
    await engine().terraform.apply(theirs);
    const before = await surveyOf(engine(), [ACCOUNT], [REGION]);

    const ours = emptyProject(join(engine().root, "ours"));
    writeSurvey(ours.root, before);
    expect(await ours.run("adopt", "survey", "--account", `shop:${ACCOUNT}`)).toContain(
      "6 VPCs of 1 account",
    );
    expect(await ours.run("plan")).toContain("Addresses: 0 new,");
    await ours.run("synth");
    const said = await adoptSaid(ours);
    expect(said.again).toEqual([]);
    // Two VPCs with the same addresses are told apart, and nothing is built a second time.
    const made = said.additions.map(({ resource }) => resource.split(/[:.]/)[1]);
    // An endpoint that has the default group gets one of its own.
    expect([...new Set(made)].sort()).toEqual([
      "aws_route",
      "aws_route_table",
      "aws_route_table_association",
      "aws_security_group",
      "aws_vpc_security_group_ingress_rule",
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
    await lettingGo(ours, theirs);
    // Nothing that is not described was touched, and nothing that was there is gone.
    const after = await surveyOf(engine(), [ACCOUNT], [REGION]);
    expect(idsIn(after)).toEqual(expect.arrayContaining(idsIn(before)));
  });
});

/** Their stack without what they let go of; what they keep means it by its ID from now on. */
function withoutRemoved(
  removed: readonly { readonly from: string }[],
  state: readonly StateResource[],
): object {
  const gone = new Set(removed.map(({ from }) => from));
  const values = new Map(state.map(({ address, values }) => [address, values]));
  const text = JSON.stringify(foreignStack(ACCOUNT)).replace(
    /\$\{(aws_\w+\.\w+)\.(\w+)\}/g,
    (whole, address: string, attribute: string) =>
      gone.has(address) ? String(values.get(address)?.[attribute]) : whole,
  );
  const { resource, ...rest } = JSON.parse(text) as { resource: Record<string, Record<string, object>> };
  const kept = Object.entries(resource).map(([type, named]) => [
    type,
    Object.fromEntries(Object.entries(named).filter(([name]) => !gone.has(`${type}.${name}`))),
  ]);
  return {
    ...rest,
    resource: Object.fromEntries(kept.filter(([, named]) => Object.keys(named as object).length > 0)),
  };
}
