/** A pool's pinned block holds some address that is not spoken for from the start. */
import type { Collector } from "../../diagnostics/collector";
import { contains, formatPrefix } from "../../ip/prefix";
import type { NetworkModel } from "../network-model";
import type { NamedRange, Scope } from "../scope";

export function checkPoolRoom(model: NetworkModel, collector: Collector): void {
  for (const scope of model.scopes) {
    for (const range of scope.external) checkRange(scope, range, "external range", collector);
    for (const range of scope.reserved) checkRange(scope, range, "reserved range", collector);
  }
}

function checkRange(scope: Scope, range: NamedRange, kind: string, collector: Collector): void {
  const { name, at } = range;
  for (const pool of scope.pools) {
    for (const { pin, at: place } of pool.blocks) {
      const around = pin && range.prefixes.find((prefix) => contains(prefix, pin));
      if (!around) continue;
      const data = { pool: pool.name, cidr: formatPrefix(pin), kind, name, range: formatPrefix(around) };
      collector.report("POOL_WITHOUT_ROOM", place, data, [{ at, note: `${name} is declared here` }]);
    }
  }
}
