/** An accepted overlap is there: one that is left behind would hide the next. */
import type { Collector } from "../../diagnostics/collector";
import { overlaps } from "../../ip/prefix";
import type { NetworkModel } from "../../model/network-model";
import { allVpcs } from "../../model/rules/rules";
import type { ExternalRange } from "../../model/scope";
import type { Vpc } from "../../model/vpc";
import type { Allocator } from "./allocator";

export function checkAcceptances(model: NetworkModel, allocator: Allocator, collector: Collector): void {
  const accepting = model.scopes.flatMap(({ external }) =>
    external.filter((r) => r.acceptedOverlaps.length > 0),
  );
  if (accepting.length === 0) return;
  const vpcs = new Map(allVpcs(model).map((vpc) => [`${vpc.account}/${vpc.name}`, vpc]));
  for (const range of accepting) {
    for (const { vpc: name, at } of range.acceptedOverlaps) {
      const vpc = vpcs.get(name);
      if (!vpc || !isSettled(vpc, allocator) || hasSome(vpc, range, allocator)) continue;
      const fixes = [{ words: `remove ${name} from acceptedOverlaps`, steps: [] }];
      collector.report("EXTERNAL_ACCEPTS_NOTHING", at, { name: range.name, vpc: name, fixes });
    }
  }
}

/** A VPC that could not be served has been told of. */
function isSettled(vpc: Vpc, { allocations }: Allocator): boolean {
  return [vpc, ...vpc.secondaries].every(({ ref }) => allocations.has(ref));
}

function hasSome(vpc: Vpc, range: ExternalRange, { allocations }: Allocator): boolean {
  return [vpc, ...vpc.secondaries].some(({ ref }) => {
    const block = allocations.get(ref)?.prefix;
    return block !== undefined && range.prefixes.some((prefix) => overlaps(prefix, block));
  });
}
