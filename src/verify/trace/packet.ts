/** What travels: addresses, protocol and port. */
import { type Address, formatAddress } from "../../ip/address";
import type { Protocol } from "../network/filter";
import type { PortStretch } from "./port-stretch";

/** An AWS service's public addresses, `us-east-1/s3`: only a prefix list or a default route covers them. */
export interface ServiceAddress {
  readonly service: string;
}

export type Destination = Address | ServiceAddress;

export interface Packet {
  readonly source: Destination;
  readonly destination: Destination;
  readonly protocol: Protocol;
  readonly port: number;
  /** Absent once the port is another than the one that was asked about. */
  readonly stretch?: PortStretch;
}

/** A port that clients really use; replies go back to it, so a stateless filter must let it through. */
const CLIENT_PORT = 50000;

export const PROTOCOL_NUMBERS: Readonly<Record<Protocol, number>> = { tcp: 6, udp: 17, icmp: 1 };

export function formatDestination(destination: Destination): string {
  return typeof destination === "number"
    ? formatAddress(destination)
    : `the addresses of ${destination.service}`;
}

/** The reply to a packet: it comes from the port that was asked and goes to the client's. */
export function replyTo(packet: Packet): Packet {
  return {
    source: packet.destination,
    destination: packet.source,
    protocol: packet.protocol,
    port: packet.protocol === "icmp" ? packet.port : CLIENT_PORT,
  };
}
