/** The cache that a call may use: the user's own, unless the call or the environment says to start from nothing. */
import { line } from "../diagnostics/shown";
import type { Cache, Host } from "../host/host";
import { isSwitchedOn } from "./environment";

export interface CacheOptions {
  /** False with --no-cache. */
  readonly cache: boolean;
  readonly quiet: boolean;
}

/** `out` is the output folder whose stacks are cached. */
export function cacheFor(host: Host, out: string, { cache, quiet }: CacheOptions): Cache | undefined {
  if (!cache || isSwitchedOn(host, "CADASTRE_NO_CACHE")) return undefined;
  const found = host.cache(out);
  if (!found || !("refused" in found)) return found;
  if (!quiet) host.stderr(line`cadastre: ${found.refused}, so it is not used`);
  return undefined;
}
