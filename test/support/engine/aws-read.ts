/** Asks the AWS API, not a state file, what is in an account: through the role that deploys there. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { AwsApi } from "./aws-api";
import type { EngineTools } from "./tools";

export interface AwsReader {
  /**
   * One call of boto3's client, all pages of it: `read("111111111111", "us-east-1", "ec2", "describe_vpcs", { VpcIds: [...] })`.
   * Rejects with AWS's own error text.
   */
  read<Answer = Record<string, unknown>>(
    account: string,
    region: string,
    service: string,
    operation: string,
    params?: Record<string, unknown>,
  ): Promise<Answer>;
  stop(): Promise<void>;
}

interface Waiting {
  resolve(answer: never): void;
  reject(error: Error): void;
}

/** Starts one boto3 process that answers all questions; a process for each would take a second each. */
export function startAwsReader(tools: EngineTools, api: AwsApi): AwsReader {
  const child = spawn(tools.python, [join(__dirname, "aws_reader.py")], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...api.env(), PYTHONDONTWRITEBYTECODE: "1" },
  });
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer = JSON.parse(line) as { id: number; result?: unknown; error?: string };
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) asker?.resolve(answer.result as never);
    else asker?.reject(new Error(answer.error));
  });
  const ended = new Promise<void>((resolve) => {
    child.once("close", (code) => {
      for (const asker of waiting.values()) asker.reject(new Error(`the AWS reader ended with ${code}`));
      resolve();
    });
  });
  return {
    read: (account, region, service, operation, params = {}) =>
      new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.stdin.write(`${JSON.stringify({ id: asked, account, region, service, operation, params })}\n`);
      }),
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}
