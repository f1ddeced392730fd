/**
 * A guard cannot be left: whatever else a change does, what the guard forbids stays forbidden unless the override is written.
 *
 * An adversary composes a forbidden change with further edits that do not take it back: it moves accounts to other OUs,
 * renames accounts, VPCs and tiers with and without a word, moves a VPC to another account, rewrites the guard, writes
 * overrides for other places or for ever, moves the state, and splits the files. Seen to fail with OUs of the new version
 * alone, and without what may be renamed.
 */
import * as fc from "fast-check";
import { runCli } from "../../src/cli/cli";
import { type MemoryHost, memoryHost } from "../support/memory-host";

const BASE = `
organization: { name: acme, id: o-a1b2c3d4e5 }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: acme-state, region: us-east-1, account: network }
  deployRole: "arn:aws:iam::{account}:role/Deployer"
ipam:
  scopes:
    corporate:
      pools: { root: { cidrs: [10.0.0.0/8] }, use1: { from: root, prefixLength: 12, locale: us-east-1 } }
accounts:
  network:
    id: "111111111111"
    ou: infrastructure
    vpcs:
      hub:
        region: us-east-1
        cidr: { pool: use1, prefixLength: 22 }
        subnets: { services: { prefixLength: 27, access: isolated } }
  orders:
    id: "222222222222"
    ou: workloads/prod
    vpcs:
      shop:
        region: us-east-1
        cidr: { pool: use1, prefixLength: 22 }
        subnets: { front: { prefixLength: 26 }, vault: { prefixLength: 26 }, endpoints: { prefixLength: 27 } }
        endpoints:
          gateway: { s3: { policy: org-only } }
          interface: { kms: { clients: { tiers: [front] } } }
        flowLogs: { to: s3, bucketArn: "arn:aws:s3:::acme-logs" }
  payments:
    id: "333333333333"
    ou: workloads/prod
    vpcs:
      till:
        region: us-east-1
        cidr: { pool: use1, prefixLength: 22 }
        subnets: { front: { prefixLength: 26 }, endpoints: { prefixLength: 27 } }
        endpoints: { gateway: { s3: { policy: full-access } } }
  spare:
    id: "444444444444"
    ou: sandbox
services:
  login:
    provider: { account: network, vpc: hub }
    listeners: [{ port: 443, targets: { ips: [10.0.0.10] } }]
    consumers: [{ account: orders }]
expectations:
  - { from: orders, to: payments, expect: denied }
`;

/** What is forbidden, where, and the edit of the configuration that does it. */
interface Forbidden {
  readonly kind: string;
  readonly where: readonly string[];
  readonly edit: (text: string) => string;
}

const ORDERS = ["orders", "orders/us-east-1/shop", "ou:workloads", "ou:workloads/prod"];

const swap = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

const FORBIDDEN: readonly Forbidden[] = [
  { kind: "destroy", where: ORDERS, edit: swap(" vault: { prefixLength: 26 },", "") },
  { kind: "release-address", where: ORDERS, edit: swap(" vault: { prefixLength: 26 },", "") },
  { kind: "replace", where: ORDERS, edit: swap("acme-logs", "other-logs") },
  {
    kind: "open-flow",
    where: ["payments", "ou:workloads"],
    edit: swap("consumers: [", "consumers: [{ account: payments }, "),
  },
  {
    kind: "close-flow",
    where: ORDERS,
    edit: swap("consumers: [{ account: orders", "consumers: [{ account: payments"),
  },
  { kind: "widen-group", where: ORDERS, edit: swap("kms: { clients: { tiers: [front] } }", "kms: {}") },
  { kind: "widen-policy", where: ORDERS, edit: swap("policy: org-only", "policy: full-access") },
  { kind: "widen-policy", where: ORDERS, edit: swap("acme-logs", "other-logs") },
  { kind: "change-role", where: ORDERS, edit: swap("role/Deployer", "role/Admin") },
  { kind: "change-state", where: ORDERS, edit: swap("bucket: acme-state", "bucket: other-state") },
  {
    kind: "weaken-check",
    where: ORDERS,
    edit: swap("  - { from: orders, to: payments, expect: denied }\n", "  []\n"),
  },
  { kind: "weaken-check", where: ORDERS, edit: swap("expect: denied", "expect: delivered") },
  {
    kind: "remove-stack",
    where: ["payments", "ou:workloads"],
    edit: (text) =>
      text
        .replace(/ {4}vpcs:\n {6}till:[\s\S]*?(?= {2}spare:)/, "")
        .replace("  - { from: orders, to: payments, expect: denied }\n", "  []\n"),
  },
  {
    kind: "raise-cost",
    where: ["orders"],
    edit: swap("consumers: [", "consumers: [{ account: payments }, "),
  },
];

/** A further edit; some add to the sections at the end. */
type Edit = (head: Head) => Head;

interface Head {
  readonly text: string;
  readonly guards: string;
  readonly renames: readonly string[];
  readonly split: boolean;
}

const word = (from: string, to: string) => (text: string) =>
  text.replace(new RegExp(`(?<![\\w-])${from}(?![\\w-])`, "g"), to);

/** A name in the configuration and in the guards, as its author would follow it everywhere. */
const renamed =
  (from: string, to: string, declared?: readonly [string, string]): Edit =>
  (head) => ({
    ...head,
    text: word(from, to)(head.text),
    guards: word(from, to)(head.guards),
    renames: declared ? [...head.renames, `{ from: ${declared[0]}, to: ${declared[1]} }`] : head.renames,
  });

const text =
  (edit: (text: string) => string): Edit =>
  (head) => ({ ...head, text: edit(head.text) });
const guards =
  (edit: (text: string) => string): Edit =>
  (head) => ({ ...head, guards: edit(head.guards) });
const overridden = (override: string) => guards((all) => `${all}    overrides: [${override}]\n`);

const EDITS: Readonly<Record<string, Edit>> = {
  "orders moves to another OU": text((all) =>
    all.replace(/(orders:|purchases:)(\n {4}id: "2{12}"\n {4}ou: )\S+/, "$1$2sandbox"),
  ),
  "payments moves to another OU": text((all) => all.replace(/(id: "3{12}"\n {4}ou: )\S+/, "$1sandbox")),
  "the OU is renamed": (head) => ({
    ...head,
    text: word("workloads/prod", "live")(head.text),
    guards: head.guards.replace(/ou:workloads(?:\/prod)?/, "ou:live"),
  }),
  "orders is renamed": renamed("orders", "purchases"),
  "orders is renamed by declaration": renamed("orders", "purchases", ["orders", "purchases"]),
  "payments is renamed": renamed("payments", "money"),
  "the VPC is renamed": renamed("shop", "store"),
  "the VPC is renamed by declaration": renamed("shop", "store", [
    "orders/us-east-1/shop",
    "orders/us-east-1/store",
  ]),
  "the tier is renamed": renamed("front", "edge"),
  "the service is renamed": renamed("login", "entry"),
  "the VPC moves to another account": (head) => {
    const vpc =
      / {4}vpcs:\n {6}(?:shop|store):[\s\S]*?(?= {2}(?:payments|money):)/.exec(head.text)?.[0] ?? "";
    const moved = head.text
      .replace(vpc, "")
      .replace(/(id: "4{12}"\n(?: {4}ou: \S+\n)?)/, `$1${vpc.replaceAll("$", "$$$$")}`);
    return {
      ...head,
      text: moved,
      guards: head.guards.replace(/(?:orders|purchases)\/us-east-1/, "spare/us-east-1"),
    };
  },
  "the guard goes": guards(() => ""),
  "the guard is renamed": guards(word("stays", "other")),
  "the guard forbids something else": guards((all) =>
    all.replace(/forbid: \[[^\]]*\]/, "forbid: [free-address]"),
  ),
  "the guard holds elsewhere": guards((all) => all.replace(/where: \[[^\]]*\]/, "where: [spare]")),
  "the guard is for other things": guards((all) =>
    all.replace("    reason", "    of: [nat-gateway]\n    reason"),
  ),
  "the guard allows more": guards((all) => all.replace("    reason", "    above: 100000\n    reason")),
  "an override for another place": overridden("{ for: spare, reason: r, owner: o, expires: 2026-12-01 }"),
  "an override for the hub": overridden(
    "{ for: network/us-east-1, reason: r, owner: o, expires: 2026-12-01 }",
  ),
  "an override for ever": overridden("{ reason: r, owner: o, expires: 9999-12-31 }"),
  "an override that is over": overridden("{ reason: r, owner: o, expires: 2026-11-01 }"),
  "a new account": text((all) =>
    all.replace("  spare:\n", '  fresh:\n    id: "555555555555"\n    ou: workloads/prod\n  spare:\n'),
  ),
  "state in another folder": text((all) =>
    all.replace("account: network }", "account: network, prefix: elsewhere }"),
  ),
  "two files": (head) => ({ ...head, split: true }),
};

const GUARD = ({ kind }: Forbidden, where: string) => `guards:
  stays:
    forbid: [${kind}]
    where: ["${where}"]
    reason: because
    owner: network
`;

function filesOf({ text: all, guards: last, renames, split }: Head): Record<string, string> {
  const more = `${renames.length > 0 ? `renames: [${renames.join(", ")}]\n` : ""}${last}`;
  return split
    ? { "config/a.yaml": all, "config/z/more.yaml": more }
    : { "config/acme.yaml": `${all}${more}` };
}

/** The exit code of the review, and whether a guard has spoken; undefined where the new version cannot be planned. */
async function reviewed(before: Head, after: Head): Promise<{ code: number; guarded: boolean } | undefined> {
  const host = memoryHost(filesOf(before));
  expect([await runCli(["plan", "--quiet"], host), host.output.stderr]).toEqual([0, expect.anything()]);
  host.revisions.set("main", new Map(host.files));
  for (const file of [...host.files.keys()])
    if (/\.yaml$/.test(file) && !/lock/.test(file)) host.files.delete(file);
  for (const [file, content] of Object.entries(filesOf(after))) host.files.set(file, content);
  if ((await runCli(["plan", "--quiet"], host)) !== 0) return undefined;
  return outcome(host);
}

async function outcome(host: MemoryHost) {
  host.output.stderr = "";
  const code = await runCli(["review", "main"], host);
  return { code, guarded: host.output.stderr.includes("error[GUARD_") };
}

const headOf = (all: string, last: string): Head => ({ text: all, guards: last, renames: [], split: false });

const cases = FORBIDDEN.flatMap((forbidden) => forbidden.where.map((where) => ({ forbidden, where })));

test.each(FORBIDDEN)(
  "$kind is forbidden, and the written override allows it",
  async (forbidden) => {
    const [where = ""] = forbidden.where;
    const guard = GUARD(forbidden, where);
    const [before, after] = [headOf(BASE, guard), headOf(forbidden.edit(BASE), guard)];
    expect(await reviewed(before, after)).toEqual({ code: 1, guarded: true });
    const override = EDITS_OVERRIDE(after);
    expect(await reviewed(before, override)).toEqual({ code: 0, guarded: false });
  },
  60_000,
);

const EDITS_OVERRIDE = overridden("{ reason: meant, owner: ana, expires: 2027-01-31 }");

/** More in a long run: ADVERSARY_RUNS=2000. */
const RUNS = Number(process.env.ADVERSARY_RUNS ?? 12);

test("no further edit in the same change takes anything out from under a guard", async () => {
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...cases),
      fc.uniqueArray(fc.constantFrom(...Object.keys(EDITS)), { minLength: 1, maxLength: 4 }),
      async ({ forbidden, where }, names) => {
        const guard = GUARD(forbidden, where);
        const start = headOf(forbidden.edit(BASE), guard);
        const after = names.reduce((head, name) => (EDITS[name] as Edit)(head), start);
        const result = await reviewed(headOf(BASE, guard), after);
        if (!result) return;
        planned++;
        expect({ ...result, kind: forbidden.kind, where, names }).toMatchObject({ code: 1, guarded: true });
      },
    ),
    { numRuns: RUNS },
  );
  expect(planned).toBeGreaterThan(RUNS / 3);
}, 600_000);
