/** `describe` for tests on real packets: skipped, saying why, where programs or namespaces are missing. */
import { spawnSync } from "node:child_process";

const PROGRAMS = [
  "unshare",
  "nsenter",
  "ip",
  "nft",
  "sysctl",
  "haproxy",
  "squid",
  "dnsmasq",
  "shellcheck",
  "clang",
  "openssl",
  "curl",
];

/** Everything a host of these tests does, tried once on a host of its own. */
const TRIAL = `
ip link add probe type bridge
ip link add one type veth peer name two
nft 'add table ip probe; add chain ip probe n { type nat hook postrouting priority srcnat; }; add rule ip probe n masquerade'
mount -t tmpfs tmpfs /run
mkdir /run/u /run/w
mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/u,workdir=/run/w /etc
sysctl -q -w net.ipv4.ip_forward=1
`;

/** What a suite needs beyond what all of them do. */
interface Trial {
  readonly programs: readonly string[];
  readonly script: string;
}

const COMMON: Trial = { programs: PROGRAMS, script: TRIAL };

/** What hosts behind a Gateway Load Balancer need: programs of their own in the kernel, and a device for the stand-in. */
export const GENEVE_TRIAL: Trial = {
  programs: ["bpftool", "ethtool", "tc", "/usr/bin/python3"],
  script: `
mount -t bpf bpf /sys/fs/bpf
echo '__attribute__((section("tc"), used)) int pass(void *skb) { return 0; }' >/dev/shm/pass.$$.c
clang -O2 -g -target bpf -c /dev/shm/pass.$$.c -o /dev/shm/pass.$$.o
bpftool prog loadall /dev/shm/pass.$$.o /sys/fs/bpf/pass
rm /dev/shm/pass.$$.*
ip link add one type veth peer name two
tc qdisc add dev one clsact
tc filter add dev one egress bpf direct-action object-pinned /sys/fs/bpf/pass/pass
ip tuntap add dev probe mode tun
`,
};

/** Why this part of the data plane cannot be tested here, or undefined. */
function obstacle({ programs, script }: Trial): string | undefined {
  const missing = programs.filter((p) => spawnSync("sh", ["-c", `command -v ${p}`]).status !== 0);
  if (missing.length) return `not installed: ${missing.join(", ")} (tools/ci-packages.sh installs them)`;
  const args = ["--net", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", script];
  const { status, stderr } = spawnSync("unshare", args, { encoding: "utf8", timeout: 10_000 });
  return status === 0 ? undefined : `namespaces are not allowed here: ${stderr.trim()}`;
}

const known = new Map<Trial, string | undefined>();

function obstacleTo(trial: Trial): string | undefined {
  if (!known.has(trial)) known.set(trial, obstacle(trial));
  return known.get(trial);
}

/** A suite that needs namespaces, and what `also` tries; a skip is written to stderr, past jest's own reporting. */
export function describeDataPlane(name: string, suite: () => void, also?: Trial): void {
  const why = obstacleTo(COMMON) ?? (also && obstacleTo(also));
  if (why === undefined) {
    describe(name, suite);
    return;
  }
  process.stderr.write(`\nSKIPPED data-plane suite "${name}": ${why}\n`);
  describe.skip(`${name} (skipped: ${why})`, suite);
}
