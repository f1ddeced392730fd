/** Which ASNs AWS takes, and for what. */
import { PRIVATE_ASNS, RESERVED_ASNS, type ReservedAsns } from "./data/asns";

/** Why a device in a region cannot have an ASN; undefined if it can. */
export function reservedAsn(asn: number, region: string): ReservedAsns | undefined {
  return RESERVED_ASNS.find(
    ({ first, last, region: only }) => asn >= first && asn <= last && (only === undefined || only === region),
  );
}

export function isPrivateAsn(asn: number): boolean {
  return PRIVATE_ASNS.some(([first, last]) => asn >= first && asn <= last);
}

/** The greatest ASN of CreateCustomerGateway's BgpAsn; greater ones are BgpAsnExtended. */
export const GREATEST_BGP_ASN = 2147483647;
