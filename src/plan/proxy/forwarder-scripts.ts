/** The scripts and unit by which a forwarder takes over its twin's routes. */
import { formatPrefix } from "../../ip/prefix";
import type { Failover, ForwarderTwin } from "./forwarder-failover";
import { type HostFile, script, unit } from "./host";
import { shellWord } from "./user-data";

const MOVE_ROUTE = "/usr/local/sbin/move-route";
const WATCH = "/usr/local/sbin/forwarder-watch";

function moveRoute({ region }: Failover): HostFile {
  return script(MOVE_ROUTE, [
    "# Points a route at a network interface: move-route ROUTE_TABLE DESTINATION NETWORK_INTERFACE",
    "set -euo pipefail",
    `exec aws ec2 replace-route --region ${shellWord(region)} --cli-connect-timeout 5 --cli-read-timeout 10 \\`,
    '  --route-table-id "$1" --destination-cidr-block "$2" --network-interface-id "$3"',
  ]);
}

function routeArray(name: string, twin: ForwarderTwin): string[] {
  const routes = twin.routes.map((r) => `${r.routeTable} ${formatPrefix(r.destination)}`);
  return [`readonly ${name}=(`, ...[...new Set(routes)].sort().map((r) => `  ${shellWord(r)}`), ")"];
}

/** The loop. It acts only while this host is itself healthy: two forwarders with a dead way onward leave routes alone. */
function watchScript(failover: Failover, healthPort: number): HostFile {
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

/** The watch and the command that moves a route, with their unit. */
export function failoverFiles(failover: Failover, healthPort: number): HostFile[] {
  return [moveRoute(failover), watchScript(failover, healthPort), WATCH_SERVICE];
}
