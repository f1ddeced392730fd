/**
 * Ten changes of the committed organisation, with what a review says of the way of each. Two of them in each run, all
 * with WHOLE=1. `UPDATE_GOLDEN=1 WHOLE=1 npx jest test/review/sample-ways` writes them anew; read them as somebody who has
 * to plan the evening.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { projectHost } from "../support/project-host";
import { turnOf } from "../support/rotation";
import { SAMPLE_CHANGES, type SampleChange } from "./sample-ways";

jest.setTimeout(240_000);

async function wayOf({ edits }: SampleChange): Promise<string> {
  const host = projectHost("config");
  host.revisions.set("main", new Map(host.files));
  for (const { file, from, to } of edits) {
    const text = host.files.get(file) as string;
    expect(text.split(from)).toHaveLength(2);
    host.files.set(file, text.replace(from, to));
  }
  expect([await runCli(["plan", "--quiet"], host), host.output.stderr]).toEqual([0, ""]);
  Object.assign(host.output, { stdout: "", stderr: "" });
  await runCli(["review", "main"], host);
  const [, way] = /\n(### On the way\n[\s\S]*?)(?=\n### |\n<details>|$)/.exec(host.output.stdout) ?? [];
  return way ?? "One step, in the order of the phases, and nothing is cut.\n";
}

test.each(turnOf([...SAMPLE_CHANGES], 5).map((change) => [change.title, change] as const))(
  "%s",
  async (_, change) => {
    const file = join(__dirname, "sample-ways", `${change.name}.md`);
    const told = `# ${change.title}\n\n${await wayOf(change)}`;
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, told);
    expect(told).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  },
);
