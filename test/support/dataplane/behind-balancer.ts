/** A lab in which a client's packets come to the hosts by a stand-in for a Gateway Load Balancer, and by nothing else. */
import { join } from "node:path";
import { serveSocketUnit, startUnit } from "./first-boot";
import type { Daemon, NetHost } from "./net-host";
import { VpcLab } from "./vpc-lab";

const BALANCER = "10.0.1.5";

/** Bare packets of a host to a client pass the stand-in as a router, which drops and counts them. */
const ROUTER = `
sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
nft 'add table ip router; add chain ip router forward { type filter hook forward priority filter; }'
nft 'add rule ip router forward iifname eth0 oifname eth0 counter drop'
`;

export class BalancedLab {
  private constructor(
    readonly lab: VpcLab,
    readonly client: NetHost,
    readonly balancer: NetHost,
  ) {}

  /** The client has 10.0.2.10 and 10.0.3.10, and its only way to 203.0.113.0/24 is the balancer's endpoint. */
  static async create(): Promise<BalancedLab> {
    const lab = await VpcLab.create();
    const balancer = await lab.attach([BALANCER], ["10.0.1.0/24", "10.0.2.0/23"]);
    await balancer.ok("sh", "-ec", ROUTER);
    const client = await lab.attach(["10.0.2.10", "10.0.3.10"], [`${BALANCER}/32`]);
    await client.ok("ip", "route", "add", "203.0.113.0/24", "via", BALANCER, "src", "10.0.2.10");
    return new BalancedLab(lab, client, balancer);
  }

  /** A host to be; like the interface of an instance it leaves no work on outgoing packets to the wire. */
  async machine(address: string): Promise<NetHost> {
    const host = await this.lab.attach([address], ["10.0.1.0/24", "203.0.113.0/24", "169.254.169.253/32"]);
    await host.ok("ip", "route", "add", "default", "via", BALANCER);
    await host.ok("ethtool", "-K", "eth0", "tx", "off");
    return host;
  }

  /** What systemd would start on a host that has booted. */
  async start(host: NetHost): Promise<void> {
    await startUnit(host, "forwarder-rules.service");
    await startUnit(host, "forwarder-geneve.service");
    await serveSocketUnit(host, "forwarder-health");
  }

  async balance(...hosts: string[]): Promise<Daemon> {
    const program = join(__dirname, "gateway_balancer.py");
    const daemon = this.balancer.start("/usr/bin/python3", program, BALANCER, ...hosts);
    await daemon.says(/^ready/);
    await this.balancer.ok("ip", "link", "set", "endpoint", "mtu", "9001", "up");
    await this.balancer.ok("ip", "route", "add", "203.0.113.0/24", "dev", "endpoint");
    return daemon;
  }

  /** Packets of hosts to clients that came in no header at all. */
  async bare(): Promise<number> {
    const rules = await this.balancer.ok("nft", "list", "chain", "ip", "router", "forward");
    return Number(rules.match(/counter packets (\d+)/)?.[1]);
  }

  close(): Promise<void> {
    return this.lab.close();
  }
}
