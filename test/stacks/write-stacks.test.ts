/** A synthesis that follows another one: what has not changed is left, and nothing is believed without its hash. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateOrganization } from "../../examples/generate/organization";
import type { Cache } from "../../src/host/host";
import { nodeHost } from "../../src/host/node-host";
import type { PlannedStack } from "../../src/plan/planned/stack";
import { generatorFiles, NEIGHBOURS } from "../../stacks/output/generator";
import { writeStacks } from "../../stacks/output/write-stacks";
import { synthesizeStack } from "../../stacks/synthesize";
import { type MemoryHost, memoryHost } from "../support/memory-host";
import { PROJECT_ROOT, planOfTexts } from "../support/plans";

const OUT = "build/out";

function stacksOf(accounts: number, tags = ""): readonly PlannedStack[] {
  const files = { ...generateOrganization({ accounts }) };
  const own = `accounts: { late: { id: "999999999999", ou: workloads${tags} } }\n`;
  return planOfTexts({ ...files, "late.yaml": own }).stacks;
}

const pathOf = (name: string) => `${OUT}/stacks/${name}/cdk.tf.json`;
const LATE = pathOf("late_us-east-1_base");

/** Every file of the output is what CDKTF makes of its stack, and there are no others. */
function expectOutput(host: MemoryHost, stacks: readonly PlannedStack[]): void {
  for (const stack of stacks) expect(host.files.get(pathOf(stack.name))).toBe(synthesizeStack(stack));
  const files = [...host.files.keys()].filter((file) => file.startsWith(`${OUT}/stacks/`));
  expect(files.sort()).toEqual(stacks.map(({ name }) => pathOf(name)).sort());
}

const write = (host: MemoryHost, stacks: readonly PlannedStack[]) =>
  writeStacks(host, stacks, OUT, { threads: 1, cache: cacheOf(host) });

/** What the user's cache folder is in memory. */
function cacheOf({ cached }: MemoryHost): Cache {
  return { read: (name) => cached.get(name), write: (name, text) => void cached.set(name, text) };
}

async function written(stacks: readonly PlannedStack[]): Promise<MemoryHost> {
  const host = memoryHost();
  expect(await write(host, stacks)).toEqual({ made: stacks.length, kept: 0 });
  return host;
}

test("what has not changed is not made again", async () => {
  const stacks = stacksOf(3);
  const host = await written(stacks);
  expect(await write(host, stacks)).toEqual({ made: 0, kept: stacks.length });
  expectOutput(host, stacks);
});

test("what has changed is made, and it alone", async () => {
  const host = await written(stacksOf(3));
  const changed = stacksOf(3, ", tags: { owner: them }");
  expect(await write(host, changed)).toMatchObject({ made: 1 });
  expectOutput(host, changed);
});

test.each([
  ["a file was edited", (host: MemoryHost) => void host.files.set(LATE, "{}")],
  ["a file was removed", (host: MemoryHost) => host.remove(LATE)],
])("where %s, that stack is made again", async (_, harm) => {
  const stacks = stacksOf(3);
  const host = await written(stacks);
  harm(host);
  expect(await write(host, stacks)).toMatchObject({ made: 1 });
  expectOutput(host, stacks);
});

// Each of these fails when the cache's seal is not checked.
test.each([
  ["is gone", (host: MemoryHost) => host.cached.clear()],
  ["is damaged", (host: MemoryHost) => editAll(host, (text) => text.replace(/\d/g, "7"))],
  ["is cut off", (host: MemoryHost) => editAll(host, (text) => text.slice(0, text.length / 2))],
  [
    "is of another generator",
    (host: MemoryHost) => editAll(host, (text) => `${text[0] === "0" ? 1 : 0}${text.slice(1)}`),
  ],
])("a cache that %s is as good as none", async (_, harm) => {
  const stacks = stacksOf(3);
  const host = await written(stacks);
  harm(host);
  expect(await write(host, stacks)).toEqual({ made: stacks.length, kept: 0 });
  expectOutput(host, stacks);
});

function editAll(host: MemoryHost, edit: (text: string) => string): void {
  for (const [name, text] of host.cached) host.cached.set(name, edit(text));
}

test("one stack alone is made, and what is known of the others stays known", async () => {
  const stacks = stacksOf(3);
  const host = await written(stacks);
  const changed = stacksOf(3, ", tags: { owner: them }");
  const only = ["late_us-east-1_base"];
  expect(await writeStacks(host, changed, OUT, { only, threads: 1, cache: cacheOf(host) })).toEqual({
    made: 1,
    kept: 0,
  });
  expect(await write(host, changed)).toEqual({ made: 0, kept: stacks.length });
});

test("a run that was cut short is taken up where the files say", async () => {
  const stacks = stacksOf(3);
  const host = await written(stacks);
  const before = host.cached.get("written.json") as string;
  const changed = stacksOf(3, ", tags: { owner: them }");
  await write(host, changed);
  host.cached.set("written.json", before);
  await write(host, changed);
  expectOutput(host, changed);
});

test("the generator's name covers all that stacks run of other rooms", () => {
  const files = readdirSync(join(PROJECT_ROOT, "stacks"), { recursive: true, encoding: "utf8" });
  const used = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(join(PROJECT_ROOT, "stacks", file), "utf8").matchAll(
        /^(?:import|\}) (?!type ).*from "(?:\.\.\/)+(src\/.*)";$/gm,
      ),
    ])
    .map((match) => match[1] as string);
  // The unions of planned things hold types and a list of phases, which no stack reads.
  const run = [...new Set(used)].filter((path) => !path.startsWith("src/plan/planned/"));
  expect(NEIGHBOURS).toEqual(expect.arrayContaining(run));
});

// This failed while the file stood one folder deeper than it thought.
test("the generator's name is made of files that are there, the constructs among them", () => {
  const host = nodeHost(PROJECT_ROOT);
  const files = generatorFiles(host);
  expect(files.filter((file) => host.hashOf(file) === undefined)).toEqual([]);
  expect(files.filter((file) => /stacks\/constructs\/vpc\.ts$/.test(file))).toHaveLength(1);
});
