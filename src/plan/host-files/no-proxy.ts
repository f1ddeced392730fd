/** The no-proxy list: what a client of an explicit proxy must reach directly. */
import type { Prefix } from "../../ip/prefix";
import { blocksOf } from "./proxy-settings";

/** The metadata service, and the loopback a client would otherwise ask the proxy for. */
const ALWAYS = ["127.0.0.1", "169.254.169.254", "localhost"];

export interface DirectDestinations {
  /** Private DNS names of the endpoints in reach; `*.` and a name for everything below it. */
  readonly endpointNames: readonly string[];
  /** CIDR blocks of the VPCs in reach: primaries and secondaries. */
  readonly vpcBlocks: readonly Prefix[];
}

/**
 * Entries for `no_proxy`, names first, sorted; join them with commas. `*.example.com` becomes `.example.com`.
 * CIDR blocks are understood by curl 7.86 and later, Go, Ruby and Python's requests; Java reads names only.
 */
export function noProxyList({ endpointNames, vpcBlocks }: DirectDestinations): string[] {
  const names = endpointNames.map((name) => (name.startsWith("*.") ? name.slice(1) : name));
  return [...[...new Set([...ALWAYS, ...names])].sort(), ...blocksOf(vpcBlocks)];
}
