/** How an external range is said to be reached is how the connections that list it reach it. */
import type { Collector } from "../../diagnostics/collector";
import { leadsTo } from "../connectivity";
import type { NetworkModel } from "../network-model";
import type { ExternalRange } from "../scope";

export function checkExternalWays(model: NetworkModel, collector: Collector): void {
  for (const range of model.scopes.flatMap(({ external }) => external)) {
    const [connection, ...others] = connectionsTo(model, range);
    if (!range.via || !connection) continue;
    // Of several ways, one is the usual one.
    if ([connection, ...others].some(({ way }) => way === range.via)) continue;
    const data = { name: range.name, via: range.via, way: connection.way, connection: connection.name };
    collector.report("EXTERNAL_VIA_DIFFERS", range.at, data, [
      { at: connection.at, note: `${connection.name} lists it here` },
    ]);
  }
}

function connectionsTo({ connectivity }: NetworkModel, range: ExternalRange) {
  const { vpns, directConnects, foreignPeerings } = connectivity;
  return [
    ...directConnects.map((connection) => ({ ...connection, way: "direct-connect" })),
    ...vpns.map((connection) => ({ ...connection, way: "vpn" })),
    ...foreignPeerings.map((connection) => ({ ...connection, way: "peering" })),
  ].filter((connection) => leadsTo(connection, range));
}
