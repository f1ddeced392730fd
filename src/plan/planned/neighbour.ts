/** Networks of others that a transit gateway is connected to, and what each is told. */
import type { Because } from "./planned";

/** The owner of a foreign gateway or peer has to accept what is joined to it, and to lead back to it. */
export type NeighbourKind = "direct-connect" | "vpn" | "foreign-gateway" | "foreign-peering";

export interface PlannedNeighbour {
  readonly name: string;
  readonly kind: NeighbourKind;
  /** The transit gateway's ref, or that of a peering. */
  readonly gateway: string;
  /** The transit gateway's ASN, which the neighbour sees at the end of every path of a VPN; a foreign one's may be unknown. */
  readonly asn?: number;
  /** `static`: nothing is told, and the neighbour's routes are written by hand. */
  readonly routing: "bgp" | "static";
  /** The neighbour's own prefixes. */
  readonly behind: readonly string[];
  /** The prefixes that lead to us, sorted: announced, or to be written by hand. */
  readonly told: readonly string[];
  readonly because: Because;
}
