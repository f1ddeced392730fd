/** What is measured, each in a process of its own, so that memory and warm-up are nobody else's. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

/** Seconds that the measured part took; what it stands on is made before the clock starts. */
export type Job = (accounts: number) => Promise<number>;

export const JOBS: Readonly<Record<string, Job>> = {
  load: async (accounts) => {
    const texts = textsOf(accounts);
    return seconds(() => load(texts));
  },
  plan: async (accounts) => {
    const model = modelOf(accounts);
    return seconds(() => plan(model, EMPTY_LOCK));
  },
  replan: async (accounts) => {
    const model = modelOf(accounts);
    const text = formatLock(plan(model, EMPTY_LOCK).lock as LocatedLock);
    return seconds(() => plan(model, parseLock("lock", text, new Collector()) as LocatedLock));
  },
  synth: async (accounts) => {
    const { writeStacks } = await import("../stacks/write-stacks");
    const { stacks } = planOf(accounts);
    return inFolder((folder) =>
      seconds(() => writeStacks(nodeHost(folder), stacks, "out", { threads: availableParallelism() })),
    );
  },
  "synth, every stack by CDKTF": async (accounts) => {
    const { synthesizeStack } = await import("../stacks/synthesize");
    const { stacks } = planOf(accounts);
    return inFolder((folder) =>
      seconds(() => {
        for (const stack of stacks) writeStack(folder, stack.name, synthesizeStack(stack));
      }),
    );
  },
  "plain CDKTF": async (accounts) => {
    const { synthesizePlainly } = await import("./plain-app");
    const planned = planOf(accounts);
    return inFolder((folder) => seconds(() => synthesizePlainly(planned, folder)));
  },
  "plain CDKTF without stack traces": async (accounts) => {
    const { synthesizePlainly } = await import("./plain-app");
    const { withoutStackTraces } = await import("../stacks/stack-traces");
    const planned = planOf(accounts);
    return inFolder((folder) => seconds(() => withoutStackTraces(() => synthesizePlainly(planned, folder))));
  },
  floor: async (accounts) => {
    const { synthesizeStack } = await import("../stacks/synthesize");
    const made = planOf(accounts).stacks.map((stack) => ({
      name: stack.name,
      value: JSON.parse(synthesizeStack(stack)) as object,
    }));
    return inFolder((folder) =>
      seconds(() => {
        for (const { name, value } of made) writeStack(folder, name, JSON.stringify(value, undefined, 2));
      }),
    );
  },
};

function textsOf(accounts: number) {
  return Object.entries(generateOrganization({ accounts })).map(([file, text]) => ({ file, text }));
}

function modelOf(accounts: number): NetworkModel {
  const { model, diagnostics } = load(textsOf(accounts));
  if (!model) throw new Error(`the generated organisation is not sound: ${diagnostics[0]?.code}`);
  return model;
}

function planOf(accounts: number): Plan {
  const planned = plan(modelOf(accounts), EMPTY_LOCK).plan;
  if (!planned) throw new Error("the generated organisation cannot be planned");
  return planned;
}

async function seconds(run: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function writeStack(folder: string, name: string, text: string): void {
  mkdirSync(join(folder, "stacks", name), { recursive: true });
  writeFileSync(join(folder, "stacks", name, "cdk.tf.json"), text);
}

async function inFolder(run: (folder: string) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "cadastre-bench-"));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
