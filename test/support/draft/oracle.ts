/**
 * What the laws of DESIGN.md ask of a lock, worked out from the draft with arithmetic of its own: nothing of src/ip,
 * src/lock or src/plan is used, and the lock's text is read by the `yaml` library.
 */
import { parse } from "yaml";
import { type Draft, type DraftCidr, tiersOf, vpcsOf, zonesOf } from "./draft";

/** A range of addresses, both ends included. */
export interface Span {
  readonly lo: number;
  readonly hi: number;
}

export interface Entry extends Span {
  readonly scope: string;
  readonly ref: string;
  readonly cidr: string;
}

export interface ReadLock {
  readonly held: Entry[];
  readonly tombstones: Entry[];
}

export function spanOf(cidr: string): Span {
  const [quad, length] = cidr.split("/") as [string, string];
  const lo = quad.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
  return { lo, hi: lo + 2 ** (32 - Number(length)) - 1 };
}

export const meet = (a: Span, b: Span) => a.lo <= b.hi && b.lo <= a.hi;
export const within = (inner: Span, outer: Span) => outer.lo <= inner.lo && inner.hi <= outer.hi;
export const isSame = (a: Span, b: Span) => a.lo === b.lo && a.hi === b.hi;

interface LockText {
  version: number;
  scopes: Record<string, { allocations?: Record<string, string>; tombstones?: string[] }>;
}

export function readLock(text: string): ReadLock {
  const { scopes } = parse(text) as LockText;
  const entry = (scope: string, ref: string, cidr: string): Entry => ({ scope, ref, cidr, ...spanOf(cidr) });
  const held: Entry[] = [];
  const tombstones: Entry[] = [];
  for (const [scope, { allocations = {}, tombstones: gone = [] }] of Object.entries(scopes)) {
    for (const [ref, cidr] of Object.entries(allocations)) held.push(entry(scope, ref, cidr));
    for (const line of gone) tombstones.push(entry(scope, ...(line.split(" ") as [string, string])));
  }
  return { held, tombstones };
}

/** Something the draft asks addresses for. */
export interface Wanted {
  readonly ref: string;
  readonly kind: "pool" | "block" | "subnet";
  readonly scope: string;
  readonly length: number;
  readonly pin?: string;
  /** What it is to lie in: the refs of a pool's blocks, or of a VPC's block. Anywhere in the scope without. */
  readonly inside?: readonly string[];
  /** The VPC it belongs to. */
  readonly vpc?: string;
}

export function wantedBy(draft: Draft): Wanted[] {
  const poolBlocks = new Map<string, string[]>();
  const scopeOfPool = new Map<string, string>();
  const pools: (Wanted & { from?: string })[] = [];
  for (const scope of draft.scopes) {
    for (const { name, from, cidrs = [], prefixLength, blocks = {} } of scope.pools) {
      const own = [
        ...cidrs.map((cidr) => ({
          ref: `pool/${name}/${cidr}`,
          length: Number(cidr.split("/")[1]),
          pin: cidr,
        })),
        ...(prefixLength ? [{ ref: `pool/${name}`, length: prefixLength }] : []),
        ...Object.entries(blocks).map(([block, length]) => ({ ref: `pool/${name}/${block}`, length })),
      ];
      poolBlocks.set(
        name,
        own.map(({ ref }) => ref),
      );
      scopeOfPool.set(name, scope.name);
      pools.push(
        ...own.map((o) => ({ ...o, kind: "pool" as const, scope: scope.name, ...(from && { from }) })),
      );
    }
  }
  const block = (ref: string, vpc: string, { pool, scope, prefixLength, cidr }: DraftCidr): Wanted => ({
    ref,
    kind: "block",
    scope: scope ?? (scopeOfPool.get(pool as string) as string),
    length: prefixLength ?? Number(cidr?.split("/")[1]),
    ...(cidr && { pin: cidr }),
    ...(pool && { inside: poolBlocks.get(pool) as string[] }),
    vpc,
  });
  const rest = vpcsOf(draft).flatMap(({ account, vpc }) => {
    const ref = `${account}/${vpc.region}/${vpc.name}`;
    const primary = block(ref, ref, vpc.cidr);
    const secondaries = vpc.secondaries.map((s) => block(`${ref}/secondary/${s.name}`, ref, s.cidr));
    const subnets = tiersOf(draft, vpc).flatMap((tier) => {
      const owner = tier.from ? secondaries.find((s) => s.ref.endsWith(`/secondary/${tier.from}`)) : primary;
      const own = vpc.tiers.includes(tier);
      const zones = zonesOf(draft, vpc);
      return zones.slice(0, own ? tier.zones : undefined).map(
        (az): Wanted => ({
          ref: `${ref}/${tier.name}/${az}`,
          kind: "subnet",
          scope: (owner as Wanted).scope,
          length: (own && az.endsWith("az1") && tier.first) || tier.prefixLength,
          inside: [(owner as Wanted).ref],
          vpc: ref,
        }),
      );
    });
    return [primary, ...secondaries, ...subnets];
  });
  const inParents = pools.map(({ from, ...pool }) => ({
    ...pool,
    ...(from && { inside: poolBlocks.get(from) ?? [] }),
  }));
  return [...inParents, ...rest];
}

/** Every law that a lock breaks, in words; empty for a sound one. */
export function brokenLaws(draft: Draft, lock: ReadLock): string[] {
  const wanted = new Map(wantedBy(draft).map((w) => [w.ref, w]));
  const held = new Map(lock.held.map((entry) => [entry.ref, entry]));
  return [
    ...[...wanted.keys()].filter((ref) => !held.has(ref)).map((ref) => `${ref} is wanted and has nothing`),
    ...[...held.keys()].filter((ref) => !wanted.has(ref)).map((ref) => `${ref} is held and not wanted`),
    ...lock.held.flatMap((entry) => wrongOf(entry, wanted.get(entry.ref), held)),
    ...draft.scopes.flatMap(({ name, overlap }) => overlapsIn(draft, name, overlap, wanted, lock)),
  ];
}

function wrongOf(entry: Entry, wanted: Wanted | undefined, held: ReadonlyMap<string, Entry>): string[] {
  if (!wanted) return [];
  const { ref, cidr } = entry;
  const broken: string[] = [];
  if (entry.hi - entry.lo + 1 !== 2 ** (32 - wanted.length)) broken.push(`${ref} is no /${wanted.length}`);
  if (entry.lo % (entry.hi - entry.lo + 1) !== 0) broken.push(`${ref} is not aligned: ${cidr}`);
  if (entry.scope !== wanted.scope) broken.push(`${ref} is in ${entry.scope}, not ${wanted.scope}`);
  if (wanted.pin && wanted.pin !== cidr) broken.push(`${ref} is pinned to ${wanted.pin} and has ${cidr}`);
  const outer = wanted.inside?.map((name) => held.get(name)).filter((e) => e !== undefined);
  if (outer && !isCovered(entry, outer)) broken.push(`${ref} (${cidr}) is outside ${wanted.inside}`);
  return broken;
}

/** Whether every address of a span is in one of these, which may be several side by side. */
function isCovered(span: Span, outer: readonly Span[]): boolean {
  let next = span.lo;
  for (const { lo, hi } of [...outer].sort((a, b) => a.lo - b.lo))
    if (lo <= next && hi >= next) next = hi + 1;
  return next > span.hi;
}

/** What may not share addresses inside one scope and does. */
function overlapsIn(
  draft: Draft,
  scope: string,
  overlapAllowed: boolean,
  wanted: ReadonlyMap<string, Wanted>,
  lock: ReadLock,
): string[] {
  const here = lock.held.filter((entry) => entry.scope === scope && wanted.has(entry.ref));
  const kindOf = (entry: Entry) => (wanted.get(entry.ref) as Wanted).kind;
  const vpcOf = (entry: Entry) => vpcOfRef(entry.ref);
  const pools = here.filter((e) => kindOf(e) === "pool");
  const blocks = here.filter((e) => kindOf(e) === "block");
  const subnets = here.filter((e) => kindOf(e) === "subnet");
  const gone = lock.tombstones.filter((entry) => entry.scope === scope);
  const goneOf = (kind: string) => gone.filter((e) => kindOfRef(e.ref) === kind);
  const shape = draft.scopes.find(({ name }) => name === scope);
  const ranges = [...(shape?.external ?? []), ...(shape?.reserved ?? [])].map(
    ({ name, cidr }): Entry => ({ scope, ref: `range ${name}`, cidr, ...spanOf(cidr) }),
  );
  const neighbours = (a: Entry, b: Entry) => !overlapAllowed || vpcOf(a) === vpcOf(b);
  const isChild = (pool: Entry, block: Entry) => wanted.get(block.ref)?.inside?.includes(pool.ref) ?? false;
  const related = (a: Entry, b: Entry) => isAncestor(a, b, wanted) || isAncestor(b, a, wanted);
  return [
    ...pairs(blocks, blocks, neighbours),
    ...pairs(blocks, goneOf("block"), neighbours),
    ...pairs(blocks, ranges, () => true),
    ...pairs(blocks, goneOf("pool"), () => true),
    ...pairs(pools, pools, (a, b) => !related(a, b)),
    ...pairs(pools, goneOf("pool"), (a, b) => kindOfRef(b.ref) === "pool" && within(a, b)),
    // A block from a pool stays out of the pools that are carved out of the same one.
    ...pairs(blocks, pools, (block, pool) => {
      const inside = wanted.get(block.ref)?.inside;
      return (
        inside !== undefined &&
        !isChild(pool, block) &&
        !inside.some((p) => isAncestorRef(pool.ref, p, wanted))
      );
    }),
    ...pairs(subnets, subnets, (a, b) => vpcOf(a) === vpcOf(b)),
    ...pairs(subnets, goneOf("subnet"), (a, b) => vpcOf(a) === vpcOf(b)),
  ];
}

function isAncestor(a: Entry, b: Entry, wanted: ReadonlyMap<string, Wanted>): boolean {
  return isAncestorRef(a.ref, b.ref, wanted);
}

/** Whether pool block `a` is one that `b`, a pool block, is carved out of, at any depth. */
function isAncestorRef(a: string, b: string, wanted: ReadonlyMap<string, Wanted>): boolean {
  const inside = wanted.get(b)?.inside ?? [];
  return a === b || inside.some((parent) => isAncestorRef(a, parent, wanted));
}

function pairs(
  as: readonly Entry[],
  bs: readonly Entry[],
  counts: (a: Entry, b: Entry) => boolean,
): string[] {
  const found: string[] = [];
  for (const a of as) {
    for (const b of bs) {
      if (a === b || (as === bs && a.ref > b.ref) || !meet(a, b) || !counts(a, b)) continue;
      found.push(`${a.ref} (${a.cidr}) and ${b.ref} (${b.cidr}) share addresses`);
    }
  }
  return found;
}

function kindOfRef(ref: string): Wanted["kind"] {
  const steps = ref.split("/");
  if (steps[0] === "pool") return "pool";
  return steps.length === 3 || steps[3] === "secondary" ? "block" : "subnet";
}

function vpcOfRef(ref: string): string {
  return ref.split("/").slice(0, 3).join("/");
}
