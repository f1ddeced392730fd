/** What a run leaves behind when it is killed or the disk is full proves nothing, and the next run completes it. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { skipLoudly } from "../support/skip-loudly";
import { stackFile, TWO_ACCOUNTS } from "../support/two-accounts";

jest.setTimeout(120_000);

const PROGRAM = join(__dirname, "../../bin/cadastre.js");
const root = mkdtempSync(join(tmpdir(), "cadastre-left-"));
const folder = join(root, "project");
const environment = { PATH: process.env.PATH, XDG_CACHE_HOME: join(root, "cache") };

beforeAll(() => {
  mkdirSync(join(folder, "config"), { recursive: true });
  writeFileSync(join(folder, "config/a.yaml"), TWO_ACCOUNTS);
  for (const command of ["plan", "synth"]) expect(call(command)).toMatchObject({ status: 0 });
});
afterAll(() => {
  if (mounted) spawnSync("umount", [disk]);
  rmSync(root, { recursive: true, force: true });
});

function call(...words: string[]) {
  const options = { cwd: folder, env: environment, encoding: "utf8" } as const;
  const { status, stderr, pid } = spawnSync(process.execPath, [PROGRAM, ...words], options);
  return { status, stderr, pid };
}

const namesBelow = (path: string) =>
  readdirSync(join(folder, path), { recursive: true, encoding: "utf8" }).sort();

/** Kills a run as soon as a path is there. */
async function killedAt(path: string, ...words: string[]): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd: folder,
    env: environment,
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const timer = setInterval(() => existsSync(join(folder, path)) && child.kill("SIGKILL"), 1);
  await ended;
  clearInterval(timer);
}

// Fails when a folder without its manifest is refused, whatever the claim says.
test.each([
  ["audit", ["report", "--out", "audit"], ["cadastre.json", "tables", "index.html"]],
  ["made", ["synth", "--no-cache", "--out", "made"], ["cadastre.json", "stacks"]],
])("a run that is killed while it fills %s is completed by the next", async (out, words, moments) => {
  const whole = `whole-${out}`;
  expect(call(...words.map((word) => (word === out ? whole : word)))).toMatchObject({ status: 0 });
  for (const moment of moments) {
    rmSync(join(folder, out), { recursive: true, force: true });
    await killedAt(join(out, moment), ...words);
    expect(call(...words)).toMatchObject({ status: 0 });
    expect(namesBelow(out)).toEqual(namesBelow(whole));
  }
});

// Fails when `isRunning` is always true, and when it is always false.
test("the draft of a process that is gone leaves, and that of one that is there stays", () => {
  const gone = join(folder, "cdktf.out", `${stackFile("app")}.${call("--help").pid}`);
  const there = join(folder, "cdktf.out", `${stackFile("app")}.${process.pid}`);
  for (const draft of [gone, there]) writeFileSync(draft, "half");
  expect(call("synth")).toMatchObject({ status: 0 });
  expect([existsSync(gone), existsSync(there)]).toEqual([false, true]);
  rmSync(there);
});

// Fails when the folder of the lock is not looked through.
test("and so it is beside the lock", () => {
  const gone = join(folder, "config", `network.lock.yaml.${call("--help").pid}`);
  writeFileSync(gone, "half");
  rmSync(join(folder, "config/network.lock.yaml"));
  expect(call("plan")).toMatchObject({ status: 0 });
  expect(existsSync(gone)).toBe(false);
});

const disk = join(root, "project", "small");
mkdirSync(disk, { recursive: true });
const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8k", "tmpfs", disk]).status === 0;
if (mounted) {
  test("a full disk is one line, what is on it proves nothing, and with room the next run completes it", () => {
    const full = call("synth", "--out", "small/out");
    expect(full.status).toBe(1);
    expect(full.stderr).toMatch(/^cadastre: small\/out\/\S+: ENOSPC\n$/);
    const verified = call("verify", "--out", "small/out");
    expect(verified.status).toBe(1);
    expect(verified.stderr).toContain(
      "error[OUTPUT_OUT_OF_DATE] small/out is not what this configuration gives",
    );
    expect(spawnSync("mount", ["-o", "remount,size=4m", disk]).status).toBe(0);
    expect(call("synth", "--out", "small/out")).toMatchObject({ status: 0 });
    expect(namesBelow("small/out")).toEqual(namesBelow("cdktf.out"));
    expect(call("verify", "--out", "small/out")).toMatchObject({ status: 0 });
  });
} else skipLoudly("a full disk", "only root can mount a small disk\n");
