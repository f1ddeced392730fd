/** The scripts and unit by which a forwarder takes over the routes of others. */
import { formatPrefix } from "../../ip/prefix";
import type { Failover, RingMember } from "./forwarder-failover";
import { type HostFile, script, unit } from "./host-spec";
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

/** One word a line. */
function array(name: string, elements: readonly string[]): string[] {
  return [`readonly ${name}=(`, ...elements.map((one) => `  ${shellWord(one)}`), ")"];
}

/** `N TABLE DESTINATION`: N is how far along the ring the forwarder is whose route it is. */
function routesOfRing(ring: readonly RingMember[]): string[] {
  return ring.flatMap(({ routes }, place) => {
    const texts = routes.map((r) => `${place} ${r.routeTable} ${formatPrefix(r.destination)}`);
    return [...new Set(texts)].sort();
  });
}

/**
 * The loop. Two forwarders may both believe for a while that a route is theirs, and the last call counts: either of them
 * forwards. What a cut-off one moved before it died comes back because the others repeat their routes while one is down.
 */
function watchScript(failover: Failover, healthPort: number): HostFile {
  const { own, others, intervalSeconds, threshold, timeoutSeconds, repeatEvery } = failover;
  const ring = [own, ...others];
  const hosts = ["127.0.0.1", ...others.map(({ address }) => address)];
  return script(WATCH, [
    "# Watches all forwarders of this ring, takes routes over while their own forwarder and all between are down, and",
    "# hands them back. Number 0 is this host, 1 the next one in the ring.",
    "set -uo pipefail",
    ...array(
      "INTERFACES",
      ring.map(({ networkInterface }) => networkInterface),
    ),
    ...array("HOSTS", hosts),
    ...array("ROUTES", routesOfRing(ring)),
    "",
    "# Points a route at a forwarder: point ROUTE FORWARDER",
    "point() {",
    "  local table destination interface=${INTERFACES[$2]}",
    '  read -r _ table destination <<<"${ROUTES[$1]}"',
    `  if ${MOVE_ROUTE} "$table" "$destination" "$interface"; then`,
    '    echo "moved table=$table destination=$destination interface=$interface"',
    "  else",
    '    echo "not-moved table=$table destination=$destination interface=$interface" >&2',
    "    return 1",
    "  fi",
    "}",
    "",
    "# One that goes down may have taken its own routes and those beyond it while it was up: they are not held here now.",
    "forget() {",
    "  local route",
    '  for route in "${!ROUTES[@]}"; do',
    '    [ "${ROUTES[route]%% *}" -lt "$1" ] || held[route]=',
    "  done",
    "}",
    "",
    "# Asks all at once, so that several dead ones take no longer than one.",
    "probe() {",
    "  local host pids=()",
    '  for host in "${HOSTS[@]}"; do',
    `    curl --silent --fail --output /dev/null --noproxy '*' --max-time ${timeoutSeconds} "http://$host:${healthPort}/" &`,
    "    pids+=($!)",
    "  done",
    '  for host in "${!HOSTS[@]}"; do',
    '    if wait "${pids[host]}"; then',
    "      hits[host]=$((hits[host] + 1)) misses[host]=0",
    "    else",
    "      misses[host]=$((misses[host] + 1)) hits[host]=0 repeats=${#ROUTES[@]}",
    "    fi",
    `    if [ "\${up[host]}" = no ] && [ "\${hits[host]}" -ge ${threshold} ]; then`,
    '      up[host]=yes && echo "forwarder-up host=${HOSTS[host]}"',
    `    elif [ "\${misses[host]}" = ${threshold} ]; then`,
    '      up[host]=no && echo "forwarder-down host=${HOSTS[host]}"',
    '      forget "$host"',
    "    fi",
    "  done",
    "}",
    "",
    "# Takes what belongs here now, and hands on what no longer does.",
    "settle() {",
    "  local route host",
    '  for route in "${!ROUTES[@]}"; do',
    "    host=${ROUTES[route]%% *}",
    '    while [ "$host" -gt 0 ] && [ "${up[host]}" = no ]; do host=$((host - 1)); done',
    '    if [ "$host" = 0 ] && [ -z "${held[route]:-}" ]; then',
    '      point "$route" 0 && held[route]=yes',
    '    elif [ "$host" != 0 ] && [ -n "${held[route]:-}" ]; then',
    '      point "$route" "$host" && held[route]=',
    "    fi",
    "  done",
    "}",
    "",
    "# After a failed probe, of whomever: says again where a held route leads, until each had its turn.",
    "repeat() {",
    "  rounds=$((rounds + 1))",
    `  [ "$repeats" -gt 0 ] && [ $((rounds % ${repeatEvery})) = 0 ] || return`,
    "  repeats=$((repeats - 1))",
    '  for _ in "${ROUTES[@]}"; do',
    "    turn=$(((turn + 1) % ${#ROUTES[@]}))",
    '    [ -n "${held[turn]:-}" ] && point "$turn" 0 && return',
    "  done",
    "}",
    "",
    "# This host is down until its first good probe; the others are up until they fail.",
    "up=() hits=() misses=() held=() rounds=0 repeats=0 turn=0",
    'for host in "${!HOSTS[@]}"; do up[host]=yes hits[host]=0 misses[host]=0; done',
    `up[0]=no hits[0]=${threshold - 1}`,
    "while true; do",
    "  probe",
    '  if [ "${up[0]}" = yes ] && [ "${misses[0]}" = 0 ]; then',
    "    settle",
    "    repeat",
    "  fi",
    `  sleep ${intervalSeconds}`,
    "done",
  ]);
}

const WATCH_SERVICE = unit("forwarder-watch.service", [
  "[Unit]",
  "Description=Takes over the routes of other forwarders while they are down",
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
