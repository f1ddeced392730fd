/** `cadastre ipam release REF`: puts a tombstone's addresses back into circulation. */

import { Collector } from "../../diagnostics/collector";
import { line } from "../../diagnostics/shown";
import { suggestion } from "../../diagnostics/suggest";
import type { Host } from "../../host/host";
import { formatPrefix } from "../../ip/prefix";
import { formatLock, parseLock } from "../../lock/codec";
import { release as releaseFrom } from "../../lock/release";
import { writeLock } from "../../project/lock-file";
import { lockPath, readLockText } from "../../project/texts";
import { EXIT, type ExitCode } from "../exit-code";
import type { CommonOptions } from "../options";
import { printDiagnostics } from "../print-diagnostics";

export interface ReleaseOptions extends CommonOptions {
  readonly live: boolean;
}

export function release(host: Host, ref: string, { config, live, quiet }: ReleaseOptions): ExitCode {
  const file = lockPath(host, config);
  const collector = new Collector();
  const text = readLockText(host, config, collector)?.text;
  if (collector.hasErrors()) return printDiagnostics(host, collector.sorted(), [], "text");
  if (text === undefined) {
    host.stderr(line`cadastre: there is no lock ${file}; cadastre plan writes it`);
    return EXIT.usage;
  }
  const lock = parseLock(file, text, collector);
  const code = printDiagnostics(host, collector.sorted(), [{ file, text }], "text");
  if (!lock) return code;
  const { lock: next, released, tombstoned } = releaseFrom(lock, ref, live);
  if (released.length + tombstoned.length === 0) {
    host.stderr(line`cadastre: ${refusal(ref, live, lock)}`);
    return EXIT.usage;
  }
  writeLock(host, file, formatLock(next, lock.schema));
  if (!quiet) {
    for (const t of released) host.stdout(line`released ${formatPrefix(t.prefix)} of ${t.ref}`);
    for (const t of tombstoned)
      host.stdout(line`tombstoned ${formatPrefix(t.prefix)} of ${t.ref}; cadastre plan allocates anew`);
  }
  return EXIT.good;
}

function refusal(ref: string, live: boolean, lock: Parameters<typeof releaseFrom>[0]): string {
  const scopes = [...lock.scopes.values()];
  const tombstones = scopes.flatMap((scope) => scope.tombstones.map((t) => t.ref));
  const inUse = scopes.flatMap((scope) => [...scope.allocations.keys()]);
  if (!live && inUse.some((other) => other === ref || other.startsWith(`${ref}/`))) {
    return `${ref} is in use and no tombstone; --live gives it up on purpose`;
  }
  return `there is no ${live ? "allocation" : "tombstone"} ${ref}.${suggestion(ref, live ? inUse : tombstones)}`;
}
