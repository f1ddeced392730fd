/** `npm run bench`: times planning and synthesis at growing sizes against plain CDKTF and the floor; prints and writes it. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";

interface Measured {
  readonly seconds: number;
  /** CPU seconds of all threads. */
  readonly cpu: number;
  readonly megabytes: number;
}

type Row = readonly string[];

/** `--quick` keeps to the small ones. */
const QUICK = process.argv.includes("--quick");
/** A share takes 5,000 accounts, and the transit gateway is shared with all of these and one more. */
const LARGEST = 4900;
const SIZES: readonly number[] = QUICK ? [10, 100] : [10, 100, 1000, LARGEST];
const PLANNING_SIZES = QUICK ? SIZES : [...SIZES, 10000];
const CONSUMERS: readonly number[] = QUICK ? [30, 300] : [30, 300, 3000];
const WARM_SIZE = QUICK ? 100 : 1000;
/** Plain CDKTF holds all stacks at once: 9 GB of heap for the largest size, which not every machine has. */
const MOST_PLAIN = totalmem() > 12 * 2 ** 30 ? LARGEST : 1000;

function measure(job: string, accounts: number, connected = false): Measured {
  const words = ["--max-old-space-size=12288", join(__dirname, "child.js"), job, String(accounts)];
  if (connected) words.push("connected");
  process.stderr.write(`${job}, ${accounts} accounts\n`);
  const text = execFileSync(process.execPath, words, { encoding: "utf8" });
  process.stderr.write(`  ${text}\n`);
  return JSON.parse(text) as Measured;
}

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

const inWords = (seconds: number) =>
  seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(2)} s`;
const time = ({ seconds }: Measured) => inWords(seconds);
const cpu = (measured: Measured) => inWords(measured.cpu);
const memory = ({ megabytes }: Measured) => `${megabytes.toFixed(0)} MB`;
const ratio = (a: number, b: number) => `${(a / b).toFixed(1)} ×`;

/** CPU seconds for one account, relative to the size before. */
function growth(): (accounts: number, now: Measured) => string {
  let before: number | undefined;
  return (accounts, now) => {
    const each = now.cpu / accounts;
    const grown = before === undefined ? "" : (each / before).toFixed(2);
    before = each;
    return grown;
  };
}

function planning(): string {
  const grown = growth();
  const rows = PLANNING_SIZES.map((accounts): Row => {
    const loaded = measure("load", accounts);
    const planned = measure("plan", accounts);
    const again = measure("replan", accounts);
    const figures = [loaded, planned, again].flatMap((measured) => [time(measured), cpu(measured)]);
    return [String(accounts), ...figures, grown(accounts, planned), memory(planned)];
  });
  const steps = ["YAML to model", "plan, empty lock", "plan, full lock"].flatMap((step) => [step, "CPU"]);
  return table(["accounts", ...steps, "growth", "peak memory"], rows);
}

function synthesis(): string {
  const grown = growth();
  const rows = SIZES.map((accounts): Row => {
    const ours = measure("synth", accounts, true);
    const plain = accounts <= MOST_PLAIN ? measure("plain CDKTF", accounts, true) : undefined;
    const floor = measure("floor", accounts, true);
    return [
      String(accounts),
      time(ours),
      cpu(ours),
      grown(accounts, ours),
      plain ? time(plain) : "",
      plain ? cpu(plain) : "",
      plain ? ratio(plain.seconds, ours.seconds) : "",
      plain ? ratio(plain.cpu, ours.cpu) : "",
      time(floor),
      ratio(ours.cpu, floor.cpu),
      memory(ours),
      plain ? memory(plain) : "",
    ];
  });
  const head = [
    "accounts",
    "cadastre",
    "CPU",
    "growth",
    "plain CDKTF",
    "CPU",
    "plain ÷ cadastre",
    "in CPU",
    "floor",
    "cadastre ÷ floor in CPU",
    "peak, cadastre",
    "peak, plain",
  ];
  return table(head, rows);
}

/** Accounts with VPCs alone. */
function unconnected(): string {
  const grown = growth();
  const rows = SIZES.map((accounts): Row => {
    const ours = measure("synth", accounts);
    const plain = accounts <= MOST_PLAIN ? measure("plain CDKTF", accounts) : undefined;
    return [
      String(accounts),
      time(ours),
      cpu(ours),
      grown(accounts, ours),
      plain ? ratio(plain.seconds, ours.seconds) : "",
      plain ? ratio(plain.cpu, ours.cpu) : "",
      memory(ours),
      plain ? memory(plain) : "",
    ];
  });
  const head = ["accounts", "cadastre", "CPU", "growth", "plain ÷ cadastre", "in CPU", "peak", "peak, plain"];
  return table(head, rows);
}

/** Where plain CDKTF loses its time, at a size at which it is done soon. */
function ablation(): string {
  const accounts = 100;
  const plain = measure("plain CDKTF", accounts, true);
  const rows = [
    ["plain CDKTF", plain],
    ["plain CDKTF without stack traces", measure("plain CDKTF without stack traces", accounts, true)],
    ["cadastre, every stack by CDKTF on one thread", measure("synth, every stack by CDKTF", accounts, true)],
    ["cadastre", measure("synth", accounts, true)],
  ] as const;
  return table(
    [`${accounts} accounts`, "CPU", "of plain"],
    rows.map(([name, measured]) => [name, cpu(measured), (measured.cpu / plain.cpu).toFixed(2)]),
  );
}

function consumers(): string {
  const grown = growth();
  const rows = CONSUMERS.map((accounts): Row => {
    const planned = measure("plan", accounts, true);
    const made = measure("synth", accounts, true);
    return [String(accounts), cpu(planned), grown(accounts, planned), cpu(made), memory(made)];
  });
  return table(["consumers", "plan, CPU", "growth", "synthesis, CPU", "peak memory"], rows);
}

function processes(): string {
  const rows = [
    ["`cadastre --help`", measure("help", 1)],
    ["`cadastre validate`, the sample organisation", measure("validate", 1)],
    [
      `warm \`cadastre synth\`, one account's tags of ${WARM_SIZE}`,
      measure("warm, one account's tags", WARM_SIZE),
    ],
    [
      `warm \`cadastre synth\`, one account more than ${WARM_SIZE}`,
      measure("warm, one account more", WARM_SIZE),
    ],
    [`the same with endpoints, routes and a service`, measure("warm, one account more", WARM_SIZE, true)],
  ] as const;
  return table(
    ["whole process", "time", "CPU"],
    rows.map(([name, measured]) => [name, time(measured), cpu(measured)]),
  );
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GB, Node ${process.version}`;
const before = loadavg()[0] as number;
const parts = [planning(), processes(), synthesis(), unconnected(), consumers(), ablation()];
const load = [before, loadavg()[0] as number].map((one) => one.toFixed(1)).join(" and ");
const text = `# Benchmark

Made by \`npm run bench\`. Machine: ${machine}; its load average was ${load} at the beginning and the end of the
run. Above the number of cores others were at work too: times are then longer than the machine needs, and CPU seconds,
of all threads together, say more. Ratios are of one run. Every figure is of a process of its own. “Growth” is the CPU
time for one account relative to the row above: 1 is linear.

## Planning

Each account has one VPC of 4 tiers in 3 AZs and 2 secondary CIDRs.

${parts[0]}

## From command to written files

${parts[1]}

## Synthesis with endpoints, routes and PrivateLink

Each account has beside that a gateway and two interface endpoints, an attachment to one transit gateway with routes to
it, and an endpoint of a service that all consume; a stack each for its base, its links and what is accepted of it.

${parts[2]}

Plain CDKTF is one \`App\` with the same stacks and resources (\`bench/plain-app.ts\`), measured up to ${MOST_PLAIN}
accounts: it holds all of them at once. The floor serialises and writes the same bytes.

## Synthesis of VPCs alone

${parts[3]}

## Consumers of one PrivateLink service

${parts[4]}

## What makes the difference

${parts[5]}
`;
process.stdout.write(text);
if (!QUICK) writeFileSync("bench/RESULTS.md", text);
