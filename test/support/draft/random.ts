/** Random organisations, made step by step from fast-check's choices so that failures shrink. */
import fc, { type GeneratorValue } from "fast-check";
import type { Draft, DraftAccount, DraftCidr, DraftTier, DraftVpc } from "./draft";

/** The source of choices inside one property: `fc.gen()`. */
export type Choices = GeneratorValue;

export interface Taste {
  /** So little room that some requests do not fit. */
  readonly tight?: boolean;
}

export function oneOf<T>(g: Choices, options: readonly T[]): T {
  return options[g(fc.nat, { max: options.length - 1 })] as T;
}

export function count(g: Choices, min: number, max: number): number {
  return g(fc.integer, { min, max });
}

export function chance(g: Choices): boolean {
  return g(fc.boolean);
}

/** A list in another order. */
export function shuffled<T>(g: Choices, list: readonly T[]): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(count(g, 0, rest.length - 1), 1)[0] as T);
}

/** A name that nothing else in the draft has, anywhere in the alphabet. */
export function newName(g: Choices, draft: Draft): string {
  draft.serial++;
  return `${oneOf(g, ["a", "f", "k", "q", "v", "z"])}${oneOf(g, ["", "-x", "z"])}${draft.serial}`;
}

export const ZONES: Record<string, string[]> = {
  "us-east-1": ["use1-az1", "use1-az2", "use1-az4", "use1-az6"],
  "eu-west-1": ["euw1-az1", "euw1-az2", "euw1-az3"],
};

/** One block, two apart, and two side by side, which an allocation may span. */
const ROOTS = [
  ["10.64.0.0/12"],
  ["10.64.0.0/13", "10.80.0.0/13"],
  ["10.64.0.0/16", "10.65.0.0/16", "10.66.0.0/15", "10.72.0.0/13"],
];

/**
 * Sized pools, pinned ones and nested ones, a pool with a second block, external and reserved ranges inside pools, a
 * scope where overlap is allowed, OUs that declare VPCs for their accounts, profiles, pins and uneven tiers.
 */
export function randomDraft(g: Choices, taste: Taste = {}): Draft {
  const { tight = false } = taste;
  const draft: Draft = {
    zones: {
      "us-east-1": ZONES["us-east-1"]?.slice(0, count(g, 2, 3)) as string[],
      "eu-west-1": ZONES["eu-west-1"]?.slice(0, 2) as string[],
    },
    scopes: [
      {
        name: "corporate",
        overlap: false,
        pools: [
          { name: "root", cidrs: oneOf(g, ROOTS) },
          { name: "east", from: "root", prefixLength: tight ? 20 : 15 },
          {
            name: "prod",
            from: "east",
            prefixLength: tight ? 22 : 16,
            ...(chance(g) && { blocks: { more: 22 } }),
          },
          { name: "claims", cidrs: ["10.200.0.0/16"] },
          ...(chance(g) ? [{ name: "fixed", from: "root", cidrs: ["10.66.0.0/16"] }] : []),
        ],
        external: chance(g) ? [{ name: "office", cidr: "10.64.0.0/22" }] : [],
        reserved: chance(g) ? [{ name: "later", cidr: "10.65.8.0/21" }] : [],
      },
      {
        name: "pods",
        overlap: true,
        pools: [{ name: "pods", cidrs: ["100.64.0.0/16"] }],
        external: [],
        reserved: [],
      },
    ],
    profiles: [],
    ous: [],
    accounts: [],
    renames: [],
    serial: 0,
  };
  for (let i = count(g, 0, 2); i > 0; i--)
    draft.profiles.push({ name: newName(g, draft), tiers: randomTiers(g, draft, taste, []) });
  for (const path of ["work", "work/prod"]) {
    if (chance(g)) draft.ous.push({ path, vpcs: chance(g) ? [randomVpc(g, draft, taste)] : [] });
  }
  for (let i = count(g, 1, 4); i > 0; i--) draft.accounts.push(randomAccount(g, draft, taste));
  return draft;
}

export function randomAccount(g: Choices, draft: Draft, taste: Taste = {}): DraftAccount {
  const name = newName(g, draft);
  const id = String(100000000000 + draft.serial);
  const ou = draft.ous.length > 0 && chance(g) ? oneOf(g, draft.ous).path : undefined;
  const vpcs = Array.from({ length: count(g, 0, 2) }, () => randomVpc(g, draft, taste, true));
  return { name, id, ...(ou && { ou }), vpcs };
}

/** `own` VPCs may have pins; one declared for an OU is made many times, so it may not. */
export function randomVpc(g: Choices, draft: Draft, taste: Taste = {}, own = false): DraftVpc {
  const name = newName(g, draft);
  const region = oneOf(g, Object.keys(draft.zones));
  const profile = draft.profiles.length > 0 && chance(g) ? oneOf(g, draft.profiles).name : undefined;
  const secondaries = Array.from({ length: count(g, 0, 2) }, () => randomSecondary(g, draft));
  const from = secondaries.map((s) => s.name);
  const cidr = own && count(g, 0, 4) === 0 ? randomPin(g, draft) : randomRequest(g, draft, taste);
  const tiers = randomTiers(g, draft, taste, from);
  return { name, region, ...(profile && { profile }), zones: count(g, 1, 3), cidr, secondaries, tiers };
}

export function randomSecondary(g: Choices, draft: Draft): { name: string; cidr: DraftCidr } {
  const pool = oneOf(
    g,
    ["100.64.", "100.64.", "10.64.", "10.200."].map((start) => poolAt(draft, start)),
  );
  return { name: newName(g, draft), cidr: { pool, prefixLength: count(g, 19, 23) } };
}

/** The top-level pool whose block begins so, whatever it and its scope are called by now. */
function poolAt(draft: Draft, start: string): string {
  const pools = draft.scopes.flatMap((scope) => scope.pools);
  return pools.find(({ from, cidrs = [] }) => !from && cidrs[0]?.startsWith(start))?.name as string;
}

function scopeAt(draft: Draft, start: string): string {
  const name = poolAt(draft, start);
  return draft.scopes.find(({ pools }) => pools.some((pool) => pool.name === name))?.name as string;
}

function randomRequest(g: Choices, draft: Draft, { tight = false }: Taste): DraftCidr {
  const routed = draft.scopes.filter(({ overlap }) => !overlap).flatMap(({ pools }) => pools);
  const pool = tight
    ? oneOf(g, ["prod", "east"])
    : oneOf(
        g,
        routed.map(({ name }) => name),
      );
  return { pool, prefixLength: tight ? count(g, 22, 26) : count(g, 19, 21) };
}

/** From the top of the pool of claims downward, or outside every pool; never the same block twice. */
function randomPin(g: Choices, draft: Draft): DraftCidr {
  draft.serial++;
  const third = 248 - 8 * (draft.serial % 28);
  return chance(g)
    ? { pool: poolAt(draft, "10.200."), cidr: `10.200.${third}.0/21` }
    : { scope: scopeAt(draft, "10.64."), cidr: `10.20${1 + Math.floor(draft.serial / 28)}.${third}.0/21` };
}

export function randomTiers(
  g: Choices,
  draft: Draft,
  taste: Taste,
  secondaries: readonly string[],
): DraftTier[] {
  return Array.from({ length: count(g, 0, 3) }, () => randomTier(g, draft, taste, secondaries));
}

export function randomTier(
  g: Choices,
  draft: Draft,
  { tight = false }: Taste,
  secondaries: readonly string[],
): DraftTier {
  const name = newName(g, draft);
  const from = secondaries.length > 0 && chance(g) ? oneOf(g, secondaries) : undefined;
  const prefixLength = count(g, tight ? 24 : 25, 28);
  const zones = chance(g) ? count(g, 1, 2) : undefined;
  const first = chance(g) ? count(g, 26, 28) : undefined;
  return { name, prefixLength, ...(from && { from }), ...(zones && { zones }), ...(first && { first }) };
}
