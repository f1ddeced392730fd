/** The protocol and port arguments of security group rules and network ACL entries. */
import type { PortRange } from "../network/filter";
import type { BlockReader } from "./block-reader";

const NUMBERS: Readonly<Record<string, number>> = {
  "-1": -1,
  all: -1,
  tcp: 6,
  udp: 17,
  icmp: 1,
  tcp_udp: -1,
  tls: 6,
};

export function protocolNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const known = NUMBERS[text.toLowerCase()];
  if (known !== undefined) return known;
  return /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The rule's ports; all ports for protocols that have none. A protocol that is not known is noted. */
export function portsOf(block: BlockReader, protocolArgument: string): PortRange | undefined {
  const protocol = protocolNumber(block.text(protocolArgument));
  if (protocol === undefined) {
    block.note(protocolArgument, "the protocol is not known");
    return undefined;
  }
  if (protocol === 1) return icmpTypes(block);
  if (protocol !== 6 && protocol !== 17) return { protocol, from: 0, to: 65535 };
  return { protocol, from: block.number("from_port") ?? 0, to: block.number("to_port") ?? 65535 };
}

/** Of ICMP, the types in place of ports: security groups give the type as the first port, -1 for all. */
function icmpTypes(block: BlockReader): PortRange {
  const type = block.number("icmp_type") ?? block.number("from_port") ?? -1;
  return type < 0 ? { protocol: 1, from: 0, to: 255 } : { protocol: 1, from: type, to: type };
}
