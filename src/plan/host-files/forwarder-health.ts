/** How a forwarder tells its health: a socket, and the script that answers on it. */
import { formatAddress } from "../../ip/address";
import type { Forwarder } from "./forwarder";
import { OUTER_DEVICE } from "./geneve";
import { type HostFile, script, unit } from "./host-spec";

const HEALTH = "/usr/local/sbin/forwarder-health";

const GENEVE_CHECKS = [
  OUTER_DEVICE,
  "for way in ingress egress; do",
  '  [[ $(tc filter show dev "$device" "$way" 2>/dev/null) == *direct-action* ]] || fail "no program takes GENEVE at $way"',
  "done",
];

function healthScript({ failover, transparentProxy }: Forwarder): HostFile {
  const onward = (failover?.onward ?? []).map(
    ({ address, port }) => `reaches ${formatAddress(address)}/${port}`,
  );
  const reaches = 'reaches() { timeout 2 bash -c "</dev/tcp/$1" 2>/dev/null; }';
  const proxyHealth = `http://127.0.0.1:${transparentProxy?.health.port}/health`;
  return script(HEALTH, [
    "# Answers one HTTP request on standard input: 200 while this host forwards, 503 and the reason when it does not.",
    "set -uo pipefail",
    "for _ in {1..64}; do",
    "  read -r -t 2 line || break",
    "  [ -n \"${line%$'\\r'}\" ] || break",
    "done",
    "status='200 OK' reason=forwarding",
    "fail() { status='503 Service Unavailable' reason=$1; }",
    "[ \"$(cat /proc/sys/net/ipv4/ip_forward)\" = 1 ] || fail 'forwarding is off'",
    "nft list chain ip forwarder translate >/dev/null 2>&1 || fail 'packet rules are not loaded'",
    ...(failover ? [] : GENEVE_CHECKS),
    ...(onward.length
      ? [reaches, `${[...new Set(onward)].sort().join(" || ")} || fail 'nothing onward answers'`]
      : []),
    ...(transparentProxy
      ? [
          `curl --silent --fail --output /dev/null --noproxy '*' --max-time 2 ${proxyHealth} || fail 'the proxy is unhealthy'`,
        ]
      : []),
    'printf \'HTTP/1.0 %s\\r\\nContent-Type: text/plain\\r\\nConnection: close\\r\\n\\r\\n%s\\n\' "$status" "$reason"',
  ]);
}

const HEALTH_SOCKET = (port: number) =>
  unit("forwarder-health.socket", [
    "[Unit]",
    "Description=Health check of this forwarder",
    "",
    "[Socket]",
    `ListenStream=0.0.0.0:${port}`,
    "Accept=yes",
    "MaxConnections=16",
    "",
    "[Install]",
    "WantedBy=sockets.target",
  ]);

const HEALTH_SERVICE = unit("forwarder-health@.service", [
  "[Unit]",
  "Description=One answer of this forwarder's health check",
  "CollectMode=inactive-or-failed",
  "",
  "[Service]",
  `ExecStart=${HEALTH}`,
  "StandardInput=socket",
  "StandardOutput=socket",
  "StandardError=journal",
]);

/** The health check with its units. */
export function forwarderHealthFiles(forwarder: Forwarder): HostFile[] {
  return [healthScript(forwarder), HEALTH_SOCKET(forwarder.healthPort), HEALTH_SERVICE];
}
