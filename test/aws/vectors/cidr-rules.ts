/**
 * What AWS says of VPC CIDR blocks, as cases: expected values come from the documented association table
 * (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html), not from a call to AWS.
 */

export const PRIMARY_VECTORS: readonly (readonly [cidr: string, expect: string])[] = [
  ["10.0.0.0/16", "ok"],
  ["10.0.0.0/15", "size"],
  ["10.0.0.0/29", "size"],
  ["10.0.0.0/28", "ok"],
  ["172.31.0.0/16", "ok"],
  ["172.17.0.0/16", "ok"],
  ["169.254.0.0/16", "forbidden-range"],
  ["127.0.0.0/16", "forbidden-range"],
  ["224.0.0.0/16", "forbidden-range"],
  ["0.0.0.0/16", "forbidden-range"],
  ["100.64.0.0/16", "ok"],
  ["198.19.0.0/16", "ok"],
  ["198.18.0.0/16", "ok"],
  ["52.95.0.0/16", "ok"],
];

export interface SecondaryVector {
  readonly existing: readonly string[];
  readonly candidate: string;
  readonly routes?: readonly string[];
  readonly expect: string;
}

export const SECONDARY_VECTORS: readonly SecondaryVector[] = [
  { existing: ["10.0.0.0/16"], candidate: "10.1.0.0/16", expect: "ok" },
  { existing: ["10.0.0.0/24"], candidate: "10.0.1.0/24", expect: "10.0.0.0/16" },
  { existing: ["10.0.0.0/16"], candidate: "10.0.0.0/16", expect: "overlap" },
  { existing: ["10.1.0.0/16"], candidate: "10.0.0.0/16", expect: "10.0.0.0/16" },
  { existing: ["10.2.0.0/16"], candidate: "10.0.0.0/16", expect: "ok" },
  { existing: ["10.2.0.0/16"], candidate: "10.1.0.0/16", expect: "ok" },
  { existing: ["10.2.0.0/16", "10.1.0.0/16"], candidate: "10.0.4.0/24", expect: "10.0.0.0/16" },
  { existing: ["10.0.0.0/16"], candidate: "172.16.0.0/16", expect: "other-rfc1918" },
  { existing: ["10.0.0.0/16"], candidate: "192.168.0.0/24", expect: "other-rfc1918" },
  { existing: ["10.0.0.0/16"], candidate: "100.64.0.0/16", expect: "ok" },
  { existing: ["10.0.0.0/16"], candidate: "100.64.0.0/10", expect: "size" },
  { existing: ["10.0.0.0/16"], candidate: "198.19.0.0/16", expect: "198.19.0.0/16" },
  { existing: ["10.0.0.0/16"], candidate: "198.18.0.0/16", expect: "ok" },
  { existing: ["10.0.0.0/16"], candidate: "52.95.0.0/24", expect: "ok" },
  { existing: ["172.16.0.0/16"], candidate: "172.18.0.0/16", expect: "ok" },
  { existing: ["172.16.0.0/16"], candidate: "172.31.0.0/20", expect: "172.31.0.0/16" },
  { existing: ["172.31.0.0/16"], candidate: "172.30.0.0/16", expect: "ok" },
  { existing: ["172.16.0.0/16"], candidate: "10.0.0.0/16", expect: "other-rfc1918" },
  { existing: ["192.168.0.0/24"], candidate: "192.168.1.0/24", expect: "ok" },
  { existing: ["192.168.0.0/16"], candidate: "10.0.0.0/16", expect: "other-rfc1918" },
  { existing: ["192.168.0.0/16"], candidate: "100.64.0.0/16", expect: "ok" },
  { existing: ["100.64.0.0/16"], candidate: "10.0.0.0/16", expect: "rfc1918-on-other-primary" },
  { existing: ["100.64.0.0/16"], candidate: "100.65.0.0/16", expect: "ok" },
  { existing: ["100.64.0.0/16"], candidate: "198.19.0.0/16", expect: "198.19.0.0/16" },
  { existing: ["52.95.0.0/16"], candidate: "192.168.0.0/16", expect: "rfc1918-on-other-primary" },
  { existing: ["52.95.0.0/16"], candidate: "100.64.0.0/16", expect: "ok" },
  { existing: ["198.19.0.0/17"], candidate: "100.64.0.0/16", expect: "ok" },
  { existing: ["198.19.0.0/17"], candidate: "10.0.0.0/16", expect: "rfc1918-on-other-primary" },
  { existing: ["10.0.0.0/16", "100.64.0.0/16"], candidate: "10.1.0.0/16", expect: "rfc1918-after-other" },
  {
    existing: ["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"],
    candidate: "10.4.0.0/16",
    expect: "ok",
  },
  {
    existing: ["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16"],
    candidate: "10.5.0.0/16",
    expect: "quota",
  },
  { existing: ["10.2.0.0/16"], candidate: "10.8.0.0/24", routes: ["10.8.0.0/24"], expect: "route" },
  { existing: ["10.2.0.0/16"], candidate: "10.8.0.0/23", routes: ["10.8.0.0/24"], expect: "route" },
  { existing: ["10.2.0.0/16"], candidate: "10.8.0.0/25", routes: ["10.8.0.0/24"], expect: "ok" },
  { existing: ["10.2.0.0/16"], candidate: "10.8.0.0/16", routes: ["10.0.0.0/8"], expect: "ok" },
];
