/** The scripts and units by which a forwarder tells its health and takes over its twin's routes. */
import { formatAddress } from "../../ip/address";
import { formatPrefix } from "../../ip/prefix";
import type { Forwarder } from "./forwarder";
import type { Failover, ForwarderTwin } from "./forwarder-failover";
import type { HostFile } from "./host";
import { shellWord } from "./user-data";

const MOVE_ROUTE = "/usr/local/sbin/move-route";
const HEALTH = "/usr/local/sbin/forwarder-health";
const WATCH = "/usr/local/sbin/forwarder-watch";

function script(path: string, lines: readonly string[]): HostFile {
  return { path, mode: "0755", text: `${["#!/bin/bash", ...lines].join("\n")}\n` };
}

function unit(name: string, lines: readonly string[]): HostFile {
  return { path: `/etc/systemd/system/${name}`, mode: "0644", text: `${lines.join("\n")}\n` };
}

function moveRoute({ region }: Failover): HostFile {
  return script(MOVE_ROUTE, [
    "# Points a route at a network interface: move-route ROUTE_TABLE DESTINATION NETWORK_INTERFACE",
    "set -euo pipefail",
    `exec aws ec2 replace-route --region ${shellWord(region)} --cli-connect-timeout 5 --cli-read-timeout 10 \\`,
    '  --route-table-id "$1" --destination-cidr-block "$2" --network-interface-id "$3"',
  ]);
}

function healthScript({ failover, transparentProxy }: Forwarder): HostFile {
  const onward = failover.onward.map(({ address, port }) => `reaches ${formatAddress(address)}/${port}`);
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

function routeArray(name: string, twin: ForwarderTwin): string[] {
  const routes = twin.routes.map((r) => `${r.routeTable} ${formatPrefix(r.destination)}`);
  return [`readonly ${name}=(`, ...[...new Set(routes)].sort().map((r) => `  ${shellWord(r)}`), ")"];
}

/** The loop. It acts only while this host is itself healthy: two forwarders with a dead way onward leave routes alone. */
function watchScript({ failover, healthPort }: Forwarder): HostFile {
  const { own, twin, intervalSeconds, threshold, timeoutSeconds } = failover;
  return script(WATCH, [
    "# Watches the twin of this forwarder, takes its routes over while it is down, and hands them back.",
    "set -uo pipefail",
    `readonly OWN_INTERFACE=${shellWord(own.networkInterface)}`,
    `readonly TWIN_INTERFACE=${shellWord(twin.networkInterface)}`,
    `readonly OWN_HEALTH=http://127.0.0.1:${healthPort}/`,
    `readonly TWIN_HEALTH=http://${twin.address}:${healthPort}/`,
    ...routeArray("OWN_ROUTES", own),
    ...routeArray("TWIN_ROUTES", twin),
    "",
    "healthy() {",
    `  curl --silent --fail --output /dev/null --noproxy '*' --max-time ${timeoutSeconds} "$1"`,
    "}",
    "",
    "# Points every route given at an interface; fails when one did not move: move INTERFACE ROUTE...",
    "move() {",
    "  local interface=$1 route table destination result=0",
    "  shift",
    '  for route in "$@"; do',
    '    read -r table destination <<<"$route"',
    `    if ${MOVE_ROUTE} "$table" "$destination" "$interface"; then`,
    '      echo "moved table=$table destination=$destination interface=$interface"',
    "    else",
    '      echo "not-moved table=$table destination=$destination interface=$interface" >&2',
    "      result=1",
    "    fi",
    "  done",
    '  return "$result"',
    "}",
    "",
    "claimed=no holding=no misses=0 hits=0",
    "while true; do",
    '  if healthy "$TWIN_HEALTH"; then',
    "    hits=$((hits + 1)) misses=0",
    "  else",
    "    misses=$((misses + 1)) hits=0",
    "  fi",
    '  if [ "$claimed" = no ] && healthy "$OWN_HEALTH"; then',
    '    move "$OWN_INTERFACE" "${OWN_ROUTES[@]}" && claimed=yes',
    "  fi",
    `  if [ "$holding" = no ] && [ "$misses" -ge ${threshold} ] && healthy "$OWN_HEALTH"; then`,
    '    echo "twin-down misses=$misses"',
    '    move "$OWN_INTERFACE" "${TWIN_ROUTES[@]}" && holding=yes',
    `  elif [ "$holding" = yes ] && [ "$hits" -ge ${threshold} ]; then`,
    '    echo "twin-up hits=$hits"',
    '    move "$TWIN_INTERFACE" "${TWIN_ROUTES[@]}" && holding=no',
    "  fi",
    `  sleep ${intervalSeconds}`,
    "done",
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

const WATCH_SERVICE = unit("forwarder-watch.service", [
  "[Unit]",
  "Description=Takes over the routes of the twin forwarder while it is down",
  "After=network-online.target forwarder-rules.service forwarder-health.socket",
  "Wants=network-online.target",
  "",
  "[Service]",
  `ExecStart=${WATCH}`,
  "Restart=always",
  "RestartSec=5",
  "",
  "[Install]",
  "WantedBy=multi-user.target",
]);

/** The health check, the watch and the command that moves a route, with their units. */
export function failoverFiles(forwarder: Forwarder): HostFile[] {
  return [
    moveRoute(forwarder.failover),
    healthScript(forwarder),
    watchScript(forwarder),
    HEALTH_SOCKET(forwarder.healthPort),
    HEALTH_SERVICE,
    WATCH_SERVICE,
  ];
}
