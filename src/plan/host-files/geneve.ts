/** How a host behind a Gateway Load Balancer takes packets out of GENEVE, and puts answers back into it. */
import { GENEVE_SOURCE } from "./geneve-program";
import { type HostFile, script, unit } from "./host-spec";

/** UDP. */
export const GENEVE_PORT = 6081;

/** A Gateway Load Balancer carries packets of 8500 bytes, and drops larger ones without a word: less 40 for IP and TCP. */
const LARGEST_SEGMENT = 8460;

const SOURCE = "/etc/forwarder/geneve.c";
const OBJECT = "/etc/forwarder/geneve.o";
const ATTACH = "/usr/local/sbin/forwarder-geneve";
const PINS = "/sys/fs/bpf/forwarder";

/** Shell: the interface that leads out, which is the only one. */
export const OUTER_DEVICE =
  "device=$(ip -4 -o route get 169.254.169.253 | sed -n 's/.* dev \\([^ ]*\\).*/\\1/p')";

/** Compiles the programs; also how they are checked before anything starts. */
export const GENEVE_CHECK = ["clang", "-O2", "-g", "-Wall", "-target", "bpf", "-c", SOURCE, "-o", OBJECT];

export const GENEVE_PACKAGES = {
  dnf: ["bpftool", "clang", "iproute-tc"],
  apt: ["bpftool", "clang", "iproute2"],
};

/** The programs' source, and the unit that loads them and puts them on the interface, at every boot. */
export function geneveFiles(): HostFile[] {
  return [
    { path: SOURCE, mode: "0644", text: GENEVE_SOURCE },
    script(ATTACH, [
      "# Loads the GENEVE programs, which share one table of flows, and puts them on the interface that leads out.",
      "set -euo pipefail",
      OUTER_DEVICE,
      "mountpoint -q /sys/fs/bpf || mount -t bpf bpf /sys/fs/bpf",
      `rm -rf ${PINS}`,
      `bpftool prog loadall ${OBJECT} ${PINS}`,
      'tc qdisc del dev "$device" clsact 2>/dev/null || true',
      'tc qdisc add dev "$device" clsact',
      "for way in ingress egress; do",
      `  tc filter add dev "$device" "$way" bpf direct-action object-pinned "${PINS}/$way"`,
      "done",
    ]),
    unit("forwarder-geneve.service", [
      "[Unit]",
      "Description=Takes packets of the Gateway Load Balancer out of GENEVE, and puts answers back into it",
      "After=network-online.target forwarder-rules.service",
      "Wants=network-online.target",
      // Without its packet rules this host takes no packets.
      "Requires=forwarder-rules.service",
      "",
      "[Service]",
      "Type=oneshot",
      "RemainAfterExit=yes",
      `ExecStart=${ATTACH}`,
      "",
      "[Install]",
      "WantedBy=multi-user.target",
    ]),
  ];
}

/** Packet rules that keep TCP within what the balancer carries: both ends are told so; a smaller size stays as it is. */
export function segmentRules(): string[] {
  return ["prerouting", "postrouting"].flatMap((hook) => [
    `    chain shorten_${hook} {`,
    `        type filter hook ${hook} priority mangle; policy accept;`,
    `        tcp flags & (syn | rst) == syn tcp option maxseg size set ${LARGEST_SEGMENT}`,
    "    }",
  ]);
}
