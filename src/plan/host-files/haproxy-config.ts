/** The text of a HAProxy configuration (2.6 and later) that passes TLS through by server name, and only that. */
import { formatAddress } from "../../ip/address";
import { hostWord, suffixWord } from "./file-words";
import { healthSections } from "./haproxy-health";
import { blocksOf, type ProxySettings, refusedBlocks } from "./proxy-settings";

/** One `key=value` line per connection; `verdict` says what was decided, `state` how the connection ended. */
const LOG_FORMAT = [
  "client=%ci:%cp",
  // As a JSON string: a client chooses this text, line ends and quotes included.
  'name=\\"%[var(sess.name),json(utf8s)]\\"',
  "destination=%[var(sess.destination)]",
  "verdict=%[var(sess.verdict)]",
  "bytes_up=%U",
  "bytes_down=%B",
  "ms=%Tt",
  "state=%ts",
].join("\\ ");

function globalSections(settings: ProxySettings): string {
  const { syslog, drain, idleSeconds, maxConnections } = settings;
  return [
    "global",
    "    log stdout format raw daemon info",
    ...(syslog ? [`    log ${formatAddress(syslog.address)}:${syslog.port} format rfc5424 daemon info`] : []),
    "    user haproxy",
    "    group haproxy",
    "    chroot /var/lib/haproxy",
    `    maxconn ${maxConnections}`,
    `    hard-stop-after ${drain.finishSeconds}s`,
    "",
    "defaults",
    "    mode tcp",
    "    log global",
    "    option clitcpka",
    "    option srvtcpka",
    "    timeout connect 5s",
    `    timeout client ${idleSeconds}s`,
    `    timeout server ${idleSeconds}s`,
  ].join("\n");
}

function resolverSection(settings: ProxySettings): string {
  return [
    "resolvers vpc",
    `    nameserver vpc ${formatAddress(settings.resolver)}:53`,
    // S3 answers with up to eight addresses, more than fits into 512 bytes beside a long name.
    "    accepted_payload_size 8192",
    "    resolve_retries 2",
    "    timeout resolve 1s",
    "    timeout retry 1s",
    // Short, because S3 changes its addresses every few seconds and an old one must not outlive its answer.
    "    hold valid 5s",
    "    hold obsolete 0s",
  ].join("\n");
}

function acl(name: string, test: string, values: readonly string[]): string[] {
  return values.map((value) => `    acl ${name} ${test} ${value}`);
}

/** Sets the verdict that the log will show, then refuses whoever does not meet the condition. */
function gate(verdict: string, condition: string): string[] {
  return [
    `    tcp-request content set-var(sess.verdict) str(refused-${verdict})`,
    `    tcp-request content reject ${condition}`,
  ];
}

function passThroughSections(settings: ProxySettings): string {
  const { names, sources, proxyProtocolFrom, listenPort } = settings;
  return [
    "frontend tls",
    `    bind :${listenPort}`,
    `    log-format ${LOG_FORMAT}`,
    ...acl("from_balancer", "src", blocksOf(proxyProtocolFrom)),
    ...(proxyProtocolFrom.length ? ["    tcp-request connection expect-proxy layer4 if from_balancer"] : []),
    "    acl from_here src 127.0.0.1/32",
    ...acl("from_allowed", "src", blocksOf(sources)),
    ...acl("allowed_name", "var(sess.name) -m str", names.exact.map(hostWord)),
    ...acl("allowed_name", "var(sess.name) -m end", names.suffixes.map(suffixWord)),
    // Without any name the ACL would be unknown and the file invalid; this one never matches.
    "    acl allowed_name always_false",
    "    acl from_allowed always_false",
    ...acl("refused_destination", "var(sess.destination) -m ip", refusedBlocks(settings)),
    "    tcp-request inspect-delay 5s",
    "    tcp-request content set-log-level silent if from_here",
    ...gate("source", "unless from_here or from_allowed"),
    ...gate("not-tls", "unless { req.ssl_hello_type 1 }"),
    "    tcp-request content set-var(sess.name) req.ssl_sni,lower",
    ...gate("no-name", "unless { req.ssl_sni -m found }"),
    ...gate("name", "unless allowed_name"),
    "    tcp-request content do-resolve(sess.destination,vpc,ipv4) var(sess.name)",
    ...gate("unresolved", "unless { var(sess.destination) -m found }"),
    ...gate("destination", "if refused_destination"),
    "    tcp-request content set-var(sess.verdict) str(allowed)",
    "    tcp-request content set-dst var(sess.destination)",
    "    tcp-request content set-dst-port int(443)",
    "    tcp-request content accept",
    "    default_backend named_server",
    "",
    "backend named_server",
    "    server named 0.0.0.0:0",
  ].join("\n");
}

/** The configuration of a proxy that passes TLS through by server name; `/etc/haproxy/haproxy.cfg`. */
export function passThroughConfig(settings: ProxySettings): string {
  const sections = [
    globalSections(settings),
    resolverSection(settings),
    passThroughSections(settings),
    healthSections(settings.health, { kind: "tls", port: settings.listenPort }),
  ];
  return `${sections.join("\n\n")}\n`;
}

/** The configuration that only answers health checks, beside a Squid that does the work and listens on `probePort`. */
export function healthOnlyConfig(settings: ProxySettings, probePort: number): string {
  const health = healthSections(settings.health, { kind: "connect", port: probePort });
  return `${globalSections(settings)}\n\n${health}\n`;
}
