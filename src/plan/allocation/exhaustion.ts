/** Says, when requests do not fit, what really stands in the way and what would make them fit. */

import type { Collector } from "../../diagnostics/collector";
import { count as number } from "../../diagnostics/counted";
import type { Fix, FixStep } from "../../diagnostics/fix";
import { formatPrefix, overlaps, sizeOf } from "../../ip/prefix";
import { type Avoided, attempts, rangesOf } from "./avoided";
import type { Container } from "./container";
import { elsewhere, findFor, growth, otherPools, releaseFix } from "./fixes";
import type { AllocationRequest } from "./request";
import { pinStep, poolPath, sizeStep } from "./settings";

/** What could not be served, and all that asked with it. */
export interface Shortage {
  readonly container: Container;
  readonly requests: readonly AllocationRequest[];
  readonly unserved: readonly AllocationRequest[];
  /** What AWS refuses of a request's VPC in particular. */
  readonly refused: (request: AllocationRequest) => readonly Avoided[];
  /** Ways that only the kind of container knows, told after the general ones. */
  readonly ways: (unserved: readonly AllocationRequest[]) => readonly Fix[];
}

export function reportShortage(shortage: Shortage, collector: Collector): void {
  const { container, unserved } = shortage;
  const full = unserved.filter(({ prefixLength }) => !container.find(prefixLength));
  for (const request of unserved) if (!full.includes(request)) reportRule(shortage, request, collector);
  const [first] = full;
  if (!first) return;
  const more = full.length === 1 ? "" : ` and ${full.length - 1} more`;
  collector.report("POOL_EXHAUSTED", first.at, {
    length: first.prefixLength,
    container: container.name,
    owner: `${first.ref}${more}`,
    state: `${stateOf(container)}${localesOf(container, first)}`,
    fixes: exhaustionFixes(shortage, full),
  });
}

/** There is space of the size, and a rule keeps the request from all of it. */
function reportRule(
  { container, refused }: Shortage,
  request: AllocationRequest,
  collector: Collector,
): void {
  const least = attempts(request, refused(request), container.prefixes).at(-1) ?? [];
  const free = container.free().blocks.filter(({ length }) => length <= request.prefixLength);
  const rules = least.filter(({ range }) => free.some((block) => overlaps(range, block)));
  const unwise = rules.filter(({ kind }) => kind === "unwise");
  const withoutUnwise = least.filter(({ kind }) => kind !== "unwise");
  const pin = unwise.length > 0 ? container.find(request.prefixLength, rangesOf(withoutUnwise)) : undefined;
  const step = pin && pinStep(request, container, pin);
  const fixes = elsewhere(request, container, refused(request), false);
  if (step) fixes.push({ words: `pin ${formatPrefix(pin)} if you want it all the same`, steps: [step] });
  collector.report("CIDR_RULED_OUT", request.at, {
    length: request.prefixLength,
    container: container.name,
    owner: request.ref,
    free: free.map(formatPrefix),
    rules: [...new Set(rules.map(({ why }) => why))].join(" "),
    fixes,
  });
}

function stateOf(container: Container): string {
  const { size, census } = container.free();
  const [largest] = census;
  if (!largest) return `Nothing is free in ${blocksOf(container)}.`;
  const [length, count] = largest;
  return `Of ${blocksOf(container)}, ${number(size, "address")} ${size === 1 ? "is" : "are"} free; the largest free block is a /${length} (${count} of them).`;
}

/** Pools that have the space and are for another region. */
function localesOf(container: Container, { prefixLength, kind, ref }: AllocationRequest): string {
  const { site } = container;
  if (!site || kind === "pool") return "";
  const allowed = otherPools(container, ref);
  const others = [...site.scope.pools.values()].filter(
    (pool) => pool !== container && !allowed.includes(pool) && pool.find(prefixLength),
  );
  if (others.length === 0) return "";
  return ` ${others.map((pool) => `${pool.name} has room, and is for ${pool.site?.locale}`).join("; ")}.`;
}

function blocksOf(container: Container): string {
  return container.prefixes.map(formatPrefix).join(", ") || container.name;
}

function exhaustionFixes(shortage: Shortage, full: readonly AllocationRequest[]): Fix[] {
  const { container, refused, ways } = shortage;
  return [
    ...released(container, full),
    ...smaller(container, full),
    ...(container.site ? moreSpace(container, full, refused) : []),
    ...ways(full),
  ];
}

/** As few tombstones as make room, the largest first. */
function released(container: Container, full: readonly AllocationRequest[]): Fix[] {
  const lengths = full.map(({ prefixLength }) => prefixLength);
  const stones = container.claims.filter(({ kind }) => kind === "tombstone");
  const alone = stones.find(({ prefix }) => container.wouldFit(lengths, [prefix]));
  if (alone) return [releaseFix([alone])];
  const all = stones.map(({ prefix }) => prefix);
  return stones.length > 0 && container.wouldFit(lengths, all) ? [releaseFix(stones)] : [];
}

/** The largest sizes at which all of them fit, each no larger than it asks for. */
function smaller(container: Container, full: readonly AllocationRequest[]): Fix[] {
  const smallest = container.name.includes("/") || full.some(({ kind }) => kind === "allocation") ? 28 : 32;
  for (let length = 1; length <= smallest; length++) {
    const lengths = full.map(({ prefixLength }) => Math.max(prefixLength, length));
    if (!container.wouldFit(lengths)) continue;
    const steps = full.flatMap((request): FixStep[] => {
      const step = request.prefixLength < length && !request.pin && sizeStep(request, container, length);
      return step ? [step] : [];
    });
    const whom = steps.length === 1 ? "" : " each";
    return steps.length > 0 ? [{ words: `ask for a /${length}${whom}`, steps }] : [];
  }
  return [];
}

function moreSpace(
  container: Container,
  full: readonly AllocationRequest[],
  refused: Shortage["refused"],
): Fix[] {
  const { site } = container;
  const [first] = full;
  if (!site || !first) return [];
  const length = blockFor(full);
  const parent = site.parent === undefined ? undefined : site.scope.pools.get(site.parent);
  const inOther =
    full.length === 1 && first.kind === "allocation"
      ? otherPools(container, first.ref).flatMap((pool): Fix[] => {
          const step = findFor(first, pool, refused(first)) && sizeStep(first, pool, first.prefixLength);
          return step ? [{ words: `take it from ${pool.name}`, steps: [step] }] : [];
        })
      : [];
  if (parent?.find(length) === undefined)
    return [...growth(container, length, refused(first)), ...inOther.slice(0, 1)];
  const steps: FixStep[] = [
    {
      set: [...poolPath(site.scope.name, site.name), "blocks", `block-${container.prefixes.length + 1}`],
      to: length,
    },
  ];
  const words = `give ${container.name} a further block of /${length} under blocks`;
  return [{ words, steps }, ...inOther.slice(0, 1)];
}

/** The smallest single block that holds all of these: sizes are powers of two, so their sum is what counts. */
export function blockFor(requests: readonly { readonly prefixLength: number }[]): number {
  const total = requests.reduce((sum, request) => sum + sizeOf(request.prefixLength), 0);
  return 32 - Math.ceil(Math.log2(total));
}
