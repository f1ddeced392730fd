/** Three generated forwarders on real packets: what they pass, and who carries on when one or two are killed. */
import { prefix } from "../../src/ip/prefix";
import type { Forwarder } from "../../src/plan/host-files/forwarder";
import { forwarderHost } from "../../src/plan/host-files/forwarder-host";
import { describeDataPlane } from "../support/dataplane/describe-data-plane";
import { firstBoot, serveSocketUnit, startHaproxy, startUnit } from "../support/dataplane/first-boot";
import { A, B, C, forwarder } from "../support/dataplane/forwarder-ring";
import { type Daemon, eventually, type NetHost } from "../support/dataplane/net-host";
import { PLACE, SETTINGS } from "../support/dataplane/settings";
import { VpcLab } from "../support/dataplane/vpc-lab";

const S3 = "s3.us-east-1.amazonaws.com";

/** What replaces `aws ec2 replace-route`: the same three words, done to the client's table. */
function replaceRoute(client: NetHost): string {
  return `#!/bin/sh
case $3 in eni-a) next=${A} ;; eni-b) next=${B} ;; eni-c) next=${C} ;; *) exit 1 ;; esac
test "$1" = rtb-app && exec nsenter --net=/proc/${client.pid}/ns/net ip route replace "$2" via "$next" dev eth0
`;
}

describeDataPlane("forwarders", () => {
  let lab: VpcLab;
  let client: NetHost;
  let a: NetHost;
  let b: NetHost;
  let c: NetHost;
  let watchB: Daemon;

  const direct = (host: string, port = 443) => ["--resolve", `${S3}:${port}:${host}`];
  const nextHop = async (host: string) =>
    (await client.run("ip", "route", "get", host)).stdout.match(/via (\S+)/)?.[1];
  const reached = (host: string) => lab.ask(client, S3, ...direct(host));

  async function boot(machine: NetHost, told: Forwarder): Promise<void> {
    await firstBoot(machine, forwarderHost(PLACE, told));
    await machine.write("/usr/local/sbin/move-route", replaceRoute(client), "0755");
    await startUnit(machine, "forwarder-rules.service");
    await serveSocketUnit(machine, "forwarder-health");
  }

  beforeAll(async () => {
    lab = await VpcLab.create();
    client = await lab.attach(["10.0.2.10", "10.0.3.10"], ["10.0.1.0/24"]);
    a = await lab.inProxySubnet(A);
    b = await lab.inProxySubnet(B);
    c = await lab.inProxySubnet(C);
    await boot(a, forwarder(A, [B, C]));
    await boot(c, forwarder(C, [A, B]));
    await boot(
      b,
      forwarder(B, [C, A], {
        transparentProxy: { ...SETTINGS, sources: [prefix("10.0.2.0/24")], listenPort: 8443 },
      }),
    );
    startHaproxy(b);
    await lab.healthIs(client, `http://${A}:8081/`, 200);
    await lab.healthIs(client, `http://${B}:8081/`, 200);
    await lab.healthIs(client, `http://${C}:8081/`, 200);
  }, 60_000);

  afterAll(() => lab?.close());

  it("claim their own routes when they start", async () => {
    expect(await nextHop("203.0.113.10")).toBeUndefined();
    a.start("/usr/local/sbin/forwarder-watch");
    watchB = b.start("/usr/local/sbin/forwarder-watch");
    c.start("/usr/local/sbin/forwarder-watch");
    await eventually("A's route", async () => (await nextHop("203.0.113.10")) === A);
    await eventually("B's route", async () => (await nextHop("203.0.113.66")) === B);
    await eventually("C's route", async () => (await nextHop("203.0.113.40")) === C);
  }, 30_000);

  it("pass what is listed, and the server sees the forwarder", async () => {
    expect(await reached("203.0.113.10")).toEqual({ name: S3, peer: A, address: "203.0.113.10" });
  });

  it("drop other ports and other sources", async () => {
    const brief = ["--connect-timeout", "1"];
    const dropped = async () =>
      Number(
        (await a.ok("nft", "list", "chain", "ip", "forwarder", "forward")).match(
          /counter packets (\d+)/,
        )?.[1],
      );
    const before = await dropped();
    expect(await lab.ask(client, `${S3}:8443`, ...direct("203.0.113.10", 8443), ...brief)).toBeUndefined();
    expect(
      await lab.ask(client, S3, ...direct("203.0.113.10"), "--interface", "10.0.3.10", ...brief),
    ).toBeUndefined();
    expect(await dropped()).toBeGreaterThan(before);
  }, 20_000);

  it("as transparent proxies decide by name, whatever the address", async () => {
    const answer = await lab.ask(client, "www.example.com", "--resolve", "www.example.com:443:203.0.113.66");
    expect(answer).toEqual({ name: "www.example.com", peer: B, address: "203.0.113.30" });
    expect(await lab.ask(client, `other.${S3}`, "--resolve", `other.${S3}:443:203.0.113.66`)).toBeUndefined();
  });

  it("turn unhealthy without their rules, without forwarding, and without a way onward", async () => {
    const health = `http://${A}:8081/`;
    const breaks: [string[], string[]][] = [
      [
        ["nft", "delete", "table", "ip", "forwarder"],
        ["nft", "-f", "/etc/forwarder/rules.nft"],
      ],
      [
        ["sysctl", "-qw", "net.ipv4.ip_forward=0"],
        ["sysctl", "-qw", "net.ipv4.ip_forward=1"],
      ],
      [
        ["ip", "route", "del", "203.0.113.0/24"],
        ["ip", "route", "add", "203.0.113.0/24", "dev", "eth0"],
      ],
    ];
    for (const [broken, mended] of breaks) {
      await a.ok(...broken);
      await lab.healthIs(b, health, 503);
      await a.ok(...mended);
      await lab.healthIs(b, health, 200);
    }
  }, 40_000);

  it("take over from an unhealthy one, and hand back when it is well again", async () => {
    await a.ok("sysctl", "-qw", "net.ipv4.ip_forward=0");
    await eventually("C in A's place", async () => (await nextHop("203.0.113.10")) === C);
    expect(await reached("203.0.113.10")).toEqual({ name: S3, peer: C, address: "203.0.113.10" });
    await a.ok("sysctl", "-qw", "net.ipv4.ip_forward=1");
    await eventually("A's route back", async () => (await nextHop("203.0.113.10")) === A);
    expect(await nextHop("203.0.113.66")).toBe(B);
  }, 40_000);

  it("take over from two neighbours killed at once, the nearer and the farther", async () => {
    await Promise.all([a.close(), c.close()]);
    await eventually("B in C's place", async () => (await nextHop("203.0.113.40")) === B, 20);
    await eventually("B in A's place", async () => (await nextHop("203.0.113.10")) === B, 20);
    await watchB.says(/^moved table=rtb-app destination=203\.0\.113\.0\/27 interface=eni-b/);
    expect(await reached("203.0.113.10")).toEqual({ name: S3, peer: B, address: "203.0.113.10" });
    expect(await nextHop("203.0.113.66")).toBe(B);
  }, 60_000);

  it("leave routes alone while none has a way onward", async () => {
    await b.ok("ip", "route", "del", "203.0.113.0/24");
    await lab.healthIs(client, `http://${B}:8081/`, 503);
    // The watch from before notices too, before the route is laid where nobody would lay it.
    await watchB.says(/^forwarder-down host=127\.0\.0\.1/);
    await client.ok("ip", "route", "replace", "203.0.113.0/27", "via", "10.0.1.99", "dev", "eth0");
    const fresh = b.start("/usr/local/sbin/forwarder-watch");
    await fresh.says(/^forwarder-down/);
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(fresh.output).not.toContain("moved");
    expect(await nextHop("203.0.113.10")).toBe("10.0.1.99");
  }, 40_000);
});
