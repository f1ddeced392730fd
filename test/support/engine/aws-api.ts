/** The local AWS API as a child process: moto with the additions of `aws_api/`. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { engineEnv } from "./engine-env";
import type { EngineTools } from "./tools";

export interface AwsApi {
  readonly url: string;
  /** The environment for terraform and aws; see `engineEnv`. */
  env(): NodeJS.ProcessEnv;
  /** Empties every account. */
  reset(): Promise<void>;
  stop(): Promise<void>;
  /** What the server wrote to stderr: the calls it could not do. */
  log(): string;
}

/** Resolves when the server listens; rejects with its stderr when it ends before that. */
export async function startAwsApi(tools: EngineTools): Promise<AwsApi> {
  const child = spawn(tools.python, [join(__dirname, "aws_api")], {
    // The pipe on stdin ends with this process, and the server with the pipe.
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log += text;
  });
  const port = await announcedPort(child, () => log);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    env: () => engineEnv(url),
    reset: async () => {
      const answer = await fetch(`${url}/moto-api/reset`, { method: "POST" });
      if (!answer.ok) throw new Error(`the local AWS API did not reset: ${answer.status}`);
    },
    stop: () =>
      new Promise((resolve) => {
        child.once("close", () => resolve());
        child.kill();
      }),
    log: () => log,
  };
}

function announcedPort(child: ChildProcess, log: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    let heard = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      heard += text;
      const port = /^port (\d+)$/m.exec(heard)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once("error", reject);
    child.once("close", (code) => reject(new Error(`the local AWS API ended with ${code}:\n${log()}`)));
  });
}
