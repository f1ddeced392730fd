/** Says, when a request does not fit, what is still free and the smallest change that would make it fit. */
import type { Collector } from "../../diagnostics/collector";
import { formatPrefix, sizeOf } from "../../ip/prefix";
import type { Container } from "./container";
import type { AllocationRequest } from "./request";

export function reportExhaustion(
  container: Container,
  requests: readonly AllocationRequest[],
  unserved: readonly AllocationRequest[],
  collector: Collector,
): void {
  const first = unserved[0] as AllocationRequest;
  const more = unserved.length === 1 ? "" : ` and ${unserved.length - 1} more`;
  collector.report("POOL_EXHAUSTED", first.at, {
    length: first.prefixLength,
    container: container.name,
    owner: `${first.ref}${more}`,
    state: stateOf(container),
    change: smallestChange(container, requests, unserved),
  });
}

function stateOf(container: Container): string {
  const { size, census } = container.free();
  const [largest] = census;
  if (!largest) return `Nothing is free in ${blocksOf(container)}.`;
  const [length, count] = largest;
  const addresses = size.toLocaleString("en");
  return `Of ${blocksOf(container)}, ${addresses} addresses are free; the largest free block is a /${length} (${count} of them).`;
}

function blocksOf(container: Container): string {
  return container.prefixes.map(formatPrefix).join(", ") || container.name;
}

function smallestChange(
  container: Container,
  requests: readonly AllocationRequest[],
  unserved: readonly AllocationRequest[],
): string {
  const wanted = unserved[0]?.prefixLength ?? 32;
  const options: string[] = [];
  const tombstones = container.claims.filter((claim) => claim.kind === "tombstone");
  const enough = tombstones.find((claim) => container.wouldFit(wanted, [claim.prefix]));
  if (enough) options.push(`release ${enough.owner}`);
  else if (
    tombstones.length > 0 &&
    container.wouldFit(
      wanted,
      tombstones.map((t) => t.prefix),
    )
  ) {
    options.push(`release the tombstones of ${container.name}`);
  }
  const [largest] = container.free().census;
  if (largest) options.push(`ask for a /${largest[0]} or smaller`);
  const missing = blockFor(unserved);
  options.push(
    container.prefixes.length > 0 && container.name.startsWith("pool ")
      ? `give ${container.name} a further block of /${missing} under blocks`
      : `ask for a block of /${blockFor(requests)} in place of ${blocksOf(container)}`,
  );
  return sentence(options);
}

/** The smallest single block that holds all of these: sizes are powers of two, so their sum is what counts. */
function blockFor(requests: readonly AllocationRequest[]): number {
  const total = requests.reduce((sum, request) => sum + sizeOf(request.prefixLength), 0);
  return 32 - Math.ceil(Math.log2(total));
}

function sentence(options: readonly string[]): string {
  const text = options.join(", or ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
