/** No route leads to addresses that are no places in a network, such as loopback and link-local ones. */
import { specialRange } from "../../aws/special-addresses";
import type { Collector } from "../../diagnostics/collector";
import type { SourceRange } from "../../diagnostics/source";
import { formatPrefix, type Prefix } from "../../ip/prefix";
import { joiningGateways } from "../connectivity";
import type { NetworkModel } from "../network-model";

interface Destination {
  readonly what: string;
  readonly prefix: Prefix;
  readonly at: SourceRange;
}

export function checkSpecialDestinations(model: NetworkModel, collector: Collector): void {
  for (const { what, prefix, at } of destinations(model)) {
    const range = specialRange(prefix);
    if (!range) continue;
    const { cidr, means } = range;
    collector.report("ROUTE_SPECIAL", at, { what, destination: formatPrefix(prefix), range: cidr, means });
  }
}

function* destinations({ connectivity, scopes }: NetworkModel): Generator<Destination> {
  for (const { name, summaries, segments, at } of joiningGateways(connectivity)) {
    for (const prefix of summaries) yield { what: `a summary of ${name}`, prefix, at };
    for (const segment of segments) {
      const of = `of the segment ${segment.name}`;
      for (const { prefix, at } of segment.routes) yield { what: `a route ${of}`, prefix, at };
      for (const { prefix, at } of segment.blackholes) yield { what: `a blackhole ${of}`, prefix, at };
    }
  }
  for (const { external } of scopes) {
    for (const { name, prefixes, at } of external)
      for (const prefix of prefixes) yield { what: `the external range ${name}`, prefix, at };
  }
}
