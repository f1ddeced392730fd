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
import { type Prefix, samePrefix } from "../../ip/prefix";
import type { Container } from "./container";
import { reportShortage, type Shortage } from "./exhaustion";
import type { ScopeMemory } from "./memory";
import { placement } from "./placement";
import { Refusals } from "./refusals";
import { type Allocation, type AllocationRequest, compareRequests } from "./request";

/** What the placing of new requests has to know beside them. */
export type Placing = Partial<Pick<Shortage, "refused" | "ways">>;

/** The rounds for one container's requests. Each is to be run for all containers before the next. */
export class Allocator {
  readonly allocations = new Map<string, Allocation>();
  readonly #collector: Collector;
  readonly #refusals: Refusals;

  constructor(collector: Collector) {
    this.#collector = collector;
    this.#refusals = new Refusals(collector);
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
      if (this.#refusals.isMoved({ request, held, container, memory })) return false;
      const obstacle = claim(container, request, held);
      if (!obstacle) this.allocations.set(request.ref, allocation(request, held, state));
      else this.#refusals.held({ request, held, obstacle, container, memory });
      return false;
    });
  }

  /** Round 2: claims the fresh pins; answers the requests that are left. */
  pin(
    container: Container,
    requests: readonly AllocationRequest[],
    reportOutside: (request: AllocationRequest, pin: Prefix) => void,
  ): AllocationRequest[] {
    return [...requests].sort(compareRequests).filter((request) => {
      const { pin } = request;
      if (!pin) return true;
      if (!container.holds(pin)) {
        reportOutside(request, pin);
        return false;
      }
      const obstacle = claim(container, request, pin);
      if (!obstacle) this.allocations.set(request.ref, allocation(request, pin, "new"));
      else this.#refusals.pin({ request, pin, obstacle, container });
      return false;
    });
  }

  /** Round 3: places what is new. All that does not fit is told together. */
  place(
    container: Container,
    requests: readonly AllocationRequest[],
    { refused = () => [], ways = () => [] }: Placing = {},
  ): void {
    const unserved: AllocationRequest[] = [];
    for (const request of [...requests].sort(compareRequests)) {
      const prefix = placement(container, request, refused(request));
      if (!prefix) {
        unserved.push(request);
        continue;
      }
      container.take({ prefix, owner: request.ref, at: request.at, kind: "allocation" });
      this.allocations.set(request.ref, allocation(request, prefix, "new"));
    }
    if (unserved.length > 0)
      reportShortage({ container, requests, unserved, refused, ways }, this.#collector);
  }
}

function claim(container: Container, { ref, at, kind }: AllocationRequest, prefix: Prefix) {
  return container.claim({ prefix, owner: ref, at, kind });
}

function allocation(
  { ref, scope, at }: AllocationRequest,
  prefix: Prefix,
  state: Allocation["state"],
): Allocation {
  return { ref, scope, prefix, state, at };
}
