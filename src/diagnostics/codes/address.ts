/** Codes about addresses: CIDR blocks, pools, VPCs and subnets. */
import { codes } from "./entry";

const CIDR_PAGE = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html";

export const addressCodes = codes({
  CIDR_SYNTAX: {
    severity: "error",
    message: "“{text}” is not a CIDR block",
    why: "Addresses are planned from it, so it has to be exact.",
    help: "Write four decimal octets and a prefix length from 0 to 32, as in 10.0.0.0/16.",
  },
  CIDR_LEADING_ZERO: {
    severity: "error",
    message: "“{text}” has a leading zero",
    why: "Some readers take such a number as octal and see another address, so it is refused and never rounded.",
    help: "Write it without leading zeros.{suggestion}",
  },
  CIDR_HOST_BITS: {
    severity: "error",
    message: "“{text}” has host bits set",
    why: "AWS would silently move it to the start of its block and the provider refuses it, so it is never rounded here.",
    help: "The block that holds this address is {canonical}.",
    source: CIDR_PAGE,
  },
});
