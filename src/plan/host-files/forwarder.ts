/** A forwarding instance, a route's target or one of those behind a balancer: what it is told, and the packet rules that make it one. */
import { aggregate } from "../../ip/aggregate";
import { comparePrefixes, formatPrefix, type Prefix } from "../../ip/prefix";
import type { Failover } from "./forwarder-failover";
import { segmentRules } from "./geneve";
import { type HostFile, unit } from "./host-spec";
import { blocksOf, type ProxySettings } from "./proxy-settings";

/** Ports from `from` to `to`, both included. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** Where forwarded packets may go. */
export interface ForwardedDestination {
  readonly prefix: Prefix;
  readonly protocol: "tcp" | "udp";
  readonly ports: readonly PortRange[];
}

export interface Forwarder {
  /** Whose packets are forwarded; everyone else's are dropped and logged. */
  readonly sources: readonly Prefix[];
  readonly destinations: readonly ForwardedDestination[];
  /**
   * A pass-through proxy on the same host, for the transparent case: TLS to port 443 of whatever address goes to it,
   * and it decides by server name. Absent means that packets are only forwarded.
   */
  readonly transparentProxy?: ProxySettings;
  /** TCP port of the health check that other forwarders, or its balancer, and people ask. */
  readonly healthPort: number;
  /** Seconds after which a silent TCP connection is forgotten; 350 is what a NAT gateway keeps. */
  readonly idleSeconds: number;
  /** How it stands in for the others; absent for one of many behind a Gateway Load Balancer, which sees to that. */
  readonly failover?: Failover;
}

function portSet(ports: readonly PortRange[]): string {
  const sorted = [...ports].sort((a, b) => a.from - b.from || a.to - b.to);
  const texts = sorted.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`));
  return `{ ${[...new Set(texts)].join(", ")} }`;
}

function forwardRules(destinations: readonly ForwardedDestination[]): string[] {
  const sorted = [...destinations].sort(
    (a, b) => comparePrefixes(a.prefix, b.prefix) || (a.protocol < b.protocol ? -1 : 1),
  );
  return sorted.map(
    ({ prefix, protocol, ports }) =>
      `        ip saddr @sources ip daddr ${formatPrefix(prefix)} ${protocol} dport ${portSet(ports)} accept`,
  );
}

/**
 * The nftables rules: forward what is listed, drop and log the rest, translate sources so that answers come back
 * through this instance. Loaded in one transaction that replaces only this table.
 */
function forwarderRules({ sources, destinations, transparentProxy, failover }: Forwarder): string {
  const elements = blocksOf(aggregate(sources));
  const redirect = [
    "    chain intercept {",
    "        type nat hook prerouting priority dstnat; policy accept;",
    `        ip saddr @sources tcp dport 443 fib daddr type != local redirect to :${transparentProxy?.listenPort}`,
    "    }",
  ];
  return [
    "table ip forwarder {",
    "}",
    "delete table ip forwarder",
    "table ip forwarder {",
    "    set sources {",
    "        type ipv4_addr",
    "        flags interval",
    ...(elements.length ? [`        elements = { ${elements.join(", ")} }`] : []),
    "    }",
    "    chain forward {",
    "        type filter hook forward priority filter; policy drop;",
    "        ct state established,related accept",
    "        ct state invalid drop",
    ...forwardRules(destinations),
    '        limit rate 10/second burst 20 packets log prefix "forwarder-refused " level info',
    "        counter drop",
    "    }",
    ...(transparentProxy ? redirect : []),
    ...(failover ? [] : segmentRules()),
    "    chain translate {",
    "        type nat hook postrouting priority srcnat; policy accept;",
    "        ip saddr @sources masquerade",
    "    }",
    "}",
    "",
  ].join("\n");
}

/** The kernel settings of a forwarder. A leading dash lets a setting fail where its module is not loaded yet. */
function forwarderKernelSettings({ idleSeconds }: Forwarder): string {
  return [
    "net.ipv4.ip_forward = 1",
    // In and out by one interface: without this the kernel tells clients to go around the forwarder.
    "net.ipv4.conf.all.send_redirects = 0",
    "net.ipv4.conf.default.send_redirects = 0",
    "net.ipv4.conf.all.accept_redirects = 0",
    "net.ipv4.conf.default.accept_redirects = 0",
    "net.ipv4.ip_local_port_range = 1024 65535",
    `-net.netfilter.nf_conntrack_tcp_timeout_established = ${idleSeconds}`,
    "",
  ].join("\n");
}

export const FORWARDER_RULES = "/etc/forwarder/rules.nft";
const FORWARDER_KERNEL_SETTINGS = "/etc/sysctl.d/90-forwarder.conf";

/** The rules, the kernel settings and the unit that loads both; a host that cannot load them never turns healthy. */
export function forwarderFiles(forwarder: Forwarder): HostFile[] {
  return [
    { path: FORWARDER_RULES, mode: "0644", text: forwarderRules(forwarder) },
    { path: FORWARDER_KERNEL_SETTINGS, mode: "0644", text: forwarderKernelSettings(forwarder) },
    unit("forwarder-rules.service", [
      "[Unit]",
      "Description=Packet rules and kernel settings of this forwarder",
      "Before=network-pre.target",
      "Wants=network-pre.target",
      "",
      "[Service]",
      "Type=oneshot",
      "RemainAfterExit=yes",
      // Rules before forwarding, so that no packet passes without them; they also load connection tracking.
      `ExecStart=/usr/sbin/nft -f ${FORWARDER_RULES}`,
      `ExecStart=/usr/sbin/sysctl -p ${FORWARDER_KERNEL_SETTINGS}`,
      "",
      "[Install]",
      "WantedBy=multi-user.target",
    ]),
  ];
}
