/** What an expectation is to outlive: kinds of things that fail, all at once, and which of each. */

/** The kinds of things that may fail, as a configuration calls them, and in words. */
export const FAILURE_KINDS = {
  az: "AZ",
  nat: "NAT gateway",
  attachment: "transit gateway attachment",
  peering: "peering",
  forwarder: "forwarder",
  host: "host",
  vpn: "VPN",
  directConnect: "Direct Connect",
} as const;

export type FailureKind = keyof typeof FAILURE_KINDS;

/** Any single one, any so many, or all that have this name: a ref, or its last parts. */
export type Failing = "any" | number | string;

export type Under = Readonly<Partial<Record<FailureKind, Failing>>>;

/** `any NAT gateway, 2 forwarders and Direct Connect dallas`. */
export function describeUnder(under: Under): string {
  return kindsIn(under)
    .map((kind) => describeFailing(kind, under[kind] ?? "any"))
    .join(" and ");
}

export function kindsIn(under: Under): FailureKind[] {
  return (Object.keys(FAILURE_KINDS) as FailureKind[]).filter((kind) => under[kind] !== undefined);
}

function describeFailing(kind: FailureKind, failing: Failing): string {
  const word = FAILURE_KINDS[kind];
  if (failing === "any" || failing === 1) return `any ${word}`;
  return typeof failing === "number" ? `any ${failing} of kind ${word}` : `${word} ${failing}`;
}
