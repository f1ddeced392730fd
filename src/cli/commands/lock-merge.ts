/** `cadastre lock merge`: git's merge driver for the lock. */

import { Collector } from "../../diagnostics/collector";
import { line } from "../../diagnostics/shown";
import type { Host } from "../../host/host";
import { formatPrefix } from "../../ip/prefix";
import { formatLock, parseLock } from "../../lock/codec";
import { EMPTY_LOCK, type LocatedLock, type Lock } from "../../lock/lock";
import { type MergeResult, mergeLocks } from "../../lock/merge";
import { writeLock } from "../../project/lock-file";
import { EXIT, type ExitCode } from "../exit-code";
import { printDiagnostics } from "../print-diagnostics";

export interface LockMergeFiles {
  readonly base: string;
  /** Overwritten with the outcome. */
  readonly ours: string;
  readonly theirs: string;
  readonly path?: string;
}

/** Exit 1 leaves the conflict to git: a side could not be read or nobody knows who stays, and `ours` is as it was. */
export function lockMerge(
  host: Host,
  { base, ours, theirs, path = ours }: LockMergeFiles,
  revision: string | undefined,
): ExitCode {
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
  const deployed = deployedLocks(host, path, revision);
  if ("reason" in deployed) {
    host.stderr(line`cadastre: ${revision} is no revision that git gives: ${deployed.reason}`);
    return EXIT.usage;
  }
  const result = mergeLocks(was, our, their, deployed);
  if (result.undecided.length > 0) return refuse(host, path, result);
  writeLock(host, ours, formatLock(result.lock, our.schema ?? their.schema));
  for (const { ref, prefix, because } of result.dropped) {
    host.stderr(
      line`${path}: left out ${ref} (${formatPrefix(prefix)}): ${because}; cadastre plan allocates it anew`,
    );
  }
  return EXIT.good;
}

/** Where a repository keeps what is deployed, unless `--deployed` says another branch; of each group the first there is. */
const USUAL_BRANCHES = [
  ["origin/HEAD", "origin/main", "origin/master"],
  ["main", "master"],
];

function deployedLocks(
  host: Host,
  path: string,
  revision: string | undefined,
): readonly Lock[] | { readonly reason: string } {
  const groups = revision === undefined ? USUAL_BRANCHES : [[revision]];
  const locks: Lock[] = [];
  for (const group of groups) {
    for (const name of group) {
      const files = host.revision(name);
      if ("reason" in files) {
        if (revision !== undefined) return files;
        continue;
      }
      const text = files.readText(path);
      const lock = text === undefined ? EMPTY_LOCK : parseLock(path, text, new Collector());
      if (lock) locks.push(lock);
      break;
    }
  }
  return locks;
}

function refuse(host: Host, path: string, { undecided }: MergeResult): ExitCode {
  const shown = undecided.slice(0, 5).map(({ ref, other }) => `  ${ref} and ${other}\n`);
  const more = undecided.length - shown.length;
  host.stderr(
    `${path}: both branches gave these the same addresses, or one ref two:\n${shown.join("")}` +
      `${more > 0 ? `  and ${more} more\n` : ""}` +
      "What is deployed stays, and there is no branch main or master that would say what that is. Name it in the driver:\n" +
      '  git config merge.cadastre-lock.driver "npx cadastre lock merge --deployed BRANCH %O %A %B %P"\n' +
      "and merge again.\n",
  );
  return EXIT.findings;
}
