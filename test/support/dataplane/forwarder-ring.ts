/** Forwarders that stand in for one another, on the lab's addresses. */
import { prefix } from "../../../src/ip/prefix";
import type { Forwarder } from "../../../src/plan/host-files/forwarder";
import type { RingMember } from "../../../src/plan/host-files/forwarder-failover";
import { address } from "./settings";

export const A = "10.0.1.21";
export const B = "10.0.1.22";
export const C = "10.0.1.23";

/** Each is the usual target of one route; all routes stand in one table. */
const MEMBERS: Readonly<Record<string, RingMember>> = {
  [A]: member("eni-a", A, "203.0.113.0/27"),
  [B]: member("eni-b", B, "203.0.113.64/26"),
  [C]: member("eni-c", C, "203.0.113.32/27"),
};

function member(networkInterface: string, at: string, destination: string): RingMember {
  return {
    networkInterface,
    address: at,
    routes: [{ routeTable: "rtb-app", destination: prefix(destination) }],
  };
}

/** The forwarder at one of the addresses; `others` in ring order. */
export function forwarder(own: string, others: readonly string[], more: Partial<Forwarder> = {}): Forwarder {
  return {
    sources: [prefix("10.0.2.0/24")],
    destinations: [{ prefix: prefix("203.0.113.0/24"), protocol: "tcp", ports: [{ from: 443, to: 443 }] }],
    healthPort: 8081,
    idleSeconds: 350,
    failover: {
      region: "us-east-1",
      own: MEMBERS[own]!,
      others: others.map((one) => MEMBERS[one]!),
      intervalSeconds: 1,
      threshold: 2,
      timeoutSeconds: 1,
      repeatEvery: 2,
      onward: [
        { address: address("203.0.113.10"), port: 443 },
        { address: address("203.0.113.20"), port: 443 },
      ],
    },
    ...more,
  };
}
