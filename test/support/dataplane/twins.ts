/** Two forwarders that stand in for one another, on the lab's addresses. */
import { prefix } from "../../../src/ip/prefix";
import type { Forwarder } from "../../../src/plan/proxy/forwarder";
import type { ForwarderTwin } from "../../../src/plan/proxy/forwarder-failover";
import { address } from "./settings";

export const A = "10.0.1.21";
export const B = "10.0.1.22";

/** Each is the usual target of one route; both routes stand in one table. */
const TWINS: Readonly<Record<string, ForwarderTwin>> = {
  [A]: {
    networkInterface: "eni-a",
    address: A,
    routes: [{ routeTable: "rtb-app", destination: prefix("203.0.113.0/27") }],
  },
  [B]: {
    networkInterface: "eni-b",
    address: B,
    routes: [{ routeTable: "rtb-app", destination: prefix("203.0.113.64/26") }],
  },
};

/** The forwarder at one of the two addresses. */
export function forwarder(own: string, twin: string, more: Partial<Forwarder> = {}): Forwarder {
  return {
    sources: [prefix("10.0.2.0/24")],
    destinations: [{ prefix: prefix("203.0.113.0/24"), protocol: "tcp", ports: [{ from: 443, to: 443 }] }],
    healthPort: 8081,
    idleSeconds: 350,
    failover: {
      region: "us-east-1",
      own: TWINS[own]!,
      twin: TWINS[twin]!,
      intervalSeconds: 1,
      threshold: 2,
      timeoutSeconds: 1,
      onward: [
        { address: address("203.0.113.10"), port: 443 },
        { address: address("203.0.113.20"), port: 443 },
      ],
    },
    ...more,
  };
}
