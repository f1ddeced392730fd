/** Forwarders behind a Gateway Load Balancer, as they stand in emitted stacks, on real packets in GENEVE. */
import { join } from "node:path";
import { prefix } from "../../src/ip/prefix";
import type { Forwarder } from "../../src/plan/host-files/forwarder";
import { forwarderHost } from "../../src/plan/host-files/forwarder-host";
import { balancedOrganisation } from "../support/balanced-organisation";
import { BalancedLab } from "../support/dataplane/behind-balancer";
import { describeDataPlane, GENEVE_TRIAL } from "../support/dataplane/describe-data-plane";
import { applied, emittedScripts } from "../support/dataplane/emitted";
import { bootScript, firstBoot, startHaproxy } from "../support/dataplane/first-boot";
import { A, B, forwarder } from "../support/dataplane/forwarder-ring";
import { type Daemon, eventually, type NetHost } from "../support/dataplane/net-host";
import { PLACE, SETTINGS } from "../support/dataplane/settings";

const S3 = "s3.us-east-1.amazonaws.com";
const BRIEF = ["--connect-timeout", "1"];

/** Like those of the ring, without one. */
function balanced(more: Partial<Forwarder> = {}): Forwarder {
  const { failover: _, ...told } = forwarder(A, [B], more);
  return told;
}

describeDataPlane(
  "forwarders behind a Gateway Load Balancer",
  () => {
    let net: BalancedLab;
    let balancer: Daemon;
    let a: NetHost;
    let b: NetHost;

    const script = emittedScripts(balancedOrganisation()).main_forwarder_beyond!;
    const direct = (host: string, port = 443) => ["--resolve", `${S3}:${port}:${host}`];
    const ask = (...options: string[]) => net.lab.ask(net.client, S3, ...direct("203.0.113.10"), ...options);
    const lines = (start: string) => balancer.output.split("\n").filter((line) => line.startsWith(start));

    /** Sends random bytes, and compares what the server says that it got. */
    async function upload(client: NetHost, bytes: number): Promise<void> {
      const file = join(net.lab.directory, "sent");
      await client.ok("sh", "-c", `head -c ${bytes} /dev/urandom >${file}`);
      const digest = await client.ok(...net.lab.curl(S3, [...direct("203.0.113.10"), "-T", file]));
      expect(await client.ok("sha256sum", file)).toContain(digest);
    }

    async function boot(address: string): Promise<NetHost> {
      const machine = await net.machine(address);
      await bootScript(machine, applied(script, String));
      await net.start(machine);
      return machine;
    }

    beforeAll(async () => {
      net = await BalancedLab.create();
      a = await boot(A);
      b = await boot(B);
      balancer = await net.balance(A, B);
      for (const host of [A, B]) await eventually(host, () => lines("healthy").includes(`healthy ${host}`));
    }, 90_000);

    afterEach(async () => {
      expect([lines("violation"), lines("too-large"), await net.bare()]).toEqual([[], [], 0]);
    });

    afterAll(() => net?.close());

    it("pass what is listed, share the flows, and the server sees their own addresses", async () => {
      const peers = new Set<string | undefined>();
      for (let i = 0; i < 16; i++) peers.add((await ask())?.peer);
      expect([...peers].sort()).toEqual([A, B]);
    }, 30_000);

    it("drop other ports and other sources", async () => {
      expect(await net.lab.ask(net.client, `${S3}:8443`, ...direct("203.0.113.10", 8443), ...BRIEF)).toBe(
        undefined,
      );
      expect(await ask("--interface", "10.0.3.10", ...BRIEF)).toBeUndefined();
      expect(lines("flow 10.0.3.10").length).toBeGreaterThan(0);
    }, 20_000);

    it("carry megabytes whole, both ways, in packets that the balancer takes", async () => {
      const { client, lab } = net;
      await upload(client, 8_000_000);
      const file = join(lab.directory, "got");
      const get = lab.curl(S3, [...direct("203.0.113.10"), "-o", file, "-D", "-"], "bytes/8000000");
      const digest = (await client.ok(...get)).match(/^digest: (\w+)/m)![1]!;
      expect(await client.ok("sha256sum", file)).toContain(digest);
    }, 60_000);

    it("tell a client of a narrower way on, in its flow's header", async () => {
      const route = (mtu: string[]) => ["ip", "route", "replace", "203.0.113.0/24", "dev", "eth0", ...mtu];
      for (const host of [a, b]) await host.ok(...route(["mtu", "lock", "1400"]));
      await upload(net.client, 1_000_000);
      expect(await net.client.ok("ip", "route", "get", "203.0.113.10")).toContain("mtu 1400");
      for (const host of [a, b]) await host.ok(...route([]));
    }, 60_000);

    it("answer in the header of the newest flow that has the same addresses and ports", async () => {
      // Without this the client would keep the port for a minute.
      await net.client.ok("sysctl", "-qw", "net.ipv4.tcp_max_tw_buckets=0");
      const before = lines("flow 10.0.2.10 40100").length;
      for (let i = 0; i < 3; i++) expect((await ask("--local-port", "40100"))?.peer).toMatch(/^10\.0\.1\.2/);
      expect(lines("flow 10.0.2.10 40100").length).toBeGreaterThanOrEqual(before + 3);
    }, 20_000);

    it("turn unhealthy without a program on the interface, and well again when the unit starts anew", async () => {
      const health = `http://${A}:8081/`;
      for (const way of ["ingress", "egress"]) {
        await a.ok("tc", "filter", "del", "dev", "eth0", way);
        await net.lab.healthIs(b, health, 503);
        await a.ok("/usr/local/sbin/forwarder-geneve");
        await net.lab.healthIs(b, health, 200);
      }
    }, 30_000);

    it("leave new flows to the others when one is killed, and no route moves", async () => {
      await a.close();
      await eventually("A is given up", () => lines("unhealthy").includes(`unhealthy ${A}`));
      for (let i = 0; i < 8; i++) expect(await ask()).toMatchObject({ peer: B });
    }, 40_000);
  },
  GENEVE_TRIAL,
);

describeDataPlane(
  "a transparent proxy behind a Gateway Load Balancer",
  () => {
    let net: BalancedLab;
    let balancer: Daemon;
    const transparentProxy = { ...SETTINGS, sources: [prefix("10.0.2.0/24")], listenPort: 8443 };
    const ask = (name: string) => net.lab.ask(net.client, name, "--resolve", `${name}:443:203.0.113.66`);

    beforeAll(async () => {
      net = await BalancedLab.create();
      const host = await net.machine(A);
      await firstBoot(host, forwarderHost(PLACE, balanced({ transparentProxy })));
      await net.start(host);
      startHaproxy(host);
      balancer = await net.balance(A);
      await eventually("A is well", () => balancer.output.includes(`\nhealthy ${A}`));
    }, 60_000);

    afterAll(() => net?.close());

    it("decides by name, whatever the address, and answers in the flow's header", async () => {
      expect(await ask("www.example.com")).toEqual({
        name: "www.example.com",
        peer: A,
        address: "203.0.113.30",
      });
      expect(await ask(`other.${S3}`)).toBeUndefined();
      const file = join(net.lab.directory, "got");
      const direct = ["--resolve", "www.example.com:443:203.0.113.66"];
      const get = net.lab.curl("www.example.com", [...direct, "-o", file, "-D", "-"], "bytes/8000000");
      const digest = (await net.client.ok(...get)).match(/^digest: (\w+)/m)![1]!;
      expect(await net.client.ok("sha256sum", file)).toContain(digest);
      expect(balancer.output).not.toMatch(/violation|too-large/);
      expect(await net.bare()).toBe(0);
    }, 30_000);
  },
  GENEVE_TRIAL,
);
