/** Settings of the proxies and forwarders under test: small times, the lab's addresses. */
import type { Address } from "../../../src/ip/address";
import { parseAddress } from "../../../src/ip/address";
import { prefix } from "../../../src/ip/prefix";
import { allowedNames } from "../../../src/plan/host-files/allowed-names";
import type { HostPlace } from "../../../src/plan/host-files/host-spec";
import type { ProxySettings } from "../../../src/plan/host-files/proxy-settings";
import type { ExplicitProxySettings } from "../../../src/plan/host-files/squid-config";

export const PLACE: HostPlace = {
  name: "lab/us-east-1/hub/proxy",
  region: "us-east-1",
  dnsSuffix: "amazonaws.com",
};

export function address(text: string): Address {
  return parseAddress(text)!;
}

/** One bucket, DynamoDB, a wildcard host and a name that leads inward, for 10.200.0.0/16. */
export const SETTINGS: ProxySettings = {
  names: allowedNames({
    s3: [{ region: "us-east-1", dnsSuffix: "amazonaws.com", buckets: ["ledger"], pathStyle: true }],
    dynamodb: [{ region: "us-east-1", dnsSuffix: "amazonaws.com" }],
    hosts: ["*.example.com"],
  }),
  sources: [prefix("10.200.0.0/16")],
  refusedDestinations: [prefix("10.0.0.0/8")],
  resolver: address("169.254.169.253"),
  listenPort: 443,
  proxyProtocolFrom: [],
  health: { port: 8080, names: ["s3.us-east-1.amazonaws.com"], intervalSeconds: 1 },
  drain: { noticeSeconds: 1, finishSeconds: 30 },
  idleSeconds: 400,
  maxConnections: 1000,
};

export const EXPLICIT: ExplicitProxySettings = {
  ...SETTINGS,
  listenPort: 3128,
  connectPorts: [443],
  plainPorts: [],
};
