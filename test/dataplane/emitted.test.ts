/** Scripts as they stand in emitted stacks: sound, and two forwarders that carry real packets and stand in for one another. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeDataPlane } from "../support/dataplane/describe-data-plane";
import { applied, emittedScripts } from "../support/dataplane/emitted";
import { bootScript, serveSocketUnit, startUnit } from "../support/dataplane/first-boot";
import { A, B } from "../support/dataplane/forwarder-ring";
import { type Daemon, eventually, NetHost } from "../support/dataplane/net-host";
import { VpcLab } from "../support/dataplane/vpc-lab";

const S3 = "s3.us-east-1.amazonaws.com";
const DESTINATION = "203.0.113.0/24";

/** The lab's addresses: sources in 10.0.2.0/24, forwarders in 10.0.1.0/24, and the way on to 203.0.113.0/24. */
const LAB = `
organization: { name: lab }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform:
  backend: { type: s3, bucket: lab-state, region: us-east-1 }
  deployRole: "arn:aws:iam::{account}:role/Deploy"
ipam:
  scopes:
    main:
      pools: { all: { cidrs: [10.0.0.0/16] } }
      external: { beyond: { cidrs: [${DESTINATION}] } }
accounts:
  hub:
    id: "111111111111"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, cidr: 10.0.1.0/24 }
        subnets: { app: { prefixLength: 26, access: isolated }, attachments: { prefixLength: 28, access: isolated } }
        endpoints: { interface: { ec2: { tier: app } } }
  orders:
    id: "222222222222"
    vpcs:
      main:
        region: us-east-1
        cidr: { pool: all, cidr: 10.0.2.0/24 }
        subnets: { app: { prefixLength: 26 }, attachments: { prefixLength: 28, access: isolated } }
connectivity:
  transitGateways:
    core:
      account: hub
      region: us-east-1
      segments:
        spokes: { vpcs: [orders/main] }
        shared: { vpcs: [hub/main], reaches: [spokes, outside] }
        outside: {}
  vpns:
    beyond: { transitGateway: core, segment: outside, customerGateway: { address: 198.51.100.10 }, ranges: [beyond] }
  forwarders:
    beyond: { vpc: hub/main, tier: app, from: [orders/main], to: ["external:beyond"] }
`;

/** What AWS would say of an interface or a table of the lab. */
function worthOf(expression: string): string {
  const zone = expression.includes("use1-az1") ? { id: "eni-a", ip: A } : { id: "eni-b", ip: B };
  if (expression.startsWith("aws_route_table.")) return "rtb-attachments";
  return expression.endsWith(".private_ip") ? zone.ip : zone.id;
}

function isSound(script: string): void {
  for (const [program, ...args] of [
    ["bash", "-n"],
    ["shellcheck", "--shell=bash", "-"],
  ]) {
    const { stdout, stderr, status } = spawnSync(program!, args, { input: script, encoding: "utf8" });
    expect([program, status, stdout + stderr]).toEqual([program, 0, ""]);
  }
}

describeDataPlane("scripts of emitted stacks", () => {
  const example = readFileSync(join(__dirname, "../../examples/joined/cadastre.yaml"), "utf8");
  const scripts = Object.entries(emittedScripts(example));

  it("are those of every proxy and forwarder", () => {
    expect(scripts.map(([name]) => name)).toEqual([
      "hub_egress-proxy_reports",
      "hub_forwarder_europe_use1-az1",
      "hub_forwarder_europe_use1-az2",
      "hub_forwarder_office",
      "hub_proxy_office",
    ]);
  });

  it.each(scripts)(
    "%s passes bash -n and shellcheck, and boots a host whose programs take it",
    async (_, text) => {
      const script = applied(text, worthOf);
      isSound(script);
      const machine = await NetHost.create();
      try {
        const calls = await bootScript(machine, script);
        expect(calls).toContain("systemctl restart amazon-ssm-agent");
      } finally {
        await machine.close();
      }
    },
  );

  describe("forwarders", () => {
    let lab: VpcLab;
    let client: NetHost;
    let a: NetHost;
    let b: NetHost;
    let watchB: Daemon;

    const emitted = emittedScripts(LAB);
    const nextHop = async () =>
      (await client.run("ip", "route", "get", "203.0.113.10")).stdout.match(/via (\S+)/)?.[1];
    const reached = () => lab.ask(client, S3, "--resolve", `${S3}:443:203.0.113.10`);

    /** What stands for AWS: the attachment's table is the client's own. */
    const replaceRoute = () => `#!/bin/sh
case $3 in eni-a) next=${A} ;; eni-b) next=${B} ;; *) exit 1 ;; esac
test "$1" = rtb-attachments && exec nsenter --net=/proc/${client.pid}/ns/net ip route replace "$2" via "$next" dev eth0
`;

    async function boot(address: string, zone: string): Promise<NetHost> {
      const machine = await lab.inProxySubnet(address);
      await bootScript(machine, applied(emitted[`main_forwarder_beyond_${zone}`]!, worthOf));
      await machine.write("/usr/local/sbin/move-route", replaceRoute(), "0755");
      await startUnit(machine, "forwarder-rules.service");
      await serveSocketUnit(machine, "forwarder-health");
      return machine;
    }

    beforeAll(async () => {
      lab = await VpcLab.create();
      client = await lab.attach(["10.0.2.10", "10.0.3.10"], ["10.0.1.0/24"]);
      a = await boot(A, "use1-az1");
      b = await boot(B, "use1-az2");
    }, 60_000);

    afterAll(() => lab?.close());

    it("claim the route, pass what is listed from whom is listed, and show their own address", async () => {
      a.start("/usr/local/sbin/forwarder-watch");
      await eventually("A's route", async () => (await nextHop()) === A);
      expect(await reached()).toEqual({ name: S3, peer: A, address: "203.0.113.10" });
      const brief = ["--connect-timeout", "1", "--interface", "10.0.3.10"];
      expect(await lab.ask(client, S3, "--resolve", `${S3}:443:203.0.113.10`, ...brief)).toBeUndefined();
    }, 30_000);

    it("move the route of one that is killed", async () => {
      watchB = b.start("/usr/local/sbin/forwarder-watch");
      await a.close();
      await eventually("B in A's place", async () => (await nextHop()) === B, 40);
      await watchB.says(/^moved table=rtb-attachments destination=203\.0\.113\.0\/24 interface=eni-b/);
      expect(await reached()).toEqual({ name: S3, peer: B, address: "203.0.113.10" });
    }, 60_000);
  });
});
