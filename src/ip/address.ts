/** An IPv4 address as an unsigned 32-bit integer, and its dotted-quad text. */

/** An IPv4 address: an integer from 0 to 2^32 - 1. */
export type Address = number;

/** The four octets of an address as text, `10.0.0.1`. */
export function formatAddress(address: Address): string {
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/**
 * The address a dotted quad names, or undefined when the text is not one in canonical form:
 * four decimal octets without signs, spaces or leading zeros (`010` is octal to some readers, so it is refused).
 */
export function parseAddress(text: string): Address | undefined {
  let address = 0;
  let octet = -1;
  let octets = 0;
  for (let i = 0; i <= text.length; i++) {
    const c = i === text.length ? 46 : text.charCodeAt(i);
    if (c === 46) {
      if (octet < 0 || octet > 255) return undefined;
      address = address * 256 + octet;
      octets++;
      octet = -1;
    } else if (c >= 48 && c <= 57) {
      if (octet === 0) return undefined;
      octet = octet < 0 ? c - 48 : octet * 10 + (c - 48);
      if (octet > 255) return undefined;
    } else {
      return undefined;
    }
  }
  return octets === 4 ? address : undefined;
}
