/** Loaded before a program that is measured as a whole: leaves the CPU seconds of all its threads in a file. */
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeFileSync(process.env.BENCH_CPU as string, String((user + system) / 1e6));
});
