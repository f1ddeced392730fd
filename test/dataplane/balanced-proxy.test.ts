/** Both proxies behind a load balancer that sends PROXY headers: the source in the header counts, if the balancer sent it. */
import { prefix } from "../../src/ip/prefix";
import { explicitProxyHost, passThroughHost } from "../../src/plan/host-files/proxy-host";
import { describeDataPlane } from "../support/dataplane/describe-data-plane";
import { firstBoot, startHaproxy, startSquid } from "../support/dataplane/first-boot";
import type { Daemon, NetHost } from "../support/dataplane/net-host";
import { EXPLICIT, PLACE, SETTINGS } from "../support/dataplane/settings";
import { VpcLab } from "../support/dataplane/vpc-lab";

const S3 = "s3.us-east-1.amazonaws.com";
const BALANCER = { proxyProtocolFrom: [prefix("10.0.1.5/32")] };

/** Stands for a network load balancer with proxy_protocol_v2 on and client IP preservation off. */
const BALANCER_CONFIG = `
defaults
    mode tcp
    timeout connect 5s
    timeout client 1m
    timeout server 1m
listen pass_through
    bind :443
    server proxy 10.0.1.10:443 send-proxy-v2
listen explicit
    bind :3128
    server proxy 10.0.1.11:3128 send-proxy-v2
`;

describeDataPlane("proxies behind a balancer", () => {
  let lab: VpcLab;
  let client: NetHost;
  let squid: NetHost;
  let haproxy: Daemon;

  const ways = {
    "the pass-through proxy": ["--resolve", `${S3}:443:10.0.1.5`],
    "the explicit proxy": ["--proxy", "http://10.0.1.5:3128"],
  };

  beforeAll(async () => {
    lab = await VpcLab.create();
    client = await lab.onprem();
    const balancer = await lab.inProxySubnet("10.0.1.5");
    await balancer.ok("mount", "-t", "tmpfs", "tmpfs", "/run");
    await balancer.write("/run/balancer.cfg", BALANCER_CONFIG);
    balancer.start("haproxy", "-f", "/run/balancer.cfg");
    const machine = await lab.inProxySubnet("10.0.1.10");
    await firstBoot(machine, passThroughHost(PLACE, { ...SETTINGS, ...BALANCER }));
    haproxy = startHaproxy(machine);
    squid = await lab.inProxySubnet("10.0.1.11");
    await firstBoot(squid, explicitProxyHost(PLACE, { ...EXPLICIT, ...BALANCER }));
    startSquid(squid);
    startHaproxy(squid);
    await lab.healthIs(client, "http://10.0.1.10:8080/health", 200);
    await lab.healthIs(client, "http://10.0.1.11:8080/health", 200);
  }, 60_000);

  afterAll(() => lab?.close());

  it.each(Object.entries(ways))("%s serves an allowed source", async (way, options) => {
    const peer = way.includes("explicit") ? "10.0.1.11" : "10.0.1.10";
    expect(await lab.ask(client, S3, ...options)).toEqual({ name: S3, peer, address: "203.0.113.10" });
  });

  it.each(Object.entries(ways))("%s refuses another source", async (_, options) => {
    expect(await lab.ask(client, S3, ...options, "--interface", "10.201.0.10")).toBeUndefined();
  });

  it("logs the client, not the balancer", async () => {
    await haproxy.says(/client=10\.201\.0\.10:\d+ .*verdict=refused-source/);
    const log = await squid.ok("cat", "/var/log/squid/access.log");
    expect(log).toMatch(/client=10\.200\.0\.10:\d+ name=s3\.us-east-1\S+ .*verdict=TCP_TUNNEL\/200/);
    expect(log).toMatch(/client=10\.201\.0\.10:\d+ name=s3\.us-east-1\S+ .*verdict=TCP_DENIED\/403/);
    expect(log).not.toMatch(/client=(10\.0\.1\.5|127)/);
  });

  it("takes nobody else's word for a source", async () => {
    const forged = ["--haproxy-protocol", "--interface", "10.200.0.10"];
    expect(await lab.ask(client, S3, "--resolve", `${S3}:443:10.0.1.10`, ...forged)).toBeUndefined();
    expect(await lab.ask(client, S3, "--proxy", "http://10.0.1.11:3128", ...forged)).toBeUndefined();
  });
});
