/** Runs a child process to its end and keeps what it said. */
import { spawn } from "node:child_process";

export interface Finished {
  /** -1 where a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds after which the command is told to end; it then counts as failed, with what it said. */
  readonly timeout?: number;
}

/** Resolves whatever the exit code is; rejects only when the command cannot be started. */
export function run(command: string, args: readonly string[], where: Surroundings): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...where, stdio: ["ignore", "pipe", "pipe"] });
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? -1, ...said }));
  });
}
