/** Networks outside AWS that a transit gateway is connected to, and what each is told. */
import type { Because } from "./planned";

export interface PlannedNeighbour {
  readonly name: string;
  readonly kind: "direct-connect" | "vpn";
  /** The transit gateway's ref. */
  readonly gateway: string;
  /** The transit gateway's ASN, which the neighbour sees at the end of every path of a VPN. */
  readonly asn: number;
  /** `static`: nothing is told, and the neighbour's routes are written by hand. */
  readonly routing: "bgp" | "static";
  /** The neighbour's own prefixes. */
  readonly behind: readonly string[];
  /** The prefixes that lead to us, sorted: announced, or to be written by hand. */
  readonly told: readonly string[];
  readonly because: Because;
}
