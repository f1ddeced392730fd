/** CDKTF is the oracle: however stacks are made, the bytes are those of its own App. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { App } from "#cdktf";
import { generateOrganization } from "../../examples/generate/organization";
import type { Plan } from "../../src/plan/planned/plan";
import type { Planned, PlannedStack } from "../../src/plan/planned/stack";
import { LIBRARY, LIBRARY_VERSION } from "../../src/project/cdktf";
import { buildStack } from "../../stacks/build-stack";
import { manifestText } from "../../stacks/output/manifest";
import { type Shapes, Synthesizer } from "../../stacks/output/synthesizer";
import { synthesizeStack } from "../../stacks/synthesize";
import { take } from "../../stacks/take";
import { planOfProject, planOfTexts } from "../support/plans";

const sample = planOfProject("config");

/** CDKTF breaks what is empty over two lines, and its fork does not. For CDKTF's own text this changes nothing. */
function withEmptyBroken(text: string): string {
  return text.replace(
    /^( *)(.*)(\{\}|\[\])(,?)$/gm,
    (_, indent, key, [open, close], comma) => `${indent}${key}${open}\n${indent}${close}${comma}`,
  );
}

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
      withEmptyBroken(readFileSync(join(outdir, file), "utf8")),
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
  expect(require(`${LIBRARY.name}/package.json`).version).toBe(LIBRARY_VERSION);
});

/** The plan with other texts in its tags, of which a configuration takes fewer signs than a stack does. */
function withTags({ stacks }: Plan, texts: Readonly<Record<string, string>>): Pick<Plan, "stacks"> {
  const replaced = (json: string) =>
    Object.entries(texts).reduce(
      (done, [mark, text]) => done.replaceAll(JSON.stringify(mark), () => JSON.stringify(text)),
      json,
    );
  return { stacks: stacks.map((stack) => JSON.parse(replaced(JSON.stringify(take(stack)))) as PlannedStack) };
}

/** The texts of a plan's stacks as CDKTF makes each alone, against those that share their shapes. */
function compare({ stacks }: Pick<Plan, "stacks">, shapes: Shapes = remembered()): void {
  const synthesizer = new Synthesizer(shapes);
  for (const stack of stacks) expect(synthesizer.synthesize(stack)).toBe(synthesizeStack(stack));
}

/** Templates go through JSON, as they do when they are put away. */
function remembered(): Shapes & { readonly found: Map<string, number> } {
  const texts = new Map<string, string>();
  const found = new Map<string, number>();
  return {
    found,
    find(key) {
      const text = texts.get(key);
      if (text !== undefined) found.set(key, (found.get(key) ?? 0) + 1);
      return text === undefined ? undefined : JSON.parse(text);
    },
    keep: (key, template) => void texts.set(key, JSON.stringify(template)),
  };
}

// Fails when a filling is not escaped, or when a name that becomes a key is taken for a filling.
test.each([
  "config",
  ...["beginner", "endpoints", "existing", "extra", "joined", "services", "small"].map(
    (name) => `examples/${name}`,
  ),
])("what is filled into shapes has the bytes of what CDKTF makes of %s", (config) =>
  compare(planOfProject(config)),
);

test("and so it is for organisations of any size and make", () => {
  const sizes = fc.record({
    accounts: fc.integer({ min: 1, max: 4 }),
    tiers: fc.integer({ min: 1, max: 5 }),
    zones: fc.integer({ min: 1, max: 3 }),
    secondaries: fc.integer({ min: 0, max: 4 }),
    connected: fc.boolean(),
  });
  const tag = fc.string({ unit: "grapheme", maxLength: 12 });
  fc.assert(
    fc.property(sizes, tag, tag, (size, first, second) => {
      const files = { ...generateOrganization(size) };
      const tagged = `accounts:\n  a: { id: "999999999999", ou: workloads, tags: { note: first-tag } }\n`;
      files["tagged.yaml"] =
        `${tagged}  main: { id: "999999999998", ou: workloads, tags: { note: second-tag } }\n`;
      compare(withTags(planOfTexts(files), { "first-tag": first, "second-tag": second }));
    }),
    { numRuns: 40 },
  );
});

// Fails when a Terraform name is filled in as its ref is, and when what is filled in does not decide the order of blocks.
test("however many accounts there are, CDKTF makes each kind of resource a few times", () => {
  const shapesOf = (accounts: number) => {
    const kept = new Set<string>();
    const shapes = remembered();
    const keep = (key: string, template: Parameters<Shapes["keep"]>[1]) => {
      kept.add(key);
      shapes.keep(key, template);
    };
    compare(planOfTexts(generateOrganization({ accounts, connected: true })), { find: shapes.find, keep });
    return kept.size;
  };
  // What is a hub's alone names its consumers, and so is another shape for other numbers of them; it is one all the same.
  expect(shapesOf(12)).toBe(shapesOf(4));
});

test("accounts that are called like a VPC or a kind of resource, a blank in a tag and a file with quotes in its name deceive nobody", () => {
  const files = {
    'a "quoted" \\ name.yaml': `organization: { name: x }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/R" }
accounts:
  main: { id: "111111111111", tags: { t: "main", u: "a-blank" }, vpcs: { main: &v { region: us-east-1, cidr: 10.0.0.0/20, subnets: { main: { prefixLength: 24 } } } } }
  subnet: { id: "333333333333", vpcs: { main: { region: us-east-1, cidr: 10.2.0.0/20, subnets: { main: { prefixLength: 24 } } } } }
  other: { id: "222222222222", tags: { t: "main", u: "plain" }, vpcs: { main: { region: us-east-1, cidr: 10.1.0.0/20, subnets: { main: { prefixLength: 24 } } } } }
`,
  };
  return compare(withTags(planOfTexts(files), { "a-blank": "⟦0⟧" }));
});

/** A stack of this one resource, in an account whose name ends in its number as some do. */
function stackOf(id: string, resource: (account: string) => Planned): PlannedStack {
  const name = `team-${id}`;
  return {
    name: `${name}_us-east-1_base`,
    account: { name, id },
    region: "us-east-1",
    phase: "base",
    dependsOn: [],
    renames: [],
    adopted: [],
    provider: { requiredVersion: ">= 1.10", awsProvider: ">= 5.100.0", defaultTags: {} },
    backend: { type: "local", path: "state" },
    resources: [resource(name)],
  };
}

const IDS = ["222222222222", "888888888888"];
const because = { ref: "x" };

// Fails when a template with blanks among the keys of a block is filled in: their order is another one then.
test("keys that hold account IDs stay in order", () => {
  const settings = (account: string): Planned => ({
    kind: "proxy-settings",
    ref: `${account}/us-east-1/main/proxy`,
    because,
    name: "proxy",
    loadBalancer: `${account}/us-east-1/main/proxy`,
    port: 3128,
    direct: [{ vpcs: [`${account}/main`, "team-555555555555/main"], entries: ["a"] }],
  });
  compare({ stacks: IDS.map((id) => stackOf(id, settings)) });
});

// Fails when text that has marks in it is filled in: a mark with a blank in it is not found any more.
test("marks that hold account IDs are found", () => {
  const role = (account: string): Planned => {
    const ref = `${account}/us-east-1/main/app`;
    const mark = `@@route-table:${ref}:arn@@`;
    return {
      kind: "instance-role",
      ref: `${account}/us-east-1/main/role`,
      because,
      name: "role",
      servicePrincipal: "ec2.amazonaws.com",
      policy: {
        Version: "2012-10-17",
        Statement: [{ Sid: "Move", Effect: "Allow", Action: ["ec2:ReplaceRoute"], Resource: [mark] }],
      },
      late: { [mark]: { from: "stack", kind: "route-table", ref, attribute: "arn" } },
      tags: {},
    };
  };
  compare({ stacks: IDS.map((id) => stackOf(id, role)) });
});

test("two resources of one address are a mistake, and not the last of them", () => {
  const table = (account: string): Planned => {
    const ref = `${account}/us-east-1/main`;
    return { kind: "route-table", ref, because, name: "main", vpc: ref, tags: {} };
  };
  const stack = stackOf("222222222222", table);
  const twice = { ...stack, resources: [...stack.resources, ...stack.resources] };
  expect(() => new Synthesizer(remembered()).synthesize(twice)).toThrow("two resources");
});
