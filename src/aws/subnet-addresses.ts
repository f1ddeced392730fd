/**
 * The five addresses AWS keeps in every subnet: the first four and the last.
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
 */
import { sizeOf } from "../ip/prefix";

/** How many reserved addresses a subnet has. */
const RESERVED_ADDRESSES = 5;

/** How many addresses of a subnet of this prefix length can be assigned: 11 of a /28. */
export function usableAddresses(prefixLength: number): number {
  return sizeOf(prefixLength) - RESERVED_ADDRESSES;
}
