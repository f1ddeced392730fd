/** ASNs that a device of one's own cannot have, and the ranges that Amazon's side of a transit gateway takes. */

export interface ReservedAsns {
  readonly first: number;
  readonly last: number;
  /** The region in which AWS keeps it for itself; absent for all. */
  readonly region?: string;
  /** For a sentence: `its ASN 7224 is Amazon's own`. */
  readonly means: string;
  readonly source: string;
}

const VPN = "https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html";

export const RESERVED_ASNS: readonly ReservedAsns[] = [
  { first: 7224, last: 7224, means: "Amazon's own", source: VPN },
  { first: 9059, last: 9059, region: "eu-west-1", means: "Amazon's own there", source: VPN },
  { first: 10124, last: 10124, region: "ap-northeast-1", means: "Amazon's own there", source: VPN },
  { first: 17943, last: 17943, region: "ap-southeast-1", means: "Amazon's own there", source: VPN },
  {
    first: 23456,
    last: 23456,
    means: "a stand-in for four-byte ASNs",
    source: "https://www.rfc-editor.org/rfc/rfc6793",
  },
  { first: 64496, last: 64511, means: "for documentation", source: "https://www.rfc-editor.org/rfc/rfc5398" },
  { first: 65535, last: 65535, means: "reserved", source: "https://www.rfc-editor.org/rfc/rfc7300" },
  { first: 65536, last: 65551, means: "for documentation", source: "https://www.rfc-editor.org/rfc/rfc5398" },
  {
    first: 4294967295,
    last: 4294967295,
    means: "reserved",
    source: "https://www.rfc-editor.org/rfc/rfc7300",
  },
];

/** The private ASNs, of which the Amazon side of a transit gateway has one: https://docs.aws.amazon.com/vpc/latest/tgw/create-tgw.html */
export const PRIVATE_ASNS: readonly (readonly [first: number, last: number])[] = [
  [64512, 65534],
  [4200000000, 4294967294],
];
