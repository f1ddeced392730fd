/** What is measured, each in a process of its own, so that memory and warm-up are nobody else's. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { generateOrganization } from "../examples/generate/organization";
import { Collector } from "../src/diagnostics/collector";
import { nodeHost } from "../src/host/node-host";
import { load } from "../src/load/load";
import { formatLock, parseLock } from "../src/lock/codec";
import { EMPTY_LOCK, type LocatedLock } from "../src/lock/lock";
import type { NetworkModel } from "../src/model/network-model";
import { plan } from "../src/plan/plan";
import type { Plan } from "../src/plan/planned/plan";

/** Of the measured part; what it stands on is made before the clock starts. `cpu` is of all threads. */
export interface Time {
  readonly seconds: number;
  readonly cpu: number;
}

export interface Size {
  readonly accounts: number;
  /** With endpoints, routes and a PrivateLink service. */
  readonly connected: boolean;
}

export type Job = (size: Size) => Promise<Time>;

export const JOBS: Readonly<Record<string, Job>> = {
  load: async (size) => {
    const texts = textsOf(size);
    return timed(() => load(texts));
  },
  plan: async (size) => {
    const model = modelOf(size);
    return timed(() => plan(model, EMPTY_LOCK));
  },
  replan: async (size) => {
    const model = modelOf(size);
    const text = formatLock(plan(model, EMPTY_LOCK).lock as LocatedLock);
    return timed(() => plan(model, parseLock("lock", text, new Collector()) as LocatedLock));
  },
  synth: async (size) => {
    const { stacks } = planOf(size);
    return inFolder((folder) => timed(() => write(folder, stacks)));
  },
  "synth, every stack by CDKTF": async (size) => {
    const { synthesizeStack } = await import("../stacks/synthesize");
    const { stacks } = planOf(size);
    return inFolder((folder) =>
      timed(() => {
        for (const stack of stacks) writeStack(folder, stack.name, synthesizeStack(stack));
      }),
    );
  },
  "plain CDKTF": async (size) => {
    return inFolder(async (folder) => {
      emit(folder, size);
      return timed(() => plainly(folder));
    });
  },
  "plain CDKTF without stack traces": async (size) => {
    const { withoutStackTraces } = await import("../stacks/stack-traces");
    await import("./plain-app");
    return inFolder(async (folder) => {
      emit(folder, size);
      return timed(() => withoutStackTraces(() => plainly(folder)));
    });
  },
  floor: async (size) => {
    return inFolder(async (folder) => {
      const { stacks } = planOf(size);
      await write(folder, stacks);
      const host = nodeHost(folder);
      const made = stacks.map(({ name }) => ({
        name,
        value: JSON.parse(host.readText(`out/stacks/${name}/cdk.tf.json`) as string) as object,
      }));
      return timed(() => {
        for (const { name, value } of made)
          writeStack(join(folder, "floor"), name, JSON.stringify(value, undefined, 2));
      });
    });
  },
  // As somebody calls it: the whole process, from command to written files, after one account of many has changed.
  "warm, one account's tags": (size) => warm(size, ', tags: { changed: "yes" } }'),
  "warm, one account more": (size) =>
    warm(size, ' }\n  latecomer: { id: "300000000000", ou: workloads }', true),
  help: () => called(process.cwd(), "--help"),
  validate: () => called(process.cwd(), "validate"),
};

async function warm(size: Size, change: string, replan = false): Promise<Time> {
  return inFolder(async (folder) => {
    const host = nodeHost(folder);
    for (const { file, text } of textsOf(size)) host.writeText(`config/${file}`, text);
    call(folder, "plan", "--quiet");
    call(folder, "synth", "--quiet");
    const text = host.readText("config/accounts-0000.yaml") as string;
    host.writeText("config/accounts-0000.yaml", text.replace(/ }\n$/, `${change}\n`));
    if (replan) call(folder, "plan", "--quiet");
    return called(folder, "synth", "--quiet");
  });
}

/** Answers the CPU seconds that it took. */
function call(folder: string, ...words: readonly string[]): number {
  const program = join(__dirname, "../../bin/cadastre.js");
  const used = join(tmpdir(), `cadastre-cpu-${process.pid}`);
  const options = { cwd: folder, env: { ...process.env, BENCH_CPU: used }, stdio: "ignore" } as const;
  execFileSync(process.execPath, ["--require", join(__dirname, "cpu-usage.js"), program, ...words], options);
  const cpu = Number(readFileSync(used, "utf8"));
  rmSync(used);
  return cpu;
}

async function called(folder: string, ...words: readonly string[]): Promise<Time> {
  const start = process.hrtime.bigint();
  const cpu = call(folder, ...words);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, cpu };
}

/** In a process of its own, so that CDKTF is not loaded yet when the clock starts. */
function emit(folder: string, size: Size): void {
  const host = nodeHost(folder);
  for (const { file, text } of textsOf(size)) host.writeText(`config/${file}`, text);
  call(folder, "plan", "--quiet");
  call(folder, "synth", "--quiet", "--out", "out");
}

/** Loading CDKTF counts, as it does for ours. */
function plainly(folder: string): void {
  const { synthesizePlainly } = require("./plain-app") as typeof import("./plain-app");
  synthesizePlainly(join(folder, "out"), join(folder, "plain"));
}

async function write(folder: string, stacks: Plan["stacks"]): Promise<void> {
  const { writeStacks } = await import("../stacks/output/write-stacks");
  const host = nodeHost(folder);
  const cache = host.cache("out");
  const usable = cache && "read" in cache ? cache : undefined;
  await writeStacks(host, stacks, "out", { threads: availableParallelism(), cache: usable });
}

function textsOf(size: Size) {
  return Object.entries(generateOrganization(size)).map(([file, text]) => ({ file, text }));
}

function modelOf(size: Size): NetworkModel {
  const { model, diagnostics } = load(textsOf(size));
  if (!model) throw new Error(`the generated organisation is not sound: ${diagnostics[0]?.code}`);
  return model;
}

function planOf(size: Size): Plan {
  const planned = plan(modelOf(size), EMPTY_LOCK).plan;
  if (!planned) throw new Error("the generated organisation cannot be planned");
  return planned;
}

async function timed(run: () => unknown): Promise<Time> {
  const [start, used] = [process.hrtime.bigint(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(used);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, cpu: (user + system) / 1e6 };
}

function writeStack(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, "stacks", name), { recursive: true });
  writeFileSync(join(folder, "stacks", name, "cdk.tf.json"), text);
}

async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "cadastre-bench-"));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
