/** Killing plan at any moment leaves the old lock or the new one. */
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateOrganization } from "../../examples/generate/organization";
import { HostError } from "../../src/host/host";
import { nodeHost } from "../../src/host/node-host";

const PROGRAM = join(__dirname, "../../bin/cadastre.js");
const TRIES = 12;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cadastre-kill-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function configure(accounts: number): void {
  mkdirSync(join(folder, "config"), { recursive: true });
  for (const [file, text] of Object.entries(generateOrganization({ accounts })))
    writeFileSync(join(folder, "config", file), text);
}

const environment = { PATH: process.env.PATH };
const lockFile = () => join(folder, "config/network.lock.yaml");
const plan = () =>
  execFileSync(process.execPath, [PROGRAM, "plan", "--quiet"], {
    cwd: folder,
    env: environment,
    stdio: "pipe",
  });

/** Starts `plan` and kills it when `due` says so; answers whether it was killed before it ended. */
function killed(due: (kill: () => void) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [PROGRAM, "plan", "--quiet"], {
      cwd: folder,
      env: environment,
      stdio: "ignore",
    });
    child.on("exit", (_, signal) => resolve(signal === "SIGKILL"));
    due(() => child.kill("SIGKILL"));
  });
}

// Fails when `writeText` writes in place (`writeFileSync`): a try then finds half a lock, or an empty one.
test("plan, killed at any moment, leaves the old lock or the new one and nothing between", async () => {
  configure(10);
  plan();
  const old = readFileSync(lockFile(), "utf8");
  configure(300);
  const started = process.hrtime.bigint();
  plan();
  const whole = Number(process.hrtime.bigint() - started) / 1e6;
  const fresh = readFileSync(lockFile(), "utf8");
  expect(fresh.length).toBeGreaterThan(10 * old.length);
  let kills = 0;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    writeFileSync(lockFile(), old);
    // Half of the tries spread over the whole run; the others wait for the first sign of the write.
    const dead = await killed((kill) => {
      if (attempt % 2 === 0) setTimeout(kill, (whole * attempt) / TRIES);
      else whenWriting(kill, attempt % 4 === 1);
    });
    if (dead) kills++;
    const left = readFileSync(lockFile(), "utf8");
    expect(left === old || left === fresh).toBe(true);
  }
  expect(kills).toBeGreaterThan(TRIES / 4);
  plan();
  expect(readFileSync(lockFile(), "utf8")).toBe(fresh);
}, 120_000);

/** Kills as soon as a file beside the lock appears, or the lock itself changes. */
function whenWriting(kill: () => void, onChange: boolean): void {
  const config = join(folder, "config");
  const files = readdirSync(config).length;
  const old = readFileSync(lockFile(), "utf8").length;
  const timer = setInterval(() => {
    const now = readFileSync(lockFile(), "utf8").length;
    if (readdirSync(config).length === files && !(onChange && now !== old)) return;
    clearInterval(timer);
    kill();
  }, 1);
  timer.unref();
}

// Fails when `guarded` lets the system's error through, and when the old file is removed before the new one is there.
test("a write that fails is told as the world's refusal, leaves the old lock and no half-written file beside it", () => {
  const host = nodeHost(folder);
  host.writeText("config/network.lock.yaml", "old\n");
  // A folder in the place of the file cannot be written over, whoever asks; a superuser is stopped by nothing less.
  mkdirSync(join(folder, "config/taken/inside"), { recursive: true });
  expect(() => host.writeText("config/taken", "new\n")).toThrow(HostError);
  expect(() => host.writeText("config/network.lock.yaml/below", "new\n")).toThrow(HostError);
  expect(readFileSync(lockFile(), "utf8")).toBe("old\n");
  expect(readdirSync(join(folder, "config")).sort()).toEqual(["network.lock.yaml", "taken"]);
});
