/** What each of a forwarder's hosts is told: whose packets, whereto, and whose routes it takes over. */
import { type PartitionName, partition } from "../../aws/regions";
import { comparePrefixes } from "../../ip/prefix";
import type { Forwarder } from "../../model/forwarder";
import { allowedNames } from "../host-files/allowed-names";
import type { Failover, RingMember } from "../host-files/forwarder-failover";
import { forwarderHost } from "../host-files/forwarder-host";
import type { Host } from "../host-files/host-spec";
import type { ProxySettings } from "../host-files/proxy-settings";
import { compressedUserData, type UserData, userData } from "../host-files/user-data";
import { refusedDestinations } from "../hosts/refused-destinations";
import { DRAIN, IDLE_SECONDS, MAX_CONNECTIONS, PROBE_SECONDS, RESOLVER } from "../hosts/settings";
import type { OwnIdentifier } from "../planned/exchange";
import type { Because } from "../planned/planned";
import { type Addresses, blocksOfParties, prefixesOf } from "../reach/parties";
import type { ForwardedRoute } from "./forwarded-routes";

export const HEALTH_PORT = 8081;

/** A failover takes 10 to 21 seconds, and a route is repeated once a minute, as docs/proxies.md says. */
const TIMES = { intervalSeconds: 5, threshold: 3, timeoutSeconds: 2, repeatEvery: 12 };

/** A script, and the texts in it that stand for identifiers known only once they are made. */
export interface LateScript extends UserData {
  readonly late: Readonly<Record<string, OwnIdentifier>>;
}

export function becauseOf({ name, at }: Forwarder): Because {
  return { ref: `connectivity/forwarders/${name}`, at };
}

/** The ref of what is in one AZ: interface and instance, or the balancer's endpoint. */
export function hostRef(forwarder: Forwarder, zone: string): string {
  return `${forwarder.ref}/${zone}`;
}

/** The proxy that a forwarder with a list of hosts runs beside its packet filter: TLS to port 443 goes through it. */
function transparentSettings(
  addresses: Addresses,
  { sources, destinations }: Forwarder,
  hosts: readonly string[],
): ProxySettings {
  const probe = hosts.find((host) => !host.startsWith("*."));
  return {
    names: allowedNames({ hosts }),
    sources: blocksOfParties(addresses, sources),
    refusedDestinations: refusedDestinations(destinations, blocksOfParties(addresses, destinations)),
    resolver: RESOLVER,
    listenPort: 8443,
    proxyProtocolFrom: [],
    health: { port: 8080, names: probe ? [probe] : [], intervalSeconds: PROBE_SECONDS },
    drain: DRAIN,
    idleSeconds: IDLE_SECONDS,
    maxConnections: MAX_CONNECTIONS,
  };
}

/** The AZs' forwarders are a ring in the order in which they came to be, and each watches all the others. */
export function forwarderScript(
  addresses: Addresses,
  forwarder: Forwarder,
  zone: string,
  routes: readonly ForwardedRoute[],
): LateScript {
  const { zones } = forwarder;
  const place = zones.indexOf(zone);
  const others = [...zones.slice(place + 1), ...zones.slice(0, place)];
  const late: Record<string, OwnIdentifier> = {};
  const mark = (kind: OwnIdentifier["kind"], ref: string, attribute: string) => {
    const text = `@@${kind}:${ref}:${attribute}@@`;
    late[text] = { from: "stack", kind, ref, attribute };
    return text;
  };
  const member = (of: string): RingMember => ({
    networkInterface: mark("network-interface", hostRef(forwarder, of), "id"),
    address: mark("network-interface", hostRef(forwarder, of), "private_ip"),
    routes: routes
      .filter((route) => route.zone === of)
      .map(({ routeTable, destination }) => ({
        routeTable: mark("route-table", routeTable, "id"),
        destination,
      })),
  });
  const { region } = forwarder.vpc;
  const failover = { region, own: member(zone), others: others.map(member), ...TIMES, onward: [] };
  const script = userData(hostOf(addresses, forwarder, hostRef(forwarder, zone), { failover }));
  const used = Object.entries(late).filter(([text]) => script.text.includes(text));
  return { ...script, late: Object.fromEntries(used) };
}

/** All hosts behind a balancer are alike. */
export function balancedScript(addresses: Addresses, forwarder: Forwarder): UserData {
  return compressedUserData(hostOf(addresses, forwarder, forwarder.ref, {}));
}

function hostOf(
  addresses: Addresses,
  forwarder: Forwarder,
  name: string,
  failover: { readonly failover?: Failover },
): Host {
  const { region } = forwarder.vpc;
  const { dnsSuffix } = partition(addresses.model.organization.partition as PartitionName);
  const ports = forwarder.ports.map((port) => ({ from: port, to: port }));
  const destinations = forwarder.destinations.flatMap((one) => prefixesOf(addresses, one));
  return forwarderHost(
    { name, region, dnsSuffix },
    {
      sources: blocksOfParties(addresses, forwarder.sources),
      destinations: [...destinations]
        .sort(comparePrefixes)
        .map((prefix) => ({ prefix, protocol: "tcp", ports })),
      healthPort: HEALTH_PORT,
      idleSeconds: 350,
      ...(forwarder.hosts && {
        transparentProxy: transparentSettings(addresses, forwarder, forwarder.hosts),
      }),
      ...failover,
    },
  );
}
