/** Every request is served, or somebody is told why not. */
import fc from "fast-check";
import type { DataOf } from "../../src/diagnostics/codes";
import { Collector } from "../../src/diagnostics/collector";
import { load } from "../../src/load/load";
import { formatLock } from "../../src/lock/codec";
import { EMPTY_LOCK } from "../../src/lock/lock";
import { allocate } from "../../src/plan/allocation/allocate";
import { type Draft, filesOf } from "../support/draft/draft";
import {
  meet,
  type ReadLock,
  readLock,
  type Span,
  spanOf,
  type Wanted,
  wantedBy,
} from "../support/draft/oracle";
import { randomDraft } from "../support/draft/random";

/** Everything in use or set aside where a request may go. */
function takenFor(draft: Draft, wanted: readonly Wanted[], request: Wanted, lock: ReadLock): Span[] {
  const scope = draft.scopes.find(({ name }) => name === request.scope);
  const kinds = new Map(wanted.map((w) => [w.ref, w]));
  const ranges = [...(scope?.external ?? []), ...(scope?.reserved ?? [])].map(({ cidr }) => spanOf(cidr));
  const alike = lock.held.filter((entry) => {
    const other = kinds.get(entry.ref) as Wanted;
    if (request.kind === "subnet") return other.kind === "subnet" && other.vpc === request.vpc;
    const inIt = other.inside?.some((pool) => request.inside?.includes(pool)) ?? false;
    return (
      other.scope === request.scope &&
      (other.kind === "block" || inIt) &&
      (!scope?.overlap || other.vpc === request.vpc)
    );
  });
  // Blocks of one VPC may not share addresses, whatever their scopes.
  const own = lock.held.filter(
    (e) =>
      request.kind === "block" && kinds.get(e.ref)?.kind === "block" && kinds.get(e.ref)?.vpc === request.vpc,
  );
  return [...alike, ...own, ...(request.kind === "block" ? ranges : [])];
}

/** A block of the request's size that touches nothing in use, found by trying every one. */
function freeBlock(request: Wanted, lock: ReadLock, taken: readonly Span[]): Span | undefined {
  const size = 2 ** (32 - request.length);
  for (const outer of lock.held.filter((entry) => request.inside?.includes(entry.ref))) {
    for (let lo = outer.lo; lo + size - 1 <= outer.hi; lo += size) {
      const candidate = { lo, hi: lo + size - 1 };
      if (!taken.some((span) => meet(span, candidate))) return candidate;
    }
  }
  return undefined;
}

// Fails when `bestFit` overlooks free blocks of exactly the size asked for, and when `place` tells of one request only.
test("every request is served or told about, and where one is refused no block of its size is free", () => {
  let refused = 0;
  fc.assert(
    fc.property(fc.gen(), (g) => {
      const draft = randomDraft(g, { tight: true });
      const { model } = load(Object.entries(filesOf(draft)).map(([file, text]) => ({ file, text })));
      if (!model) throw new Error("the draft is not sound");
      const collector = new Collector();
      // Every report counts here; for people, those of one line are told together.
      const reports = jest.spyOn(collector, "report").mock.calls;
      const lock = readLock(formatLock(allocate(model, EMPTY_LOCK, collector).lock));
      const wanted = wantedBy(draft);
      const unserved = wanted.filter(({ ref }) => !lock.held.some((entry) => entry.ref === ref));
      const told = reports.filter(([code]) => code === "POOL_EXHAUSTED").map(([, , data]) => data);
      for (const request of unserved) {
        const free = freeBlock(request, lock, takenFor(draft, wanted, request, lock));
        expect([request.ref, free]).toEqual([request.ref, undefined]);
      }
      // What lies in something unserved has nothing to be refused by, and is not told of again.
      const first = unserved.filter(({ inside = [] }) =>
        inside.some((ref) => lock.held.some((e) => e.ref === ref)),
      );
      const counted = told.map(
        (data) =>
          1 + Number(/and (\d+) more/.exec(String((data as DataOf<"POOL_EXHAUSTED">).owner))?.[1] ?? 0),
      );
      // VPCs that lack one thing of their profile are told of once, so the count may be less, but never nothing.
      expect(counted.length > 0).toBe(first.length > 0);
      expect(counted.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(first.length);
      refused += unserved.length;
    }),
    { numRuns: 200 },
  );
  expect(refused).toBeGreaterThan(100);
});
