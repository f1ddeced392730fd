/** Runs one job and prints its times and the process's peak memory. */
import { keepHeapSmall } from "../src/host/heap";
import { JOBS } from "./jobs";

const [, , job = "", accounts = "", connected] = process.argv;

async function main(): Promise<void> {
  const run = JOBS[job];
  if (!run) throw new Error(`no job ${job}`);
  // As the program does; plain CDKTF is left as its users have it.
  if (!job.startsWith("plain")) keepHeapSmall();
  const time = await run({ accounts: Number(accounts), connected: connected === "connected" });
  process.stdout.write(JSON.stringify({ ...time, megabytes: process.resourceUsage().maxRSS / 1024 }));
}

void main();
