/** Stories: what a range outside AWS gets to by a gateway proxy depends on what its DNS is said to answer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../support/memory-host";

const JOINED = readFileSync(join(__dirname, "../../examples/joined/cadastre.yaml"), "utf8");

/** The example with its text changed where a story says so; each change must be one. */
function changed(...changes: readonly (readonly [string | RegExp, string])[]): string {
  return changes.reduce((text, [from, to]) => {
    const next = text.replace(from, to);
    if (next === text) throw new Error(`${from} is not in the example`);
    return next;
  }, JOINED);
}

const withoutResolver = [
  [/^resolvers:\n(?: .*\n)+/m, ""],
  [/\n {6}resolver: outside/, ""],
] as const;
const withRecords = [
  /(office: \{ cidrs: \[10\.250\.0\.0\/16\]), via: vpn/,
  "$1, via: vpn, records: [office]",
] as const;
const oneBucket = [
  ["s3: {}", "s3: { buckets: [ledger] }"],
  ["s3: { tiers: [proxies, services] }", "s3: { tiers: [proxies, services], policy: ledger-only }"],
  [
    /^accounts:/m,
    "policies: { ledger-only: { organization: true, buckets: [ledger, al2023-repos-us-east-1-de612dc2] } }\n\naccounts:",
  ],
] as const;

/** The verdict of a trace from the office to S3, and how it got the name. */
async function asked(config: string): Promise<{ verdict: string | undefined; name: string | undefined }> {
  const host = memoryHost({ "config/cadastre.yaml": config });
  for (const command of ["plan", "synth"])
    if ((await runCli([command, "--quiet"], host)) !== 0) throw new Error(host.output.stderr);
  const before = host.output.stdout.length;
  await runCli(["trace", "external:office", "aws:s3"], host);
  const [first = "", , , ...hops] = host.output.stdout.slice(before).split("\n");
  return { verdict: first.split(":")[0], name: hops[0]?.match(/: (\S+ is .* by .*?)(?: {2}|$)/)?.[1] };
}

test("without records or a resolver nobody knows what a name is there", async () => {
  expect((await asked(changed(...withoutResolver))).verdict).toBe("insufficient information");
});

test("with the records of a proxy its names lead to the balancer", async () => {
  const { verdict, name } = await asked(changed(...withoutResolver, withRecords));
  expect([verdict, name]).toEqual(["delivered", expect.stringContaining("by DNS of office")]);
});

test("a record for one bucket is a name of S3", async () => {
  const { verdict, name } = await asked(changed(...withoutResolver, withRecords, ...oneBucket));
  expect([verdict, name]).toEqual([
    "delivered",
    expect.stringMatching(/^ledger\.s3\.us-east-1.* by DNS of office/),
  ]);
});

test("records help nobody whom the proxy does not admit", async () => {
  const notAdmitted = [
    'sources: ["external:office", "external:plant"]',
    'sources: ["external:plant"]',
  ] as const;
  expect((await asked(changed(...withoutResolver, withRecords, notAdmitted))).verdict).toBe("denied in");
});

test("a resolver that the range reaches answers by its zones, also for one bucket", async () => {
  const all = await asked(JOINED);
  expect([all.verdict, all.name]).toEqual([
    "delivered",
    expect.stringMatching(/^s3\..* of zone s3\.us-east-1/),
  ]);
  const one = await asked(changed(...oneBucket));
  expect([one.verdict, one.name]).toEqual([
    "delivered",
    expect.stringMatching(/^ledger\.s3\..* of zone ledger\.s3/),
  ]);
});

test("records of a proxy that is not there are a mistake", async () => {
  const host = memoryHost({
    "config/cadastre.yaml": changed([withRecords[0], "$1, via: vpn, records: [ofice]"]),
  });
  expect(await runCli(["validate"], host)).toBe(1);
  expect(host.output.stderr + host.output.stdout).toContain("there is no gateway proxy “ofice”");
});
