/** Lowers who may use an endpoint: tiers of its VPC, external ranges by name, and CIDR blocks. */
import type { SourceRange } from "../../diagnostics/source";
import { prefix } from "../../ip/prefix";
import type { Clients } from "../../model/endpoint";
import type { Tier } from "../../model/vpc";
import type { ClientsShape } from "../shape/endpoints";
import type { ConfigPath } from "../shape/path";
import { type AddressContext, checkKnown } from "./context";

interface Place {
  readonly context: AddressContext;
  readonly locate: (path: ConfigPath) => SourceRange;
  /** Where the clients are declared, for `locate`. */
  readonly path: ConfigPath;
  /** Those of the endpoint's VPC. */
  readonly tiers: readonly Tier[];
}

export function lowerClients(place: Place, { tiers, external = [], cidrs = [] }: ClientsShape): Clients {
  const { context, locate, path } = place;
  const known = knownTiers(place, tiers);
  const ranges = new Map(context.scopes.flatMap((s) => s.external.map((r) => [r.name, r.prefixes] as const)));
  const outside = external.flatMap((name, index) => {
    const at = locate([...path, "external", index]);
    checkKnown(context.collector, "external range", name, ranges, at);
    return ranges.get(name) ?? [];
  });
  return { ...(known && { tiers: known }), prefixes: [...outside, ...cidrs.map(prefix)] };
}

/** What of these are tiers of the VPC; undefined when none are named, which means all of them. */
export function knownTiers(
  { context, locate, path, tiers }: Place,
  named: readonly string[] | undefined,
): string[] | undefined {
  const known = tiers.map((tier) => tier.name);
  return named?.filter((tier, index) =>
    checkKnown(context.collector, "tier in this VPC", tier, known, locate([...path, "tiers", index])),
  );
}
