/** What is wrong when a plan would change a frozen lock. */
import { Collector } from "../diagnostics/collector";
import type { Diagnostic } from "../diagnostics/diagnostic";
import { changesBetween } from "../lock/changes";
import type { LocatedLock, Lock } from "../lock/lock";

export function frozenDiagnostics(file: string, before: LocatedLock, after: Lock): readonly Diagnostic[] {
  const changes = changesBetween(before, after);
  const collector = new Collector();
  if (changes.length > 0) {
    const shown = changes.slice(0, 3).map(({ kind, ref }) => `${ref} would be ${kind}`);
    const more = changes.length > shown.length ? [`and ${changes.length - shown.length} more`] : [];
    collector.report("LOCK_OUT_OF_DATE", undefined, { file, changes: [...shown, ...more] });
  }
  return collector.sorted();
}
