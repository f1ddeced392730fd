/**
 * IPv4 ranges that mean something else than a place in a network, most of them by
 * https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml (RFC 6890).
 */
export interface SpecialRange {
  readonly cidr: string;
  /** For a sentence: `127.0.0.1 is the host itself`. */
  readonly means: string;
  readonly source: string;
}

const IANA = "https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml";

export const SPECIAL_RANGES: readonly SpecialRange[] = [
  { cidr: "0.0.0.0/8", means: "this network, which is no destination", source: IANA },
  { cidr: "127.0.0.0/8", means: "the host itself", source: IANA },
  {
    cidr: "169.254.0.0/16",
    means: "the link itself, where AWS has DNS, time and instance metadata",
    source: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
  },
  { cidr: "224.0.0.0/4", means: "multicast", source: IANA },
  { cidr: "240.0.0.0/4", means: "reserved, or a broadcast", source: IANA },
];
