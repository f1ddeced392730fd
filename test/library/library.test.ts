/** The library answers what the commands answer, and leaves the process that asks it alone. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import {
  load,
  Organization,
  type Policy,
  plan,
  Refused,
  review,
  synthesize,
  trace,
  verify,
} from "../../src/library/cadastre";
import { memoryHost } from "../support/memory-host";
import { PROJECT_ROOT } from "../support/plans";
import { TWO_ACCOUNTS } from "../support/two-accounts";

jest.setTimeout(240_000);

const source = (text = TWO_ACCOUNTS) => ({ texts: { "config/a.yaml": text } });

/** The same configuration in a world of the commands' own. */
async function command(text: string, ...words: readonly string[]) {
  const host = memoryHost({ "config/a.yaml": text });
  const call = async (...all: readonly string[]) => {
    host.output.stdout = "";
    return { code: await runCli(all, host), ...host.output };
  };
  await call("plan", "--quiet");
  await call("synth", "--quiet");
  return { ...(await call(...words)), host };
}

test("load says what validate says", async () => {
  const wrong = TWO_ACCOUNTS.replace("regions:", "region:");
  const told = JSON.parse((await command(wrong, "validate", "--format", "json")).stdout).diagnostics;
  const loaded = load(source(wrong));
  expect(loaded.isSound).toBe(false);
  expect(loaded.diagnostics.length).toBeGreaterThan(0);
  expect(told).toMatchObject(loaded.diagnostics);
  expect(load(source())).toEqual({ isSound: true, diagnostics: [], files: ["config/a.yaml"] });
});

test("plan gives the lock that the command writes, and writes nothing", async () => {
  const { host } = await command(TWO_ACCOUNTS, "plan");
  const planned = plan(source());
  expect(planned.lock).toEqual({
    file: "config/network.lock.yaml",
    text: host.files.get("config/network.lock.yaml"),
    isNew: true,
  });
  const again = plan({ texts: { ...source().texts, "config/network.lock.yaml": planned.lock?.text ?? "" } });
  expect(again.lock).toMatchObject({ isNew: false, text: planned.lock?.text });
  expect(plan(source("organization: 1")).plan).toBeUndefined();
});

test("synthesize gives the texts that synth writes", async () => {
  const { host } = await command(TWO_ACCOUNTS, "synth");
  const { stacks } = await synthesize(plan(source()));
  expect(stacks.length).toBe(2);
  for (const { name, text } of stacks)
    expect(host.files.get(`cdktf.out/stacks/${name}/cdk.tf.json`)).toBe(text);
});

test("verify and trace say what the commands say", async () => {
  const text = TWO_ACCOUNTS.replace("expect: denied", "expect: delivered");
  const found = JSON.parse((await command(text, "verify", "--format", "json")).stdout).findings;
  const synthesis = await synthesize(plan(source(text)));
  expect(found).toHaveLength(1);
  expect(found).toMatchObject(verify(synthesis));
  const printed = (await command(text, "trace", "app/main/app", "web/main/app")).stdout;
  const answer = trace(synthesis, { from: "app/main/app", to: "web/main/app" });
  expect(answer).toMatchObject({ isOpen: false, text: printed, trace: { disposition: "no route" } });
  expect(() => trace(synthesis, { from: "nobody", to: "web" })).toThrow(
    "nothing that can send or receive is called nobody",
  );
});

test("review says what the command says", async () => {
  const later = TWO_ACCOUNTS.replace("organization: { name:", "organization: { tags: { owner: us }, name:");
  const lock = { "config/network.lock.yaml": plan(source()).lock?.text ?? "" };
  const texts = (text: string) => ({ texts: { ...source(text).texts, ...lock } });
  const host = memoryHost(texts(later).texts);
  host.revisions.set("main", new Map(Object.entries(texts(TWO_ACCOUNTS).texts)));
  await runCli(["review", "main"], host);
  const { markdown, verdict } = await review(plan(texts(TWO_ACCOUNTS)), plan(texts(later)), {
    names: { before: "main" },
    today: host.today(),
  });
  expect(markdown).toBe(host.output.stdout);
  expect(verdict).not.toEqual(["nothing"]);
});

describe("policies", () => {
  const asked = async (policy: Policy) => {
    const synthesis = await synthesize(plan(source()), { policies: [policy] });
    return verify(synthesis).map(({ code, severity, message }) => `${severity} ${code}: ${message}`);
  };
  const words = { message: "m", why: "w", help: "h" };

  test("are asked about plan, stacks and findings", async () => {
    const told = await asked(({ plan, stacks, findings }) => [
      {
        code: "OWN",
        severity: "warning",
        ...words,
        message: `${plan.stacks.length} ${stacks.length} ${findings.length}`,
      },
    ]);
    expect(told).toEqual(["warning OWN: 2 2 0"]);
  });

  test.each<[string, Policy]>([
    ["it answers no list", (() => undefined) as unknown as Policy],
    ["something that it answers has no code", (() => [{}]) as unknown as Policy],
    ["something that it answers has no why", () => [{ code: "OWN", ...words, why: "" }]],
    [
      "“own code” cannot be a code: capital letters, digits and underscores",
      () => [{ code: "own code", ...words }],
    ],
    ["UNREAD is a code of cadastre's own", () => [{ code: "UNREAD", ...words }]],
    ["a severity is error or warning", () => [{ code: "OWN", severity: "bad" as "error", ...words }]],
    ["an at is a place as planned things have it", () => [{ code: "OWN", ...words, at: {} as never }]],
    [
      "no",
      () => {
        throw new Error("no");
      },
    ],
  ])("that fail say so: %s", async (problem, policy) => {
    expect(await asked(policy)).toEqual([`error POLICY_FAILED: a policy of onStack fails: ${problem}`]);
  });
});

test("a library throws what can be caught: Refused, with the diagnostics and no stack trace", async () => {
  const failing = () => {
    throw new Error("no");
  };
  for (const act of [
    () => synthesize(plan(source("organization: 1"))),
    () => synthesize(plan(source()), { onStack: failing }),
    () => review(plan(source()), plan(source()), { code: { onStack: failing } }),
  ]) {
    const error = await act().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Refused);
    expect((error as Refused).diagnostics.length).toBeGreaterThan(0);
    expect((error as Refused).stack).not.toMatch(/^ +at .*\.[jt]s:/m);
  }
});

test("an organisation writes what synth writes, and no lock", async () => {
  const out = mkdtempSync(join(tmpdir(), "cadastre-library-"));
  const organization = new Organization("examples/small", { folder: PROJECT_ROOT });
  await organization.synth({ out: join(out, "a") });
  const { stacks } = await synthesize(organization.plan());
  expect(readdirSync(join(out, "a/stacks")).sort()).toEqual(stacks.map(({ name }) => name));
  for (const { name, text } of stacks)
    expect(readFileSync(join(out, "a/stacks", name, "cdk.tf.json"), "utf8")).toBe(text);
  await expect(new Organization("config", source()).synth({ out: join(out, "b") })).rejects.toThrow(
    "LOCK_OUT_OF_DATE",
  );
  expect(readdirSync(out)).toEqual(["a"]);
  rmSync(out, { recursive: true });
});

test("the package's entry gives the same names to require and to import, and changes nothing of the process", () => {
  const script = `
    const listeners = () => [process, process.stdout, process.stderr].map((one) => one.eventNames().length);
    const before = JSON.stringify([listeners(), process.exitCode, Error.stackTraceLimit]);
    const required = require("cadastre");
    const planned = required.plan({ config: "examples/small" });
    required.synthesize(planned).then(async (synthesis) => {
      required.verify(synthesis);
      const imported = await import("cadastre");
      const after = JSON.stringify([listeners(), process.exitCode, Error.stackTraceLimit]);
      const names = Object.keys(imported).filter((name) => name !== "default").sort();
      console.log(JSON.stringify({ before, after, required: Object.keys(required).sort(), names }));
    });
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", script], {
    cwd: PROJECT_ROOT,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const { before, after, required, names } = JSON.parse(stdout);
  expect(after).toBe(before);
  expect(names).toEqual(required);
  const written = readFileSync(join(PROJECT_ROOT, "docs/reference/library.d.ts"), "utf8");
  const values = [...written.matchAll(/^export declare (?:class|function) (\w+)/gm)].map(([, name]) => name);
  // Types alone are no values: nobody makes a plan or a synthesis by new.
  const TYPES = ["PlannedOrganization", "StackNouns", "Synthesis"];
  expect(required).toEqual(values.filter((name) => !TYPES.includes(name as string)).sort());
});

test("docs/reference/library.d.ts is what the sources say, and a compiler takes it", () => {
  const run = (...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: PROJECT_ROOT,
      encoding: "utf8",
    });
    return { status, said: stdout + stderr };
  };
  expect(run("tools/library-types.js", "--check")).toEqual({ status: 0, said: "" });
  const words = [
    "--noEmit",
    "--strict",
    "--skipLibCheck",
    "false",
    "--types",
    "node",
    "--target",
    "es2022",
    "--module",
    "node16",
  ];
  const tsc = "node_modules/typescript/bin/tsc";
  expect(run(tsc, ...words, "docs/reference/library.d.ts")).toEqual({ status: 0, said: "" });
});
