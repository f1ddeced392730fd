/** A flow that differs, with the lines of what the change did on its path. */
import type { SourceRange } from "../diagnostics/source";
import type { DeltaEntry } from "../verify/delta";
import type { ResourceChange } from "./resource-change";

export interface FlowChange extends DeltaEntry {
  /**
   * The lines of changed resources that the open flow passes, in its order: of the version before for what closed. Where it
   * passes none, or an end is new or gone, the line of what decided.
   */
  readonly sources: readonly SourceRange[];
}

export function flowChanges(
  flows: readonly DeltaEntry[],
  resources: readonly ResourceChange[],
): FlowChange[] {
  const changed = new Set(resources.filter(mayMoveTraffic).map(keyOf));
  return flows
    .filter(({ replaced }) => !replaced)
    .map((flow) => {
      const { hops, at } = flow.trace;
      const passed = flow.betweenKnown
        ? hops.filter(({ address, place }) => changed.has(keyOf({ address, ref: place })))
        : [];
      const lines = passed.flatMap((hop) => hop.at ?? []);
      return { ...flow, sources: lines.length > 0 ? lines : at ? [at] : [] };
    });
}

function keyOf({ address, ref }: Pick<ResourceChange, "address" | "ref">): string {
  return `${address} ${ref}`;
}

/** Tags and addresses in the state are nothing to a packet. */
export function mayMoveTraffic({ action, arguments: changed }: ResourceChange): boolean {
  if (action === "update") return changed.some(({ path }) => !/^tags(?:\.|$)/.test(path));
  return action !== "move";
}
