/** `npm run bench`: times planning and synthesis at growing sizes against plain CDKTF and the floor; prints and writes it. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Accounts by job; the slow baseline stops earlier. `--quick` keeps to the small ones. */
const QUICK = process.argv.includes("--quick");
const SIZES = (QUICK ? [10, 100] : [10, 100, 1000, 5000]) as readonly number[];
const PLANNING_SIZES = QUICK ? SIZES : [...SIZES, 10000];

function measure(job: string, accounts: number): Measured {
  const words = ["--max-old-space-size=8192", join(__dirname, "child.js"), job, String(accounts)];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" })) as Measured;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

const time = ({ seconds }: Measured) =>
  seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(2)} s`;
const memory = ({ megabytes }: Measured) => `${megabytes.toFixed(0)} MB`;
const ratio = (a: Measured, b: Measured) => `${(a.seconds / b.seconds).toFixed(1)} ×`;
const growth = (now: Measured, before: Measured | undefined, factor: number) =>
  before ? `${(now.seconds / before.seconds / factor).toFixed(2)}` : "";

function planning(): string {
  let before: { accounts: number; plan: Measured } | undefined;
  const rows = PLANNING_SIZES.map((accounts) => {
    const [loaded, planned, again] = ["load", "plan", "replan"].map((job) => measure(job, accounts)) as [
      Measured,
      Measured,
      Measured,
    ];
    const grown = growth(planned, before?.plan, accounts / (before?.accounts ?? accounts));
    before = { accounts, plan: planned };
    return [String(accounts), time(loaded), time(planned), time(again), grown, memory(planned)];
  });
  const head = [
    "accounts",
    "YAML to model",
    "plan, empty lock",
    "plan, full lock",
    "growth per account",
    "peak memory",
  ];
  return table(head, rows);
}

function synthesis(): string {
  const rows = SIZES.map((accounts) => {
    const ours = measure("synth", accounts);
    const alone = measure("synth, every stack by CDKTF", accounts);
    const plain = measure("plain CDKTF", accounts);
    const untraced = measure("plain CDKTF without stack traces", accounts);
    const floor = measure("floor", accounts);
    return [
      String(accounts),
      time(ours),
      time(plain),
      ratio(plain, ours),
      time(alone),
      time(untraced),
      ratio(plain, untraced),
      time(floor),
      ratio(ours, floor),
      memory(ours),
      memory(plain),
    ];
  });
  const head = [
    "accounts",
    "cadastre",
    "plain CDKTF",
    "plain ÷ cadastre",
    "without shared shapes",
    "plain, no traces",
    "plain ÷ no traces",
    "floor",
    "cadastre ÷ floor",
    "peak, cadastre",
    "peak, plain",
  ];
  return table(head, rows);
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`;
const text = `# Benchmark

Made by \`npm run bench\`; times move with the machine, ratios are of one run. Machine: ${machine}.

Each account has one VPC of 4 tiers in 3 AZs and 2 secondary CIDRs. Every figure is of a process of its own.

## Planning

${planning()}

“Growth per account” is the time for one account relative to the row above: 1 is linear.

## Synthesis

${synthesis()}

Plain CDKTF is one \`App\` with a stack an account and the same resources (\`bench/plain-app.ts\`). The floor serialises
and writes the same bytes. “Without shared shapes” is our synthesis with CDKTF making every stack; the
column after it is the plain app without the stack trace that CDKTF takes of every token.
`;

process.stdout.write(text);
if (!QUICK) writeFileSync(join(__dirname, "../../bench/RESULTS.md"), text);
