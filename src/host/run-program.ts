/** Runs a program and keeps what it prints. */
import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Ran } from "./host";

export interface Running {
  readonly cwd: string;
  readonly log?: string;
  readonly signal?: AbortSignal;
}

/** A group of its own keeps a key press from it, so that whoever runs it decides how it ends. */
export function runProgram(program: string, args: readonly string[], running: Running): Promise<Ran> {
  const { cwd, log, signal } = running;
  if (log !== undefined) mkdirSync(dirname(log), { recursive: true });
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let [text, stdout] = ["", ""];
    const take = (piece: string) => {
      text += piece;
      if (log !== undefined) appendFileSync(log, piece);
    };
    child.stdout.setEncoding("utf8").on("data", (piece: string) => {
      stdout += piece;
      take(piece);
    });
    child.stderr.setEncoding("utf8").on("data", take);
    const interrupt = () => child.kill("SIGINT");
    signal?.addEventListener("abort", interrupt);
    const end = (code: number | null) => {
      signal?.removeEventListener("abort", interrupt);
      resolve({ code: code ?? undefined, text, stdout });
    };
    child.on("error", () => end(null));
    child.on("close", end);
  });
}
