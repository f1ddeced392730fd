/**
 * What a project's own code adds to stacks stands beside what is planned. The oracle is CDKTF itself: one tree with the
 * planned constructs and the added ones, as an App would have it.
 */
import { S3Bucket } from "#aws/s3-bucket";
import { Aspects, type TerraformElement, TerraformOutput, TerraformVariable } from "#cdktf";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { buildStack } from "../../stacks/build-stack";
import { addedTo, type OnStack } from "../../stacks/extension/added";
import { extendedText } from "../../stacks/extension/extended-text";
import type { ExtensionFault } from "../../stacks/extension/fault";
import { StackNouns } from "../../stacks/extension/stack-nouns";
import { emitTexts } from "../../stacks/output/emit-texts";
import { StackTexts } from "../../stacks/output/stack-texts";
import { writeStacks } from "../../stacks/output/write-stacks";
import { asPlainText } from "../../stacks/plain-text";
import { stableJson } from "../../stacks/stable-json";
import { StackRoot } from "../../stacks/stack-root";
import { synthesizeStack } from "../../stacks/synthesize";
import { take } from "../../stacks/take";
import { memoryHost } from "../support/memory-host";
import { planOfProject } from "../support/plans";

const { stacks } = planOfProject("examples/joined");
const named = (name: string) => take(stacks.find((stack) => stack.name === name) as PlannedStack);
const SPOKE = "payments_us-east-1_base";

const last = (ref: string) => ref.split("/").at(-1);

const logs: OnStack = (stack, planned) => {
  for (const vpc of planned.vpcs) {
    const bucket = new S3Bucket(stack, `logs-${last(vpc.ref)}`, {
      bucket: `logs-${planned.account.id}`,
      tags: { vpc: planned.idOf(vpc), subnets: String(planned.subnetsOf(vpc, "app").length) },
    });
    new TerraformOutput(stack, `bucket-${last(vpc.ref)}`, { value: bucket.arn });
  }
};

/** The oracle. */
function inOneTree(planned: PlannedStack, onStack: OnStack): string {
  const stack = buildStack(new StackRoot(), planned);
  onStack(stack, new StackNouns(asPlainText(planned)));
  stack.prepareStack();
  return stableJson(stack.toTerraform());
}

test("every stack of an organisation, extended, is what CDKTF makes of one tree", () => {
  for (const stack of stacks.map(take)) {
    const text = extendedText(stack, logs, synthesizeStack);
    expect(text ?? synthesizeStack(stack)).toBe(inOneTree(stack, logs));
  }
});

test("a stack that the code leaves alone keeps its text", () => {
  const left = stacks.map(take).filter(({ resources }) => !resources.some(({ kind }) => kind === "vpc"));
  expect(left.length).toBeGreaterThan(0);
  for (const stack of left) expect(extendedText(stack, logs, synthesizeStack)).toBeUndefined();
});

test("planned things are named by the expressions that the stack has for them", () => {
  const json = JSON.parse(extendedText(named(SPOKE), logs, synthesizeStack) as string);
  expect(json.resource.aws_s3_bucket["logs-main"].tags).toEqual({ vpc: "${aws_vpc.main.id}", subnets: "2" });
  expect(json.resource.aws_vpc.main).toBeDefined();
});

function faultOf(onStack: OnStack) {
  try {
    extendedText(named(SPOKE), onStack, synthesizeStack);
  } catch (error) {
    const { kind, what } = (error as ExtensionFault).fault;
    return `${kind}: ${what}`;
  }
  return undefined;
}

const bucketNamed =
  (id: string): OnStack =>
  (stack) =>
    void new S3Bucket(stack, id);

test.each<[string, string | RegExp, OnStack]>([
  [
    "an address that a planned resource has",
    "taken: aws_vpc.main",
    (stack) => {
      const other = new S3Bucket(stack, "x");
      (other as { terraformResourceType: string }).terraformResourceType = "aws_vpc";
      other.overrideLogicalId("main");
    },
  ],
  [
    "two constructs with one ID",
    /^failed: There is already a Construct with name 'a'/,
    (stack, planned) => {
      bucketNamed("a")(stack, planned);
      bucketNamed("a")(stack, planned);
    },
  ],
  ["an ID of the head's own", /^failed: There is already a Construct with name 'aws'/, bucketNamed("aws")],
  [
    "another place for the state",
    "changed: terraform.backend.s3.bucket",
    (stack) => stack.addOverride("terraform.backend.s3.bucket", "mine"),
  ],
  [
    "another account for the provider",
    "changed: provider.aws",
    (stack) =>
      Aspects.of(stack).add({
        visit: (node) => (node as TerraformElement).addOverride?.("allowed_account_ids", ["999999999999"]),
      }),
  ],
  [
    "an override of what is planned",
    "taken: aws_vpc.main",
    (stack) => stack.addOverride("resource.aws_vpc.main.cidr_block", "10.9.0.0/16"),
  ],
  ["what comes later", /^failed: onStack answers a promise/, (async () => undefined) as unknown as OnStack],
  [
    "an error of its own",
    "failed: no owner",
    () => {
      throw new Error("no owner");
    },
  ],
])("%s is refused", (_, what, onStack) => {
  expect(faultOf(onStack)).toEqual(typeof what === "string" ? what : expect.stringMatching(what));
});

test("aspects see what the code added, and variables and providers with an alias may be added", () => {
  const added = addedTo(named(SPOKE), (stack) => {
    new TerraformVariable(stack, "owner", { type: "string" });
    new S3Bucket(stack, "x");
    Aspects.of(stack).add({
      visit: (node) => node instanceof S3Bucket && void node.addOverride("tags.seen", "yes"),
    });
    stack.addOverride("terraform.required_providers.random", { source: "hashicorp/random" });
  });
  expect(added).toMatchObject({
    variable: { owner: { type: "string" } },
    resource: { aws_s3_bucket: { x: { tags: { seen: "yes" } } } },
    terraform: { required_providers: { random: { source: "hashicorp/random" } } },
  });
});

describe("the cache", () => {
  const cacheOf = (host: ReturnType<typeof memoryHost>) => host.cache("out") as { read: never; write: never };

  test("takes no extended text for the plan's own, and no planned text for the extended", async () => {
    const host = memoryHost();
    const options = { threads: 1, cache: cacheOf(host) };
    await writeStacks(host, stacks, "out", { ...options, onStack: logs });
    const spoke = named(SPOKE);
    const texts = () => new StackTexts(host, "out", cacheOf(host));
    expect(texts().found(spoke, logs)).toHaveProperty("text");
    expect(texts().found(spoke)).toBe("more");
    await writeStacks(host, stacks, "out", options);
    expect(texts().found(spoke)).toEqual({ text: synthesizeStack(spoke) });
    expect(texts().found(spoke, logs)).toBe("different");
  });

  test("two versions of the code give two versions of a stack that is planned alike", () => {
    const earlier = { out: "out", cache: undefined };
    const [was, is] = emitTexts(memoryHost(), stacks, stacks, earlier, { before: undefined, after: logs });
    expect(was.get(SPOKE)).toBe(synthesizeStack(named(SPOKE)));
    expect(is.get(SPOKE)).toBe(inOneTree(named(SPOKE), logs));
  });
});
