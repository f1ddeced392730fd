/** One running engine for a jest block: the API, Terraform bound to it, a reader, and a folder for stacks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AwsApi, startAwsApi } from "./aws-api";
import { type AwsReader, startAwsReader } from "./aws-read";
import { type StackFolder, Terraform } from "./terraform";
import type { EngineTools } from "./tools";

export interface Engine {
  readonly api: AwsApi;
  readonly terraform: Terraform;
  readonly reader: AwsReader;
  /** A folder of this engine alone; gone when the block ends. */
  readonly root: string;
  /** Writes hand-made Terraform JSON as a stack of this engine. */
  writeStack(name: string, json: unknown): StackFolder;
}

/** Registers start and stop around the tests of the block; the engine is there once they run. */
export function useEngine(tools: EngineTools): () => Engine {
  let engine: Engine | undefined;
  beforeAll(async () => {
    engine = await startEngine(tools);
  });
  afterAll(async () => {
    await engine?.reader.stop();
    await engine?.api.stop();
    if (engine !== undefined) rmSync(engine.root, { recursive: true, force: true });
  });
  return () => {
    if (engine === undefined) throw new Error("the engine is there only while tests run");
    return engine;
  };
}

async function startEngine(tools: EngineTools): Promise<Engine> {
  const api = await startAwsApi(tools);
  const root = mkdtempSync(join(tmpdir(), "cadastre-engine-"));
  return {
    api,
    terraform: new Terraform(tools, api),
    reader: startAwsReader(tools, api),
    root,
    writeStack: (name, json) => {
      const dir = join(root, name);
      mkdirSync(dir, { recursive: true });
      writeFileSync(join(dir, "cdk.tf.json"), JSON.stringify(json, null, 2));
      return { name, dir };
    },
  };
}
