/** Where a new request goes: the one function behind placing, and behind the question where a block would go. */
import type { Prefix } from "../../ip/prefix";
import { type Avoided, attempts, rangesOf } from "./avoided";
import type { Container } from "./container";
import type { AllocationRequest } from "./request";

/** The best-fitting free block that is not avoided; nothing is taken. */
export function placement(
  container: Container,
  request: Pick<AllocationRequest, "prefixLength" | "kind">,
  refused: readonly Avoided[],
): Prefix | undefined {
  for (const avoided of attempts(request, refused, container.prefixes)) {
    const found = container.find(request.prefixLength, rangesOf(avoided));
    if (found) return found;
  }
  return undefined;
}
