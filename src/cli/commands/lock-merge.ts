/** `cadastre lock merge`: git's merge driver for the lock. */
import { Collector } from "../../diagnostics/collector";
import type { Host } from "../../host/host";
import { formatPrefix } from "../../ip/prefix";
import { formatLock, parseLock } from "../../lock/codec";
import { EMPTY_LOCK, type LocatedLock } from "../../lock/lock";
import { mergeLocks } from "../../lock/merge";
import { EXIT, type ExitCode } from "../exit-code";
import { printDiagnostics } from "../print-diagnostics";

export interface LockMergeFiles {
  readonly base: string;
  /** Overwritten with the outcome. */
  readonly ours: string;
  readonly theirs: string;
  readonly path?: string;
}

/** Exit 1 leaves the conflict to git: a side could not be read, and `ours` is as it was. */
export function lockMerge(host: Host, { base, ours, theirs, path = ours }: LockMergeFiles): ExitCode {
  const collector = new Collector();
  const texts: { file: string; text: string }[] = [];
  const read = (file: string, side: string): LocatedLock | undefined => {
    const text = host.readText(file) ?? "";
    const name = `${path} (${side})`;
    texts.push({ file: name, text });
    // git hands an empty file to the driver where a side has none.
    return text === "" ? EMPTY_LOCK : parseLock(name, text, collector);
  };
  const [was, our, their] = [read(base, "base"), read(ours, "ours"), read(theirs, "theirs")];
  const code = printDiagnostics(host, collector.sorted(), texts, "text");
  if (!was || !our || !their) return code;
  const { lock, dropped } = mergeLocks(was, our, their);
  host.writeText(ours, formatLock(lock, our.schema), "durable");
  for (const { ref, prefix, because } of dropped) {
    host.stderr(
      `${path}: left out ${ref} (${formatPrefix(prefix)}): ${because}; cadastre plan allocates it anew\n`,
    );
  }
  return EXIT.good;
}
