/** Ranges that mean more than their numbers. */
import { RFC1918, RFC6598 } from "../../aws/cidr-families";
import { comparePrefixes, prefix } from "../../ip/prefix";

/** Private space, into which an allowed name must not lead. */
export const PRIVATE = [...RFC1918, RFC6598].sort(comparePrefixes);

export const EVERYWHERE = prefix("0.0.0.0/0");
