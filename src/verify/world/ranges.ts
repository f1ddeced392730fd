/** Which addresses the internet would carry, and the address that stands for all of it. */
import { type Address, parseAddress } from "../../ip/address";
import { contains, type Prefix, prefix } from "../../ip/prefix";

/** Stands for any host on the internet; a documentation address, so no network has it. */
export const INTERNET_HOST: Address = parseAddress("203.0.113.10")!;

const PRIVATE = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "169.254.0.0/16",
  "198.18.0.0/15",
].map(prefix);

/** Ranges that traces tell apart, whatever the network says. */
export const FIXED_RANGES: readonly Prefix[] = [...PRIVATE, { base: INTERNET_HOST, length: 32 }];

/** Whether this is one of the blocks that people route as a whole, whatever of it is in use. */
export function isPrivateSpace({ base, length }: Prefix): boolean {
  return PRIVATE.some((range) => range.base === base && range.length === length);
}

export function isPublic(address: Address): boolean {
  return !PRIVATE.some((range) => contains(range, { base: address, length: 32 }));
}
