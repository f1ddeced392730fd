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
  /** Makes an organisation of these accounts, with this ID; AWS draws the ID, a test has it in its configuration. */
  foundOrganization(organization: Organization): Promise<void>;
  stop(): Promise<void>;
  /** What the server wrote to stderr: the calls it could not do. */
  log(): string;
}

export interface Organization {
  /** `o-…` */
  readonly id: string;
  readonly managementAccount: string;
  readonly accounts: readonly string[];
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
    reset: () => post(`${url}/moto-api/reset`),
    foundOrganization: (organization) => post(`${url}/local-api/organization`, organization),
    stop: () =>
      new Promise((resolve) => {
        child.once("close", () => resolve());
        child.kill();
      }),
    log: () => log,
  };
}

async function post(address: string, body?: unknown): Promise<void> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`);
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
