/** First boot as cloud-init would do it: the generated script runs unchanged on a host whose system is a throw-away copy. */
import { join } from "node:path";
import type { Host } from "../../../src/plan/host-files/host-spec";
import { userData } from "../../../src/plan/host-files/user-data";
import type { Daemon, NetHost } from "./net-host";

/** Overlays so that the host writes to memory; /run and the journal's place start empty. */
const PRIVATE_SYSTEM = `
mkdir -p /run
mount -t tmpfs tmpfs /run
for tree in etc var usr/local; do
  mkdir -p "/run/overlay/$tree/upper" "/run/overlay/$tree/work"
  mount -t overlay overlay -o "lowerdir=/$tree,upperdir=/run/overlay/$tree/upper,workdir=/run/overlay/$tree/work" "/$tree"
done
rm -rf /etc/haproxy /etc/squid/squid.conf /etc/squid/conf.d
mkdir -p /run/squid /run/lock /etc/squid
chown proxy:proxy /run/squid 2>/dev/null || true
for command in apt-get systemctl; do
  printf '#!/bin/sh\\necho "%s $*" >>/run/calls\\n' "$command" >"/usr/local/sbin/$command"
done
printf '#!/bin/sh\\n' >/usr/local/sbin/amazon-ssm-agent
chmod 755 /usr/local/sbin/*
`;

/** Makes a host into what the script says; what it asked of apt-get and systemctl, in order. */
export function firstBoot(machine: NetHost, host: Host): Promise<string[]> {
  return bootScript(machine, userData(host).text);
}

/** The same for a script that comes from elsewhere, as from an emitted stack. */
export async function bootScript(machine: NetHost, script: string): Promise<string[]> {
  await machine.ok("sh", "-ec", PRIVATE_SYSTEM);
  await machine.write("/run/user-data", script, "0755");
  await machine.ok("/run/user-data");
  return (await machine.ok("cat", "/run/calls")).trim().split("\n");
}

/** Starts HAProxy as its Debian unit does, without telling systemd. */
export function startHaproxy(machine: NetHost): Daemon {
  return machine.start("haproxy", "-W", "-f", "/etc/haproxy/haproxy.cfg", "-p", "/run/haproxy.pid");
}

/** Starts Squid as its Debian unit does. */
export function startSquid(machine: NetHost): Daemon {
  return machine.start("squid", "--foreground", "-YC");
}

/** Runs the ExecStart lines of a generated oneshot unit, in order. */
export async function startUnit(machine: NetHost, unit: string): Promise<void> {
  const text = await machine.ok("cat", `/etc/systemd/system/${unit}`);
  for (const [, command] of text.matchAll(/^ExecStart=(.+)$/gm)) await machine.ok("sh", "-c", command!);
}

/** Listens as a generated socket unit says, and runs its service for each connection. */
export async function serveSocketUnit(machine: NetHost, name: string): Promise<void> {
  const text = await machine.ok(
    "cat",
    `/etc/systemd/system/${name}.socket`,
    `/etc/systemd/system/${name}@.service`,
  );
  const port = text.match(/^ListenStream=0\.0\.0\.0:(\d+)$/m)![1]!;
  const program = text.match(/^ExecStart=(.+)$/m)![1]!;
  await machine.start(process.execPath, join(__dirname, "inetd.cjs"), port, program).says(/^ready/);
}
