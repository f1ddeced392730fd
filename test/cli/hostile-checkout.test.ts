/**
 * What a checkout brings along is input and never memory: with every file of the output and of any cache in it replaced
 * by hostile ones, each command answers what it answers in a clean checkout, or refuses by name what it did not write.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { openCache } from "../../src/host/cache-folder";
import { nodeHost } from "../../src/host/node-host";
import { stackFile, TWO_ACCOUNTS } from "../support/two-accounts";

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), "cadastre-hostile-"));
const clean = join(folder, "clean");
/** The same path each time, as on a runner that keeps its caches. */
const checkout = join(folder, "checkout");
const outside = join(folder, "outside");
const cache = join(folder, "cache");

const ROLE = JSON.stringify({
  resource: { aws_iam_role: { admin: { name: "evil", assume_role_policy: "*" } } },
});

interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function call(root: string, ...words: string[]): Promise<Answer> {
  let [stdout, stderr] = ["", ""];
  const host = nodeHost(root);
  const code = await runCli(words, {
    ...host,
    cores: () => 1,
    cache: (out) => openCache(root, join(root, out), { XDG_CACHE_HOME: cache }),
    environment: () => undefined,
    stdout(text) {
      stdout += text;
    },
    stderr(text) {
      stderr += text;
    },
  });
  return { code, stdout, stderr };
}

const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], { cwd: clean });

const COMMANDS = [["synth", "--quiet"], ["verify"], ["review", "main"], ["affected", "main"]];

const [SYNTH, VERIFY, REVIEW, AFFECTED] = [0, 1, 2, 3];
let answers: Answer[];
let output: Record<string, string>;

beforeAll(async () => {
  mkdirSync(join(clean, "config"), { recursive: true });
  mkdirSync(outside);
  writeFileSync(join(outside, "precious"), "mine");
  writeFileSync(join(clean, "config/a.yaml"), TWO_ACCOUNTS);
  await call(clean, "plan");
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "-m", "first");
  writeFileSync(
    join(clean, "config/a.yaml"),
    `${TWO_ACCOUNTS}guards: {}\n`.replace("222222222222", "333333333333"),
  );
  cpSync(clean, checkout, { recursive: true });
  answers = [];
  for (const words of COMMANDS) answers.push(await call(clean, ...words));
  expect(answers.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  output = filesBelow(join(clean, "cdktf.out"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A command, and what it answers in a clean checkout. */
const asked = (at: number) => [COMMANDS[at] as string[], answers[at] as Answer] as const;

function filesBelow(path: string): Record<string, string> {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  return Object.fromEntries(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [file.slice(path.length + 1), entry.isFile() ? readFileSync(file, "utf8") : "no file"];
    }),
  );
}

const out = (file: string) => join(checkout, "cdktf.out", file);

function replace(file: string, text: string): void {
  rmSync(file, { recursive: true, force: true });
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

function link(file: string, target: string): void {
  rmSync(file, { recursive: true, force: true });
  mkdirSync(join(file, ".."), { recursive: true });
  symlinkSync(target, file);
}

/** What a cache in the checkout once looked like, sealed as it was: with a hash that anybody can compute. */
function plantCache(): void {
  const sha = (text: string) => createHash("sha256").update(text).digest("hex");
  const body = JSON.stringify({ "app_us-east-1_base": { slice: sha("x"), file: sha(ROLE) } });
  for (const name of ["written.json", "shapes.json"])
    replace(join(checkout, ".cadastre/cdktf.out", name), `${sha(body)}\n${body}`);
}

/** Each starts from a checkout whose output is right and whose cache knows that. */
const HOSTILE: readonly [string, () => void][] = [
  ["nothing is hostile", () => undefined],
  ["the output is gone", () => rmSync(join(checkout, "cdktf.out"), { recursive: true })],
  [
    "every file of the output is another",
    () => Object.keys(output).forEach((file) => void replace(out(file), ROLE)),
  ],
  [
    "every file of the output is empty",
    () => Object.keys(output).forEach((file) => void replace(out(file), "")),
  ],
  ["a cache was planted", plantCache],
  [
    "a cache was planted, and stacks that fit it",
    () => {
      plantCache();
      replace(out(stackFile("app")), ROLE);
    },
  ],
  [
    "a stack is a link to the same bytes",
    () => {
      replace(join(outside, "same"), output[stackFile("app")] as string);
      link(out(stackFile("app")), join(outside, "same"));
    },
  ],
  ["a stack is a link to something without end", () => link(out(stackFile("app")), "/dev/zero")],
  ["the manifest is a link", () => link(out("manifest.json"), join(outside, "precious"))],
  ["the claim is a link", () => link(out("cadastre.json"), join(outside, "precious"))],
  ["the claim is gone", () => rmSync(out("cadastre.json"))],
  [
    "the claim names what is not in the folder",
    () => {
      const files = ["../config/a.yaml", "stacks/../../config/a.yaml", join(outside, "precious")];
      replace(out("cadastre.json"), JSON.stringify({ cadastre: "stacks", organization: "acme", files }));
    },
  ],
  [
    "a claimed stack is extra",
    () => {
      const files = ["stacks/extra/cdk.tf.json"];
      replace(out("cadastre.json"), JSON.stringify({ cadastre: "stacks", organization: "acme", files }));
      replace(out("stacks/extra/cdk.tf.json"), ROLE);
    },
  ],
  [
    "drafts are links",
    () => {
      for (const id of [process.pid, 999_999])
        link(out(`${stackFile("app")}.${id}`), join(outside, "precious"));
      replace(out(stackFile("app")), ROLE);
    },
  ],
];

/** These are refused, and nothing is changed: they are not the program's to remove. */
const REFUSED: readonly [string, string, () => void][] = [
  ["a stack is extra", "stacks/extra/cdk.tf.json", () => replace(out("stacks/extra/cdk.tf.json"), ROLE)],
  [
    "a file lies beside a stack's",
    "stacks/app_us-east-1_base/z_override.tf.json",
    () => replace(out("stacks/app_us-east-1_base/z_override.tf.json"), ROLE),
  ],
  [
    "a stack's folder is a link",
    "stacks/app_us-east-1_base",
    () => link(out("stacks/app_us-east-1_base"), outside),
  ],
  ["an extra stack's folder is a link", "stacks/extra", () => link(out("stacks/extra"), outside)],
  ["the stacks' folder is a link", "cdktf.out/stacks is a symbolic link", () => link(out("stacks"), outside)],
  ["the output is a link", "cdktf.out is a symbolic link", () => link(join(checkout, "cdktf.out"), outside)],
  [
    "the claim is another organisation's",
    "another organisation",
    () =>
      replace(out("cadastre.json"), JSON.stringify({ cadastre: "stacks", organization: "evil", files: [] })),
  ],
];

async function prepare(harm: () => void): Promise<void> {
  for (const name of ["cdktf.out", ".cadastre"])
    rmSync(join(checkout, name), { recursive: true, force: true });
  rmSync(join(outside, "same"), { force: true });
  await call(checkout, "synth", "--quiet");
  harm();
}

// Fails when links are followed, when a stack's file is believed without its hash, and when the cache lies in the checkout.
test.each(HOSTILE)("where %s, every answer is that of a clean checkout", async (_, harm) => {
  await prepare(harm);
  // A review does not depend on what lies in the output, so it is asked before anything heals it.
  for (const [words, answer] of [REVIEW, SYNTH, VERIFY, AFFECTED].map((at) => asked(at)))
    expect(await call(checkout, ...words)).toEqual(answer);
  expect(filesBelow(join(checkout, "cdktf.out"))).toEqual(output);
  expect(readFileSync(join(outside, "precious"), "utf8")).toBe("mine");
  expect(existsSync(join(checkout, "config/a.yaml"))).toBe(true);
});

test("from nothing, every answer is the same", async () => {
  await prepare(() => Object.keys(output).forEach((file) => void replace(out(file), ROLE)));
  for (const [words, answer] of [AFFECTED, SYNTH, VERIFY, REVIEW].map((at) => asked(at)))
    expect(await call(checkout, ...words, "--no-cache")).toEqual(answer);
  expect(filesBelow(join(checkout, "cdktf.out"))).toEqual(output);
});

// Fails when the survey leaves out what Terraform would read, and when a folder is written to through a link.
test.each(REFUSED)("where %s, synth says so and changes nothing", async (_, told, harm) => {
  await prepare(harm);
  const [before, there] = [filesBelow(checkout), filesBelow(outside)];
  const { code, stdout, stderr } = await call(checkout, "synth");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(told);
  // The claim alone says whose the stacks are; they are the configuration's all the same.
  const verified = await call(checkout, "verify");
  if (!told.includes("another organisation")) expect([verified.code, verified.stdout]).toEqual([1, ""]);
  const [words, answer] = asked(REVIEW);
  expect(await call(checkout, ...words)).toEqual(answer);
  expect([filesBelow(checkout), filesBelow(outside)]).toEqual([before, there]);
});
