/** Synthesis as a process: threads change nothing, and an interrupt leaves nothing half-written. */
import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(__dirname, "../../bin/cadastre.js");
const ACCOUNTS = 800;
const cache = mkdtempSync(join(tmpdir(), "cadastre-cache-"));
const environment = { PATH: process.env.PATH, XDG_CACHE_HOME: cache };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cadastre-synth-"));
  mkdirSync(join(folder, "config"));
  writeFileSync(join(folder, "config/all.yaml"), configuration());
  call("plan", "--quiet");
});
afterAll(() => {
  for (const made of [folder, cache]) rmSync(made, { recursive: true, force: true });
});

/** Every account has a tag of its own name, so that no two stacks have a head of one shape and CDKTF has to make each. */
function configuration(): string {
  const accounts = Array.from({ length: ACCOUNTS }, (_, index) => {
    const vpcs = "{ main: { region: us-east-1, cidr: { pool: all, prefixLength: 24 } } }";
    return `  a${index}: { id: "${100000000000 + index}", tags: { tag-${index}: x }, vpcs: ${vpcs} }`;
  });
  return `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/Deployer" }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }
accounts:
${accounts.join("\n")}
`;
}

function call(...words: string[]): void {
  execFileSync(process.execPath, [PROGRAM, ...words], { cwd: folder, env: environment, stdio: "pipe" });
}

/** Every file below the output, with its text. */
function output(out: string): Record<string, string> {
  const all = readdirSync(join(folder, out), { recursive: true, withFileTypes: true });
  const files = all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [file.slice(join(folder, out).length), readFileSync(file, "utf8")]),
  );
}

// Fails when the threads' answers are put together in the order in which they come.
test("any number of threads gives the same bytes", () => {
  const [one, ...others] = [1, 2, 3].map((threads) => {
    call("synth", "--out", `out-${threads}`, "--threads", String(threads));
    return output(`out-${threads}`);
  });
  expect(Object.keys(one ?? {})).toHaveLength(ACCOUNTS + 2);
  for (const other of others) expect(other).toEqual(one);
}, 120_000);

// Fails when files are written in place, and when nothing holds an interrupt until the files at hand are whole.
test.each(["1", "3"])(
  "an interrupt with %s threads ends it with every file whole, and the next run completes them",
  async (threads) => {
    rmSync(join(folder, "cut"), { recursive: true, force: true });
    call("synth", "--out", "whole");
    const whole = output("whole");
    const child = spawn(process.execPath, [PROGRAM, "synth", "--out", "cut", "--threads", threads], {
      cwd: folder,
      env: environment,
      stdio: "ignore",
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    const timer = setInterval(() => {
      if (!existsSync(join(folder, "cut/stacks"))) return;
      clearInterval(timer);
      child.kill("SIGINT");
    }, 1);
    expect(await ended).toBe(130);
    for (const [file, text] of Object.entries(output("cut"))) expect(text).toBe(whole[file]);
    call("synth", "--out", "cut");
    expect(output("cut")).toEqual(whole);
  },
  120_000,
);
