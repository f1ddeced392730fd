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

/** Why the data plane cannot be tested here, or undefined. */
function obstacle(): string | undefined {
  const missing = PROGRAMS.filter((p) => spawnSync("sh", ["-c", `command -v ${p}`]).status !== 0);
  if (missing.length) return `not installed: ${missing.join(", ")} (tools/ci-packages.sh installs them)`;
  const args = ["--net", "--mount", "--pid", "--fork", "--kill-child", "sh", "-ec", TRIAL];
  const { status, stderr } = spawnSync("unshare", args, { encoding: "utf8", timeout: 10_000 });
  return status === 0 ? undefined : `namespaces are not allowed here: ${stderr.trim()}`;
}

let known: { readonly why: string | undefined } | undefined;

/** A suite that needs namespaces; a skip is written to stderr, past jest's own reporting. */
export function describeDataPlane(name: string, suite: () => void): void {
  known ??= { why: obstacle() };
  if (known.why === undefined) {
    describe(name, suite);
    return;
  }
  process.stderr.write(`\nSKIPPED data-plane suite "${name}": ${known.why}\n`);
  describe.skip(`${name} (skipped: ${known.why})`, suite);
}
