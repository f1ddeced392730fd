/** The scripts of the ready workflows, run on what `steps` prints: every stack of every step is applied once, in its order. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { WORKFLOWS } from "../../src/init/workflows";

const STEPS = {
  steps: [
    {
      purpose: "build",
      waves: [wave("a_us-east-1_base b_us-east-1_base", "c_us-east-1_base"), wave("a_us-east-1_link")],
    },
    { purpose: "remove", waves: [wave("a_us-east-1_link"), wave("a_us-east-1_base")] },
  ],
  interruptions: [],
};

function wave(...jobs: readonly string[]) {
  return { include: jobs.map((stacks, index) => ({ job: `${index + 1} of ${jobs.length}`, stacks })) };
}

const IN_ORDER = STEPS.steps.flatMap(({ waves }, index) =>
  waves
    .flatMap(({ include }) => include.flatMap(({ stacks }) => stacks.split(" ")))
    .map((name) => `${index + 1} ${name}`),
);

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "cadastre-workflow-"));
  writeFileSync(join(dir, "steps.json"), JSON.stringify(STEPS));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const bash = (script: string, env: Record<string, string> = {}) =>
  execFileSync("bash", ["-euo", "pipefail", "-c", script], {
    cwd: dir,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });

test("GitLab lists each apply, and refuses more steps than it has jobs", () => {
  const { script } = parse(WORKFLOWS["gitlab-ci.yml"]).review as { script: string[] };
  const [list, limit] = script.filter((line) => line.startsWith("node -")) as [string, string];
  bash(list);
  expect(readFileSync(join(dir, "steps.txt"), "utf8").trim().split("\n")).toEqual(IN_ORDER);
  bash(limit);
  const many = JSON.stringify({ steps: Array.from({ length: 8 }, () => STEPS.steps[0]) });
  expect(() =>
    bash(`cd "$(mktemp -d)" && printf '%s' "$MANY" > steps.json && ${limit}`, { MANY: many }),
  ).toThrow();
});

test("a job of GitLab applies the stacks of its own step", () => {
  const { script } = parse(WORKFLOWS["gitlab-ci.yml"], { merge: true })["step-2"] as { script: string[] };
  const terraform = `terraform() { case "$*" in *apply*) echo "$1" >> applied.txt ;; esac; }; cp() { :; }`;
  bash(`rm -f applied.txt; ${terraform}\n${script.join("\n")}`, {
    STEP: "2",
    AWS_ID_TOKEN: "",
    NETWORK_APPLY_ROLE: "",
  });
  expect(readFileSync(join(dir, "applied.txt"), "utf8").trim().split("\n")).toEqual([
    "-chdir=steps/step-2/stacks/a_us-east-1_link",
    "-chdir=steps/step-2/stacks/a_us-east-1_base",
  ]);
});

/** What an expression of a call gives, for the two forms that the workflows have. */
function matrixOf(expression: string, waves: string): unknown {
  const [, index] = /^\$\{\{ toJSON\(fromJSON\(inputs\.waves\)\[(\d)\]\) \}\}$/.exec(expression) ?? [];
  return JSON.parse(waves)[Number(index)];
}

test("GitHub's jobs hand every wave of every step on, one after the other", () => {
  const main = parse(WORKFLOWS["github-actions.yml"]).jobs as Record<string, Call>;
  const inStep = parse(WORKFLOWS["github-actions-step.yml"]).jobs as Record<string, Call>;
  const steps = Object.entries(main).filter(([, { uses }]) => uses?.endsWith("network-step.yml"));
  const waves = Object.entries(inStep).filter(([, { uses }]) => uses?.endsWith("network-apply.yml"));
  expect([steps.length, waves.length]).toEqual([7, 4]);
  for (const [jobs, before] of [
    [steps, "review"],
    [waves, "gate"],
  ] as const)
    for (const [index, [, { needs }]] of jobs.entries())
      expect([needs].flat()).toContain(index === 0 ? before : jobs[index - 1]?.[0]);
  const applied = STEPS.steps.flatMap((step, index) => {
    const [, call] = steps[index] as [string, Call];
    expect(call.with).toEqual({
      step: `${index + 1}`,
      waves: `\${{ needs.review.outputs.step-${index + 1} }}`,
    });
    const output = JSON.stringify(step.waves);
    return waves
      .map(([, one]) => matrixOf(String(one.with?.matrix), output))
      .filter((one) => one !== undefined)
      .flatMap((one) => (one as ReturnType<typeof wave>).include.flatMap(({ stacks }) => stacks.split(" ")))
      .map((name) => `${call.with?.step} ${name}`);
  });
  expect(applied).toEqual(IN_ORDER);
});

interface Call {
  readonly uses?: string;
  readonly needs?: string | readonly string[];
  readonly with?: Readonly<Record<string, string>>;
}
