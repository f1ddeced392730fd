/** Merged locks hold the laws, by themselves and by git. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { formatLock } from "../../src/lock/codec";
import { EMPTY_LOCK } from "../../src/lock/lock";
import { mergeLocks } from "../../src/lock/merge";
import type { Draft } from "../support/draft/draft";
import { randomEdit } from "../support/draft/edits";
import { brokenLaws, isSame, readLock, wantedBy } from "../support/draft/oracle";
import { errorsOf, locatedLock, planDraft } from "../support/draft/planning";
import { type Choices, chance, count, randomDraft } from "../support/draft/random";

interface Branch {
  readonly draft: Draft;
  readonly lock: string;
}

/** A few edits, each planned; what cannot be planned is taken back. */
function worked(g: Choices, start: Branch, serial: number): Branch {
  let branch = { ...start, draft: { ...start.draft, serial } };
  for (let step = count(g, 1, 3); step > 0; step--) {
    const { draft } = randomEdit(g, branch.draft, ["insert", "insert", "remove", "reorder"]);
    const { lock } = planDraft(draft, branch.lock);
    if (lock) branch = { draft, lock };
  }
  return branch;
}

interface Named {
  readonly name?: string;
  readonly path?: string;
}

/** Merges lists of named things as git merges files of one thing each: by name, what one side changed is taken. */
function mergeValue(base: unknown, ours: unknown, theirs: unknown): unknown {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  if (isNamedList(ours) && isNamedList(theirs)) {
    const find = (list: unknown, name: string) =>
      (Array.isArray(list) ? (list as Named[]) : []).find((t) => nameOf(t) === name);
    const names = new Set([...ours, ...theirs].map(nameOf));
    return [...names].flatMap(
      (name) => mergeValue(find(base, name), find(ours, name), find(theirs, name)) ?? [],
    );
  }
  if (!isRecord(ours) || !isRecord(theirs)) return ours;
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  const before = isRecord(base) ? base : {};
  return Object.fromEntries(
    [...keys]
      .map((key) => [key, mergeValue(before[key], ours[key], theirs[key])])
      .filter(([, v]) => v !== undefined),
  );
}

const nameOf = ({ name, path }: Named) => (name ?? path) as string;
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isNamedList = (value: unknown): value is Named[] =>
  Array.isArray(value) && value.every((item) => isRecord(item) && ("name" in item || "path" in item));

/** A tier's secondary, a VPC's profile or an account's OU may be gone on the other side; so a person would mend it. */
function mended(draft: Draft): Draft {
  const pools = new Set(draft.scopes.flatMap((scope) => scope.pools.map(({ name }) => name)));
  for (const account of draft.accounts)
    if (!draft.ous.some(({ path }) => path === account.ou)) delete account.ou;
  for (const vpc of [...draft.ous, ...draft.accounts].flatMap(({ vpcs }) => vpcs)) {
    if (!draft.profiles.some(({ name }) => name === vpc.profile)) delete vpc.profile;
    vpc.secondaries = vpc.secondaries.filter(({ cidr }) => pools.has(cidr.pool as string));
    vpc.tiers = vpc.tiers.filter(({ from }) => !from || vpc.secondaries.some(({ name }) => name === from));
  }
  return draft;
}

const hasZonesOf = (draft: Draft, other: Draft) =>
  JSON.stringify(draft.zones) === JSON.stringify(other.zones);

/** What a lock has and another has neither in use nor out of circulation, under that name. */
function lostFrom(text: string, later: string): string[] {
  const { held, tombstones } = readLock(later);
  const known = new Set([...held, ...tombstones].map(({ scope, ref, cidr }) => `${scope} ${ref} ${cidr}`));
  const before = readLock(text);
  return [...before.held, ...before.tombstones]
    .map(({ scope, ref, cidr }) => `${scope} ${ref} ${cidr}`)
    .filter((entry) => !known.has(entry));
}

// Fails when `rank` is that of ours or theirs alone (something deployed is lost), when `remembered` answers nobody (so
// is what an empty side lost), when `#rivalOf` is not asked, and when what lies in a block that both gave a prefix is taken.
test("two branches that each changed and planned an organisation merge into a lock that holds the laws, and the base keeps its prefixes", () => {
  let [merged, contested] = [0, 0];
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = randomDraft(g);
      const { lock } = planDraft(draft);
      if (!lock) return;
      const base = { draft, lock };
      const ours = worked(g, base, 1000);
      const theirs = worked(g, base, 2000);
      const both = mended(mergeValue(draft, ours.draft, theirs.draft) as Draft);
      const [was, our, their] = [locatedLock(lock), locatedLock(ours.lock), locatedLock(theirs.lock)];
      const [deployed, text] = chance(g) ? [our, ours.lock] : [their, theirs.lock];
      const result = mergeLocks(was, our, their, [deployed]);
      expect(result.undecided).toEqual([]);
      expect(lostFrom(text, formatLock(result.lock))).toEqual([]);
      expect(formatLock(mergeLocks(was, their, our, [deployed]).lock)).toBe(formatLock(result.lock));
      // A side that lost its lock takes nothing away.
      const emptied = mergeLocks(was, EMPTY_LOCK, deployed, [deployed]);
      expect(lostFrom(text, formatLock(emptied.lock))).toEqual([]);
      const outcome = planDraft(both, formatLock(result.lock));
      expect(
        errorsOf(outcome).filter(
          (e) => !/^(POOL_EXHAUSTED|CIDR_OVERLAP|TOO_MANY|CIDR_QUOTA|AZ_NOT_OFFERED)/.test(e),
        ),
      ).toEqual([]);
      if (result.dropped.length > 0) contested++;
      if (!outcome.plan) return;
      // Which AZs a number took before the list changed is in the lock alone, and this oracle reads the drafts.
      if (!hasZonesOf(both, ours.draft) || !hasZonesOf(both, theirs.draft)) return;
      merged++;
      const now = readLock(outcome.lock);
      expect(brokenLaws(both, now)).toEqual([]);
      const sizes = (of: Draft) => new Map(wantedBy(of).map((w) => [w.ref, w.length]));
      const [wanted, before] = [sizes(both), sizes(draft)];
      const inBoth = (ref: string) => wanted.get(ref) !== undefined && wanted.get(ref) === before.get(ref);
      const removed = (ref: string) =>
        ![ours, theirs].every((b) => readLock(b.lock).held.some((e) => e.ref === ref));
      const moved = readLock(lock).held.filter(
        (entry) =>
          inBoth(entry.ref) &&
          !removed(entry.ref) &&
          !now.held.some((e) => e.ref === entry.ref && isSame(e, entry)),
      );
      expect(moved).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(merged).toBeGreaterThan(100);
  expect(contested).toBeGreaterThan(5);
});

describe("with git", () => {
  const program = join(__dirname, "../../bin/cadastre.js");
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cadastre-merge-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const environment = { PATH: process.env.PATH, HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: "1" };
  const run = (command: string, ...words: string[]) =>
    execFileSync(command, words, {
      cwd: folder,
      encoding: "utf8",
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
    });
  const git = (...words: string[]) =>
    run("git", "-c", "user.name=tester", "-c", "user.email=tester@acme.example", ...words);
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const planned = () => run(process.execPath, program, "plan", "--quiet");
  const entryLines = (text: string) => text.split("\n").filter((line) => !line.startsWith("entries:"));
  const account = (name: string, id: number) =>
    `accounts:\n  ${name}: { id: "${id}", vpcs: { main: { region: us-east-1, cidr: { pool: all, prefixLength: 20 }, subnets: { app: { prefixLength: 24 } } } } }\n`;

  const lock = () => readFileSync(join(folder, "config/network.lock.yaml"), "utf8");
  /** A repository whose branches `second` and `third` each add an account, and so take the same block. */
  const branches = (trunk: string) => {
    git("init", "-q", "-b", trunk);
    git("config", "merge.cadastre-lock.driver", `"${process.execPath}" "${program}" lock merge %O %A %B %P`);
    write(".gitattributes", "network.lock.yaml merge=cadastre-lock\n");
    write(
      "config/organization.yaml",
      `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { deployRole: "arn:aws:iam::{account}:role/NetworkDeployer" }
ipam: { scopes: { corporate: { pools: { all: { cidrs: [10.0.0.0/16] } } } } }
`,
    );
    write("config/first.yaml", account("first", 100000000001));
    planned();
    const commit = (message: string) => {
      git("add", "-A");
      git("commit", "-q", "-m", message);
    };
    commit("base");
    for (const [name, id] of [
      ["second", 100000000002],
      ["third", 100000000003],
    ] as const) {
      git("checkout", "-q", "-b", name, trunk);
      write(`config/${name}.yaml`, account(name, id));
      planned();
      commit(name);
    }
  };

  test("two branches that each add an account merge by the driver; nobody moves, and the next plan gives the second its own block", () => {
    branches("main");
    const base = run("git", "show", "main:config/network.lock.yaml");
    git("checkout", "-q", "second");
    git("merge", "-q", "--no-edit", "third");
    const merged = lock();
    expect(merged).not.toContain("<<<<<<<");
    expect(merged).toContain("second/us-east-1/main: 10.0.16.0/20");
    expect(merged).not.toContain("third/us-east-1/main:");
    for (const line of entryLines(base)) expect(merged).toContain(line);

    planned();
    expect(lock()).toContain("third/us-east-1/main: 10.0.32.0/20");
    for (const line of entryLines(merged)) expect(lock()).toContain(line);
    expect(run(process.execPath, program, "plan", "--quiet", "--frozen")).toBe("");
  });

  // Fails when the driver asks no branch what is deployed: in a merge of main into a branch ours is not what stays.
  test.each([
    ["merge main", () => git("merge", "-q", "--no-edit", "main")],
    ["rebase main", () => git("rebase", "-q", "main")],
  ])("what main has deployed stays, whichever way it comes to a branch: %s", (_, bring) => {
    branches("main");
    git("checkout", "-q", "main");
    git("merge", "-q", "--no-edit", "third");
    const deployed = lock();
    git("checkout", "-q", "second");
    bring();
    for (const line of entryLines(deployed)) expect(lock()).toContain(line);
    expect(lock()).not.toContain("second/us-east-1/main:");
    planned();
    for (const line of entryLines(deployed)) expect(lock()).toContain(line);
    expect(lock()).toContain("second/us-east-1/main: 10.0.32.0/20");
  });

  test("where no branch says what is deployed, the merge is refused and says how to name one", () => {
    branches("trunk");
    git("checkout", "-q", "second");
    const merge = () => git("merge", "-q", "--no-edit", "third");
    expect(merge).toThrow(/--deployed BRANCH/);
    git("reset", "-q", "--hard");
    const driver = `"${process.execPath}" "${program}" lock merge --deployed third %O %A %B %P`;
    git("config", "merge.cadastre-lock.driver", driver);
    merge();
    expect(lock()).toContain("third/us-east-1/main: 10.0.16.0/20");
    expect(lock()).not.toContain("second/us-east-1/main:");
  });
});
