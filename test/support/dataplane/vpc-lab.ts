/**
 * The network of the data-plane tests. Hosts hang on one bridge and reach only what they have a route to:
 *
 *   onprem 10.200.0.10, 10.201.0.10 ── proxies and forwarders 10.0.1.x ── aws 203.0.113.x, 169.254.169.253
 *   app 10.0.2.10 ───────────────────┘
 *
 * `aws` stands for S3 and the rest of the outside; it knows the way back to 10.0.1.0/24 alone, as a gateway
 * endpoint does, so nothing else gets an answer from it.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Daemon, eventually, NetHost } from "./net-host";

/** What a server told a client about the connection it saw. */
export interface Answer {
  readonly name: string;
  readonly peer: string;
  readonly address: string;
}

const CERTIFICATE_NAMES = [
  "s3.us-east-1.amazonaws.com",
  "*.s3.us-east-1.amazonaws.com",
  "dynamodb.us-east-1.amazonaws.com",
  "*.example.com",
];

/** Names of the tests' world and where they lead; `inside.example.com` is a trap that leads inward. */
const DNS: Readonly<Record<string, string>> = {
  "s3.us-east-1.amazonaws.com": "203.0.113.10",
  "dynamodb.us-east-1.amazonaws.com": "203.0.113.20",
  "www.example.com": "203.0.113.30",
  "inside.example.com": "10.0.1.99",
};

export class VpcLab {
  readonly directory = mkdtempSync(join(tmpdir(), "cadastre-lab-"));
  private readonly hosts: NetHost[] = [];
  private bridge!: NetHost;
  private nextPort = 0;
  aws!: NetHost;
  dns!: Daemon;
  server!: Daemon;

  static async create(): Promise<VpcLab> {
    const lab = new VpcLab();
    try {
      await lab.build();
    } catch (error) {
      await lab.close();
      throw error;
    }
    return lab;
  }

  private async build(): Promise<void> {
    this.makeCertificate();
    this.bridge = await this.host();
    await this.bridge.ok("ip", "link", "add", "vpc", "mtu", "9001", "type", "bridge");
    await this.bridge.ok("ip", "link", "set", "vpc", "up");
    const addresses = [...new Set(Object.values(DNS))].filter((a) => a.startsWith("203."));
    this.aws = await this.attach([...addresses, "203.0.113.66", "169.254.169.253"], ["10.0.1.0/24"]);
    this.startDns();
    this.server = this.aws.start(
      process.execPath,
      join(__dirname, "tls-server.cjs"),
      join(this.directory, "server.pem"),
    );
    await this.server.says(/^ready/);
  }

  private makeCertificate(): void {
    const config = join(this.directory, "openssl.cnf");
    const names = CERTIFICATE_NAMES.map((name) => `DNS:${name}`).join(",");
    writeFileSync(
      config,
      `[req]\ndistinguished_name=dn\nx509_extensions=ext\nprompt=no\n[dn]\nCN=lab\n[ext]\nsubjectAltName=${names}\nbasicConstraints=CA:TRUE\n`,
    );
    const pem = join(this.directory, "server.pem");
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    const args = [
      "req",
      "-x509",
      ...curve,
      "-nodes",
      "-days",
      "2",
      "-config",
      config,
      "-keyout",
      pem,
      "-out",
      pem,
    ];
    execFileSync("openssl", args, { stdio: "ignore" });
  }

  startDns(): void {
    const records = Object.entries(DNS).map(([name, address]) => `--address=/${name}/${address}`);
    const quiet = [
      "--keep-in-foreground",
      "--no-resolv",
      "--no-hosts",
      "--conf-file=/dev/null",
      "--user=root",
    ];
    this.dns = this.aws.start("dnsmasq", ...quiet, "--log-facility=-", "--pid-file=", ...records);
  }

  private async host(): Promise<NetHost> {
    const host = await NetHost.create();
    this.hosts.push(host);
    return host;
  }

  /** A host on the bridge with these addresses, and these blocks in reach. */
  async attach(addresses: readonly string[], reach: readonly string[]): Promise<NetHost> {
    const host = await this.host();
    const port = `port${this.nextPort++}`;
    const link = `ip link add ${port} mtu 9001 type veth peer name eth0 mtu 9001 netns ${host.pid} && ip link set ${port} master vpc up`;
    execFileSync("nsenter", ["-t", `${this.bridge.pid}`, "-n", "sh", "-c", link]);
    const commands = [
      ...addresses.map((address) => `ip address add ${address}/32 dev eth0`),
      "ip link set eth0 up",
      ...reach.map((block) => `ip route add ${block} dev eth0 src ${addresses[0]}`),
    ];
    await host.ok("sh", "-ec", commands.join("\n"));
    return host;
  }

  /** A client on-premises: it reaches the VPC, and nothing of AWS beyond it. */
  onprem(): Promise<NetHost> {
    return this.attach(["10.200.0.10", "10.201.0.10"], ["10.0.0.0/16"]);
  }

  /** A host of the VPC's proxy subnet, which has routes to everything. */
  inProxySubnet(address: string): Promise<NetHost> {
    return this.attach([address], ["10.0.0.0/8", "203.0.113.0/24", "169.254.169.253/32"]);
  }

  /** The command that asks for `https://NAME/PATH`, trusting the lab's servers. */
  curl(name: string, options: readonly string[], path = ""): string[] {
    const trust = ["--cacert", join(this.directory, "server.pem")];
    return [
      "curl",
      "--silent",
      "--fail",
      "--max-time",
      "20",
      ...trust,
      ...options,
      `https://${name}/${path}`,
    ];
  }

  /** What answered `https://NAME/`; undefined when the connection came to nothing. */
  async ask(client: NetHost, name: string, ...options: string[]): Promise<Answer | undefined> {
    const { code, stdout } = await client.run(...this.curl(name, ["--connect-timeout", "3", ...options]));
    return code === 0 ? (JSON.parse(stdout) as Answer) : undefined;
  }

  /** Lets the answers to `/slow` end. */
  releaseSlowAnswers(): void {
    writeFileSync(join(this.directory, "server.pem.release"), "");
  }

  /** Waits until an HTTP health check answers with a status. */
  healthIs(client: NetHost, url: string, status: 200 | 503): Promise<string> {
    return eventually(`${status} from ${url}`, async () => {
      const code = await client.run("curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-m", "4", url);
      return code.stdout === `${status}` && code.stdout;
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.hosts.map((host) => host.close()));
    rmSync(this.directory, { recursive: true, force: true });
  }
}
