/** Runs one job and prints its seconds and the process's peak memory. */
import { JOBS } from "./jobs";

const [, , job = "", accounts = ""] = process.argv;

async function main(): Promise<void> {
  const run = JOBS[job];
  if (!run) throw new Error(`no job ${job}`);
  const seconds = await run(Number(accounts));
  process.stdout.write(JSON.stringify({ seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

void main();
