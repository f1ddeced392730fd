/** What the world refuses, and what a call cannot mean, ends in one line and an exit code, never in a stack trace. */
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROJECT_ROOT } from "../support/plans";

const PROGRAM = join(PROJECT_ROOT, "bin/cadastre.js");
const FULL = "/dev/full";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "cadastre-faults-")));
  mkdirSync(join(root, "network"));
  cpSync(join(PROJECT_ROOT, "examples/beginner"), join(root, "network/config"), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function run(words: readonly string[], { folder = "network", stdout = "pipe" as "pipe" | number } = {}) {
  const {
    status,
    stderr,
    stdout: printed,
  } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd: join(root, folder),
    env: { PATH: process.env.PATH },
    stdio: ["ignore", stdout, "pipe"],
    encoding: "utf8",
  });
  return { status, stderr, stdout: printed };
}

const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...words], { cwd: root });

function commit(): void {
  git("init", "--quiet", "--initial-branch=main");
  git("add", ".");
  git("commit", "--quiet", "-m", "all");
}

test("a file called config is no configuration, and help is printed beside it", () => {
  rmSync(join(root, "network/config"), { recursive: true });
  writeFileSync(join(root, "network/config"), "text");
  expect(run(["--help"]).status).toBe(0);
  const { status, stderr } = run(["validate"]);
  expect(status).toBe(1);
  expect(stderr).toContain("there is no configuration in config");
});

const onFull = existsSync(FULL) ? test : test.skip;
onFull("standard output that takes no more is told in a line", () => {
  for (const words of [["plan"], ["plan", "--format", "json"], ["schema"], ["--help"]]) {
    const { status, stderr } = run(words, { stdout: openSync(FULL, "w") });
    expect([words, status, stderr]).toEqual([words, 1, "cadastre: standard output: ENOSPC\n"]);
  }
});

test.each([
  ["review", ""],
  ["affected", ""],
  ["steps", ""],
  ["review", "main", ""],
])("%s %p %p: an unset variable is a mistake of the call", (...words) => {
  commit();
  const { status, stderr } = run(words);
  expect(status).toBe(2);
  expect(stderr).toBe("cadastre: a version to compare is empty text; name a git revision or a folder\n");
});

test("git's own reason is told when git gives no revision", () => {
  expect(run(["affected", "main"]).stderr).toContain("fatal: not a git repository");
  commit();
  const { status, stderr } = run(["affected", "no-such-branch"]);
  expect(status).toBe(2);
  expect(stderr).toBe(
    "cadastre: no-such-branch is neither a folder here nor a revision that git gives: fatal: Needed a single revision\n",
  );
});

test("a configuration is the same in a revision and in the working tree, however its path is spelt", () => {
  symlinkSync("network/config", join(root, "linked"));
  commit();
  mkdirSync(join(root, "tools"));
  for (const [folder, config] of [
    ["network", "./config/"],
    ["network", join(root, "network/config")],
    ["network", "../network/config"],
    ["tools", "../network/config"],
    ["tools", "../network/config/cadastre.yaml"],
    ["tools", "../linked"],
  ] as const) {
    const { status, stdout, stderr } = run(["review", "main", "--config", config, "--format", "json"], {
      folder,
    });
    expect([config, stderr, status]).toEqual([config, "", 0]);
    expect([config, JSON.parse(stdout).verdict]).toEqual([config, ["nothing"]]);
  }
});

test("a lock that is a link out of the repository is neither read nor written", () => {
  const elsewhere = join(root, "elsewhere");
  writeFileSync(elsewhere, "kept\n");
  commit();
  rmSync(join(root, "network/config/network.lock.yaml"));
  symlinkSync("/etc/hostname", join(root, "network/config/network.lock.yaml"));
  const { status, stderr } = run(["plan"]);
  expect(status).toBe(1);
  expect(stderr).toContain("error[FILE_OUTSIDE] config/network.lock.yaml leads outside the repository");
});
