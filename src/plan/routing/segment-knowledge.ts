/** What the table of a segment knows: every VPC and every range outside that the segment reaches, or that reaches it. */
import type { SourceRange } from "../../diagnostics/source";
import type { Prefix } from "../../ip/prefix";
import { type JoiningGateway, type Segment, segmentsJoined } from "../../model/connectivity";
import { blocksOfVpc } from "../reach/blocks";
import type { RoutingContext } from "./context";

/** A destination wider than this, as the internet's, means what is beyond, and claims nothing that it covers. */
export const WIDEST_CLAIM = 8;

export interface KnownDestination {
  readonly prefix: Prefix;
  /** A VPC's ref, or the name of a range outside. */
  readonly owner: string;
  /** For a sentence: `the block of REF`. */
  readonly what: string;
  /** Whether the other end announces it: of two connections to one range the gateway then takes another when one fails. */
  readonly announced: boolean;
  readonly at: SourceRange;
}

export function knowledgeOf(
  { model, allocations }: Pick<RoutingContext, "model" | "allocations">,
  gateway: JoiningGateway,
  segment: Segment,
): KnownDestination[] {
  const joined = gateway.segments.filter((other) => segmentsJoined(segment, other));
  const { vpns, directConnects } = model.connectivity;
  const told = joined
    .filter(({ ranges }) => ranges.length > 0)
    .map(({ ranges, at }) => ({ name: gateway.name, ranges, at }));
  const outside = [...vpns, ...directConnects].filter(
    (attachment) =>
      attachment.transitGateway === gateway.name && joined.some(({ name }) => name === attachment.segment),
  );
  return [
    ...joined.flatMap((other) =>
      other.vpcs.flatMap((vpc) =>
        blocksOfVpc(model, vpc, allocations)
          .filter(({ routable }) => routable)
          .map(({ prefix, ref }) => ({
            prefix,
            owner: vpc.ref,
            what: `the block of ${ref}`,
            announced: false,
            at: other.at,
          })),
      ),
    ),
    ...[...outside, ...told].flatMap(({ name, ranges, at, ...outside }) =>
      ranges.flatMap((range) =>
        range.prefixes.map((prefix) => ({
          prefix,
          owner: `external:${range.name}`,
          what: `a range behind ${name}`,
          announced: !("routing" in outside) || outside.routing === "bgp",
          at,
        })),
      ),
    ),
  ];
}
