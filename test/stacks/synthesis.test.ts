/** CDKTF is the oracle: however stacks are made, the bytes are those of its own App. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import * as fc from "fast-check";
import { generateOrganization } from "../../examples/generate/organization";
import type { Plan } from "../../src/plan/planned/plan";
import { buildStack } from "../../stacks/build-stack";
import { CDKTF_VERSION, manifestText } from "../../stacks/manifest";
import { shapeOf } from "../../stacks/shape";
import { synthesizeStack } from "../../stacks/synthesize";
import { Synthesizer } from "../../stacks/synthesizer";
import { planOfProject, planOfTexts } from "../support/plans";

const sample = planOfProject("config");

/** What CDKTF's own App writes for a plan, by file. */
function writtenByApp({ stacks }: Plan): (file: string) => string {
  const outdir = mkdtempSync(join(tmpdir(), "cadastre-app-"));
  const app = new App({ outdir });
  const built = new Map(stacks.map((planned) => [planned.name, buildStack(app, planned)]));
  for (const { name, dependsOn } of stacks) {
    for (const other of dependsOn)
      built.get(name)?.addDependency(built.get(other) as ReturnType<typeof buildStack>);
  }
  app.synth();
  const files = new Map(
    ["manifest.json", ...stacks.map(({ name }) => `stacks/${name}/cdk.tf.json`)].map((file) => [
      file,
      readFileSync(join(outdir, file), "utf8"),
    ]),
  );
  rmSync(outdir, { recursive: true });
  return (file) => files.get(file) as string;
}

test("stacks and manifest have the bytes that CDKTF's own App writes", () => {
  const app = writtenByApp(sample);
  for (const stack of sample.stacks) {
    expect(synthesizeStack(stack)).toBe(app(`stacks/${stack.name}/cdk.tf.json`));
  }
  expect(manifestText(sample.stacks)).toBe(app("manifest.json"));
});

test("the version that is written is that of the CDKTF that is installed", () => {
  expect(require("cdktf/package.json").version).toBe(CDKTF_VERSION);
});

/** The texts of a plan's stacks as CDKTF makes each alone, against those that share their shapes. */
async function compare({ stacks }: Plan): Promise<void> {
  const synthesizer = new Synthesizer(async (asked) => asked.map(synthesizeStack));
  // In batches of uneven sizes, so that shapes are met again within one and in a later one.
  for (let first = 0, size = 1; first < stacks.length; first += size++) {
    const batch = stacks.slice(first, first + size);
    expect(await synthesizer.synthesize(batch)).toEqual(batch.map(synthesizeStack));
  }
}

// Fails when a filling is not escaped, or when a name that becomes a key is taken for a filling.
test("a stack that is filled into another's shape has the bytes of one that is made alone", () =>
  compare(sample));

test("and so it is for organisations of any size and make", async () => {
  const sizes = fc.record({
    accounts: fc.integer({ min: 1, max: 4 }),
    tiers: fc.integer({ min: 1, max: 5 }),
    zones: fc.integer({ min: 1, max: 3 }),
    secondaries: fc.integer({ min: 0, max: 4 }),
    connected: fc.boolean(),
  });
  const tag = fc.string({ unit: "grapheme", maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sizes, tag, tag, async (size, first, second) => {
      const files = { ...generateOrganization(size) };
      const tagged = `accounts:\n  a: { id: "999999999999", ou: workloads, tags: { note: ${JSON.stringify(first)} } }\n`;
      files["tagged.yaml"] =
        `${tagged}  main: { id: "999999999998", ou: workloads, tags: { note: ${JSON.stringify(second)} } }\n`;
      await compare(planOfTexts(files));
    }),
    { numRuns: 40 },
  );
});

// Fails when a Terraform name is filled in as its ref is, and when what is filled in does not decide the order of keys.
test("accounts whose endpoints, routes and services are alike share their shapes, whatever their addresses sort like", async () => {
  const { stacks } = planOfTexts(generateOrganization({ accounts: 12, connected: true }));
  const keys = (phase: string) =>
    new Set(
      stacks.filter((s) => s.phase === phase && s.name.startsWith("workload")).map((s) => shapeOf(s)?.key),
    );
  expect(["base", "link", "accept"].map((phase) => keys(phase).size)).toEqual([1, 1, 1]);
  const template = new Synthesizer(async (asked) => asked.map(synthesizeStack));
  expect(await template.synthesize(stacks)).toEqual(stacks.map(synthesizeStack));
});

test("an account that is called like a VPC, a blank in a tag and a file with quotes in its name deceive nobody", () => {
  const files = {
    'a "quoted" \\ name.yaml': `organization: { name: x }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/R" }
accounts:
  main: { id: "111111111111", tags: { t: "main", u: "⟦0⟧" }, vpcs: { main: &v { region: us-east-1, cidr: 10.0.0.0/20, subnets: { main: { prefixLength: 24 } } } } }
  other: { id: "222222222222", tags: { t: "main", u: "plain" }, vpcs: { main: { region: us-east-1, cidr: 10.1.0.0/20, subnets: { main: { prefixLength: 24 } } } } }
`,
  };
  return compare(planOfTexts(files));
});
