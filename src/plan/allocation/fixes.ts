/** Fixes that several diagnostics of allocation have in common: another block, more space, giving something up. */
import { RFC1918, RFC6598 } from "../../aws/cidr-families";
import type { Fix, FixStep, Setting } from "../../diagnostics/fix";
import { subtract } from "../../ip/aggregate";
import { contains, formatPrefix, type Prefix, prefix } from "../../ip/prefix";
import { GIVEN_UP } from "../../lock/release";
import { type Avoided, attempts, rangesOf } from "./avoided";
import type { Claim, Container, PoolSite } from "./container";
import { refKind } from "./ref-kind";
import type { AllocationRequest } from "./request";
import { pinStep, poolPath } from "./settings";

const EVERYTHING = prefix("0.0.0.0/0");

/** Where new space for a pool is looked for, after the family of what it has. */
const FAMILIES = [...RFC1918, RFC6598];

/** The block that the allocator would choose for a request in this container, if it is one that nothing is said against. */
export function findFor(
  request: AllocationRequest,
  container: Container,
  refused: readonly Avoided[],
): Prefix | undefined {
  const [all = []] = attempts(request, refused, container.prefixes);
  return container.find(request.prefixLength, rangesOf(all));
}

/** Ways to serve a request by another block: in its own pool, from another pool that it may use, or from more space. */
export function elsewhere(
  request: AllocationRequest,
  container: Container | undefined,
  refused: readonly Avoided[],
  kept: boolean,
): Fix[] {
  const block = `a /${request.prefixLength}`;
  if (kept)
    return [{ words: `plan ${block} elsewhere, and move what is built to it in your own time`, steps: [] }];
  const fixes: Fix[] = [];
  for (const pool of container ? [container, ...otherPools(container, request.ref)] : []) {
    const free = pool.site ? findFor(request, pool, refused) : newBlock(pool, request.prefixLength, refused);
    const step = free && pinStep(request, pool, free);
    if (step)
      fixes.push({ words: `use ${formatPrefix(free)}, which is free in ${pool.name}`, steps: [step] });
    if (fixes.length === 2) break;
  }
  if (fixes.length === 0 && container?.site) fixes.push(...growth(container, request.prefixLength, refused));
  return fixes.length > 0
    ? fixes
    : [{ words: `choose another block of /${request.prefixLength}`, steps: [] }];
}

/** The scope's other pools that a block of this VPC may come from, by their locale. */
export function otherPools({ site }: Container, ref: string): Container[] {
  if (!site) return [];
  const region = ref.split("/")[1];
  return [...site.scope.pools.values()].filter(
    (pool) => pool.site !== site && (pool.site?.locale === undefined || pool.site.locale === region),
  );
}

/** More space for a pool, in a block of this length that touches none of `refused`; from its parents where they have it. */
export function growth(pool: Container, length: number, refused: readonly Avoided[]): Fix[] {
  const { site } = pool;
  if (!site) return [];
  const found = spaceFor(site, length, refused, pool.prefixes);
  if (!found) return [];
  const cidr = formatPrefix(found.block);
  const owners = found.pools.map((name) => `pool ${name}`).join(" and ");
  const steps = found.pools.map(
    (name): FixStep => ({ append: [...poolPath(site.scope.name, name), "cidrs"], item: cidr }),
  );
  return [{ words: `add ${cidr} to the cidrs of ${owners}`, steps }];
}

/** A block that the nearest pool above can give, or that nobody has; and the pools that need it, outermost first. */
function spaceFor(
  site: PoolSite,
  length: number,
  refused: readonly Avoided[],
  near: readonly Prefix[],
): { readonly block: Prefix; readonly pools: readonly string[] } | undefined {
  const pools = [site.name];
  for (let name = site.parent; name !== undefined; ) {
    const parent = site.scope.pools.get(name);
    const block = parent?.find(length, rangesOf(atARemove(refused)));
    if (block) return { block, pools };
    pools.unshift(name);
    name = parent?.site?.parent;
  }
  const block = newBlock(site.scope.top, length, refused, near);
  return block && { block, pools };
}

/** A private block that nobody in the scope has, preferably of the family that is `near`. */
export function newBlock(
  top: Container,
  length: number,
  refused: readonly Avoided[],
  near: readonly Prefix[] = [],
): Prefix | undefined {
  const isNear = (family: Prefix) => near.some((block) => contains(family, block));
  const families = [...FAMILIES.filter(isNear), ...FAMILIES.filter((family) => !isNear(family))];
  const request: AllocationRequest = {
    ref: "",
    scope: "",
    prefixLength: length,
    at: NOWHERE,
    kind: "allocation",
  };
  const apart = atARemove(refused);
  for (const family of families) {
    const outside: Avoided[] = subtract([EVERYTHING], [family]).map((range) => ({
      range,
      why: "",
      kind: "refused",
    }));
    const found = findFor(request, top, [...apart, ...outside]);
    if (found) return found;
  }
  return undefined;
}

/** Beside 10.0.0.0/16 a block of 10.1.0.0/16 is no way out: a VPC with one of the two cannot take the other afterwards. */
function atARemove(refused: readonly Avoided[]): Avoided[] {
  return refused.map((one) =>
    one.range.length === 16 && contains(TEN_FIRST_TWO, one.range) ? { ...one, range: TEN_FIRST_TWO } : one,
  );
}

const TEN_FIRST_TWO = prefix("10.0.0.0/15");

const NOWHERE = { file: "", start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** Puts a tombstone's addresses back into circulation. One that this plan would make is an allocation to the lock yet. */
export function releaseFix(claims: readonly Claim[]): Fix {
  const stones = claims.flatMap(({ tombstone }) => (tombstone ? [tombstone] : []));
  const names = [...new Set(stones.map(({ nameInLock }) => nameOf(nameInLock)))];
  const steps = names.flatMap((ref): FixStep[] => {
    const fresh = stones.some((stone) => stone.fresh && nameOf(stone.nameInLock) === ref);
    return [...(fresh ? [giveUp(ref)] : []), { run: `cadastre ipam release ${ref}` }];
  });
  return { words: `release ${names.join(", ")} (${commands(steps)})`, steps };
}

/** Gives up an allocation; where its addresses are wanted for something else, its tombstone too. */
export function giveUpFix(ref: string, itsAddressesAreWanted: boolean, then: readonly FixStep[] = []): Fix {
  const steps = [giveUp(ref), ...(itsAddressesAreWanted ? [{ run: `cadastre ipam release ${ref}` }] : [])];
  return {
    words: `give ${ref} and all that is in it up on purpose (${commands(steps)})`,
    steps: [...steps, ...then],
  };
}

function giveUp(ref: string): { readonly run: string } {
  return { run: `cadastre ipam release ${ref} --live` };
}

function commands(steps: readonly FixStep[]): string {
  return steps.flatMap((step) => ("run" in step ? [step.run] : [])).join(", then ");
}

function nameOf(ref: string): string {
  return ref.replace(GIVEN_UP, "");
}

/** Hands the addresses of one ref to another, which it is the new name of; the shortest names that say so. */
export function renameFix(from: string, to: string): Fix | undefined {
  if (refKind(from) !== refKind(to)) return undefined;
  const [old, now] = [nameOf(from).split("/"), to.split("/")];
  while (old.length > 1 && now.length > 1 && old[old.length - 1] === now[now.length - 1]) {
    old.pop();
    now.pop();
  }
  const item: Setting = { from: old.join("/"), to: now.join("/") };
  return {
    words: `if ${to} is ${from} under a new name, declare it under renames: { from: ${item.from}, to: ${item.to} }`,
    steps: [{ append: ["renames"], item }],
  };
}
