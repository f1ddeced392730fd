/** docs/changing.md tells two changes from beginning to end, with what the program prints of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";
import { PROJECT_ROOT } from "../support/plans";
import { hub, renumbered } from "../support/steps/stories";

const page = readFileSync(join(PROJECT_ROOT, "docs/changing.md"), "utf8");

/** What `steps` prints from each configuration to the next, as the page has it in its blocks. */
async function told(configurations: readonly string[]): Promise<string[]> {
  const [first = "", ...rest] = configurations;
  const host = memoryHost({ "config/network.yaml": first });
  expect(await runCli(["plan", "--quiet"], host)).toBe(0);
  const blocks: string[] = [];
  for (const configuration of rest) {
    host.revisions.set("main", new Map(host.files));
    host.writeText("config/network.yaml", configuration);
    expect(await runCli(["plan", "--quiet"], host)).toBe(0);
    host.output.stdout = "";
    expect(await runCli(["steps", "main"], host)).toBe(0);
    blocks.push(`\`\`\`\n$ npx cadastre steps main\n${host.output.stdout}\`\`\`\n`);
  }
  return blocks;
}

test("from a VPC's own endpoints to a hub's", async () => {
  for (const block of await told([hub(false), hub(true)])) expect(page).toContain(block);
});

test("new addresses for a VPC", async () => {
  for (const block of await told(([1, 2, 3, 4] as const).map(renumbered))) expect(page).toContain(block);
});
