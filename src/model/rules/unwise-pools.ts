/** A pool that is declared inside a range that is best avoided is warned of once, at the pool, and not for each VPC in it. */
import { AVOIDED_RANGES } from "../../aws/cidr-rules";
import type { Collector } from "../../diagnostics/collector";
import { contains, formatPrefix } from "../../ip/prefix";
import type { NetworkModel } from "../network-model";

export function checkUnwisePools(model: NetworkModel, collector: Collector): void {
  for (const { name, blocks } of model.scopes.flatMap(({ pools }) => pools)) {
    for (const { pin, at } of blocks) {
      const unwise = pin && AVOIDED_RANGES.find(({ range }) => contains(range, pin));
      if (!unwise) continue;
      const fixes = [{ words: "use other private space for the pool if you can", steps: [] }];
      const reason = `${unwise.why.charAt(0).toUpperCase()}${unwise.why.slice(1)}.`;
      const data = {
        owner: `pool ${name}`,
        cidr: formatPrefix(pin),
        range: formatPrefix(unwise.range),
        reason,
      };
      collector.report("CIDR_AVOID", at, { ...data, fixes });
    }
  }
}
