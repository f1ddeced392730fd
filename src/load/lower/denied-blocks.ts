/** Lowers what a tier's network ACL denies: blocks, and external ranges by name. */
import { contains, isPrefix, type Prefix, parsePrefix } from "../../ip/prefix";
import type { TierShape } from "../shape/vpc-settings";
import type { Inherited } from "../text/inherit";
import { type AddressContext, checkKnown } from "./context";

/** In the order of the configuration, less what another of them holds. */
export function lowerDenied(
  { collector, scopes }: AddressContext,
  inherited: Inherited,
  tier: string,
  { deny }: NonNullable<TierShape["networkAcl"]>,
): Prefix[] {
  const ranges = new Map(scopes.flatMap((scope) => scope.external.map((r) => [r.name, r.prefixes] as const)));
  const blocks = deny.flatMap((text, index) => {
    const parsed = parsePrefix(text);
    if (isPrefix(parsed)) return [parsed];
    const name = text.replace(/^external:/, "");
    const at = inherited.locate(["subnets", tier, "networkAcl", "deny", index]);
    checkKnown(collector, "external range", name, ranges, at);
    return ranges.get(name) ?? [];
  });
  const isHeld = (block: Prefix, index: number) =>
    blocks.some((other, place) =>
      other.length === block.length ? place < index && contains(other, block) : contains(other, block),
    );
  return blocks.filter((block, index) => !isHeld(block, index));
}
