/** The text of a Squid configuration (5 and later): an explicit proxy that tunnels to listed hosts for listed sources. */
import { formatAddress } from "../../ip/address";
import { hostWord, suffixWord } from "./file-words";
import { blocksOf, type ProxySettings, refusedBlocks } from "./proxy-settings";

/** What an explicit proxy is told beyond what every proxy is. */
export interface ExplicitProxySettings extends ProxySettings {
  /** Ports a client may CONNECT to, 443 as a rule. */
  readonly connectPorts: readonly number[];
  /** Ports of plain HTTP that may be asked for (package mirrors, revocation lists); usually none. */
  readonly plainPorts: readonly number[];
}

function acl(name: string, type: string, values: readonly (string | number)[]): string[] {
  return values.map((value) => `acl ${name} ${type} ${value}`);
}

function ports(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** A suffix as a regular expression; dstdomain would also match the name without anything before it. */
function suffixPattern(suffix: string): string {
  return `${suffixWord(suffix).replaceAll(".", "\\.")}$`;
}

function listen(settings: ExplicitProxySettings): string[] {
  const { listenPort, proxyProtocolFrom } = settings;
  if (proxyProtocolFrom.length === 0) return [`http_port ${listenPort}`];
  return [
    // With the header required on the client port, the host's own probes need a port without it.
    `http_port ${listenPort} require-proxy-header`,
    ...acl("from_balancer", "src", blocksOf(proxyProtocolFrom)),
    "proxy_protocol_access allow from_balancer",
    "proxy_protocol_access deny all",
  ];
}

/** The port the host's own probes use: the client port, or the one after it when clients come with PROXY headers. */
export function squidProbePort(settings: ExplicitProxySettings): number {
  return settings.proxyProtocolFrom.length === 0 ? settings.listenPort : settings.listenPort + 1;
}

/** Who gets what: a list of refusals, then what is left is allowed by name, then nobody. */
function accessRules(settings: ExplicitProxySettings): string[] {
  const { names, sources } = settings;
  const nameLists = [
    ...(names.exact.length ? ["exact_name"] : []),
    ...(names.suffixes.length ? ["name_below"] : []),
  ];
  if (nameLists.length === 0) return ["http_access deny all"];
  return [
    `acl allowed_name any-of ${nameLists.join(" ")}`,
    "http_access deny manager",
    `http_access deny !from_here${sources.length ? " !from_allowed" : ""}`,
    // Names before addresses: a refused name is never looked up.
    "http_access deny !allowed_name",
    `http_access deny CONNECT${settings.connectPorts.length ? " !connect_ports" : ""}`,
    `http_access deny !CONNECT${settings.plainPorts.length ? " !plain_ports" : ""}`,
    "http_access deny refused_destination",
    "http_access allow allowed_name",
    "http_access deny all",
  ];
}

/** The configuration of an explicit proxy; `/etc/squid/squid.conf`. Nothing is decrypted and nothing cached. */
export function explicitProxyConfig(settings: ExplicitProxySettings): string {
  const { names, syslog, drain, idleSeconds, maxConnections } = settings;
  const probePort = squidProbePort(settings);
  const log = "logformat=proxy !from_here";
  const lines = [
    ...listen(settings),
    ...(probePort === settings.listenPort ? [] : [`http_port 127.0.0.1:${probePort}`]),
    "visible_hostname proxy",
    `dns_nameservers ${formatAddress(settings.resolver)}`,
    "",
    "acl from_here src 127.0.0.1/32",
    ...acl("from_allowed", "src", blocksOf(settings.sources)),
    ...acl("connect_ports", "port", ports(settings.connectPorts)),
    ...acl("plain_ports", "port", ports(settings.plainPorts)),
    ...acl("exact_name", "dstdomain -n", names.exact.map(hostWord)),
    ...acl("name_below", "dstdom_regex -i -n", names.suffixes.map(suffixPattern)),
    ...acl("refused_destination", "dst", refusedBlocks(settings)),
    ...accessRules(settings),
    "",
    "logformat proxy client=%>a:%>p name=%>rd port=%>rP method=%rm destination=%<a verdict=%Ss/%03>Hs bytes_up=%>st bytes_down=%<st ms=%tr",
    `access_log stdio:/var/log/squid/access.log ${log}`,
    ...(syslog ? [`access_log udp://${formatAddress(syslog.address)}:${syslog.port} ${log}`] : []),
    // logrotate renames the file; Squid only reopens it.
    "logfile_rotate 0",
    "",
    "cache deny all",
    "forwarded_for delete",
    "via off",
    "connect_timeout 5 seconds",
    `read_timeout ${idleSeconds} seconds`,
    `shutdown_lifetime ${drain.finishSeconds} seconds`,
    // A tunnel holds two descriptors.
    `max_filedescriptors ${2 * maxConnections + 1024}`,
  ];
  return `${lines.join("\n")}\n`;
}
