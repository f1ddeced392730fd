/**
 * Gives addresses to requests, in three rounds that all levels go through together, so that nothing new is placed
 * before everything that is already spoken for has its place:
 *
 * 1. what the lock holds and the configuration still asks for keeps its prefix;
 * 2. tombstones and reserved ranges stay out of circulation, and fresh pins are claims that may be refused;
 * 3. what is new takes the best-fitting free block, large requests first.
 *
 * Laws (test/laws): disjoint, contained, everybody served or told, order of files without effect, adding and
 * removing move nobody, twice changes nothing.
 */
import type { Collector } from "../../diagnostics/collector";
import type { RelatedPlace } from "../../diagnostics/diagnostic";
import { formatPrefix, type Prefix, samePrefix } from "../../ip/prefix";
import type { Claim, Container } from "./container";
import { reportExhaustion } from "./exhaustion";
import type { ScopeMemory } from "./memory";
import { type Allocation, type AllocationRequest, compareRequests } from "./request";

/** The rounds for one container's requests. Each is to be run for all containers before the next. */
export class Allocator {
  readonly allocations = new Map<string, Allocation>();
  readonly #collector: Collector;

  constructor(collector: Collector) {
    this.#collector = collector;
  }

  /** Round 1: answers the requests that the lock has nothing for, or that it cannot serve as asked. */
  keep(
    container: Container,
    memory: ScopeMemory,
    requests: readonly AllocationRequest[],
  ): AllocationRequest[] {
    return requests.filter((request) => {
      const recalled = memory.recall(request.ref, request.prefixLength);
      if (!recalled) return true;
      const { prefix: held, state } = recalled;
      // A tombstone comes back only where it is what is asked for; otherwise it stays where it is.
      if (state === "revived" && ((request.pin && !samePrefix(request.pin, held)) || !container.holds(held)))
        return true;
      if (this.#isMoved(request, held, container)) return false;
      const obstacle = container.claim({
        prefix: held,
        owner: request.ref,
        at: request.at,
        kind: request.kind,
      });
      if (!obstacle) {
        this.allocations.set(request.ref, allocation(request, held, state));
        return false;
      }
      this.#reportHeldOverlap(request, held, obstacle, container, memory);
      return false;
    });
  }

  /** What was there first is right: a pool or range declared over it is to blame, or else the lock itself. */
  #reportHeldOverlap(
    request: AllocationRequest,
    held: Prefix,
    obstacle: Claim,
    container: Container,
    memory: ScopeMemory,
  ): void {
    const [cidr, otherCidr] = [formatPrefix(held), formatPrefix(obstacle.prefix)];
    if (obstacle.kind === "pool" || obstacle.kind === "range") {
      const free = freeText(container, obstacle.prefix.length);
      const data = { owner: obstacle.owner, cidr: otherCidr, other: request.ref, otherCidr: cidr, free };
      this.#collector.report("CIDR_OVERLAP", obstacle.at, data, [
        { at: request.at, note: `${request.ref} is here` },
      ]);
      return;
    }
    const data = { cidr, ref: request.ref, other: obstacle.owner, otherCidr };
    const asked = { at: request.at, note: `${request.ref} is asked for here` };
    this.#collector.report(
      "LOCK_OVERLAP",
      memory.locate(request.ref) ?? request.at,
      data,
      related(obstacle, [asked]),
    );
  }

  /** Round 2: claims the fresh pins; answers the requests that are left. */
  pin(
    container: Container,
    requests: readonly AllocationRequest[],
    reportOutside: (request: AllocationRequest, pin: Prefix) => void,
  ): AllocationRequest[] {
    return [...requests].sort(compareRequests).filter((request) => {
      if (!request.pin) return true;
      if (!container.holds(request.pin)) {
        reportOutside(request, request.pin);
        return false;
      }
      const obstacle = container.claim({
        prefix: request.pin,
        owner: request.ref,
        at: request.at,
        kind: request.kind,
      });
      if (!obstacle) {
        this.allocations.set(request.ref, allocation(request, request.pin, "new"));
        return false;
      }
      this.#collector.report(
        "CIDR_OVERLAP",
        request.at,
        {
          owner: request.ref,
          cidr: formatPrefix(request.pin),
          other: obstacle.owner,
          otherCidr: formatPrefix(obstacle.prefix),
          free: freeText(container, request.prefixLength),
        },
        related(obstacle, []),
      );
      return false;
    });
  }

  /**
   * Round 3: places what is new. `avoid` names ranges that a request may not touch. All that does not fit is told in
   * one diagnostic for the container.
   */
  place(
    container: Container,
    requests: readonly AllocationRequest[],
    avoid: (request: AllocationRequest) => readonly Prefix[] = () => [],
  ): void {
    const unserved: AllocationRequest[] = [];
    for (const request of [...requests].sort(compareRequests)) {
      const prefix = container.take(request.prefixLength, request.ref, request.at, avoid(request));
      if (prefix) this.allocations.set(request.ref, allocation(request, prefix, "new"));
      else unserved.push(request);
    }
    if (unserved.length > 0) reportExhaustion(container, requests, unserved, this.#collector);
  }

  #isMoved(request: AllocationRequest, held: Prefix, container: Container): boolean {
    const owner = request.ref;
    if (request.pin && !samePrefix(request.pin, held)) {
      const data = { owner, cidr: formatPrefix(request.pin), held: formatPrefix(held) };
      this.#collector.report("PIN_MOVES_ALLOCATION", request.at, data);
      return true;
    }
    if (held.length !== request.prefixLength) {
      const data = { owner, length: request.prefixLength, held: formatPrefix(held), heldLength: held.length };
      this.#collector.report("SIZE_CHANGED", request.sizeAt ?? request.at, data);
      return true;
    }
    if (!container.holds(held)) {
      const data = { owner, container: container.name, held: formatPrefix(held) };
      this.#collector.report("CONTAINER_CHANGED", request.at, data);
      return true;
    }
    return false;
  }
}

function allocation(
  { ref, scope, at }: AllocationRequest,
  prefix: Prefix,
  state: Allocation["state"],
): Allocation {
  return { ref, scope, prefix, state, at };
}

function freeText(container: Container, length: number): string {
  const free = container.peek(length);
  return free ? `${formatPrefix(free)} is free` : `no /${length} is free in ${container.name}`;
}

function related(obstacle: Claim, more: readonly RelatedPlace[]): RelatedPlace[] {
  return [...(obstacle.at ? [{ at: obstacle.at, note: `${obstacle.owner} is here` }] : []), ...more];
}
