/** The generated HAProxy configuration on real packets: who gets through, who does not, and what the log says of it. */
import { passThroughHost } from "../../src/plan/host-files/proxy-host";
import { describeDataPlane } from "../support/dataplane/describe-data-plane";
import { firstBoot, startHaproxy } from "../support/dataplane/first-boot";
import { type Daemon, eventually, type NetHost } from "../support/dataplane/net-host";
import { PLACE, SETTINGS } from "../support/dataplane/settings";
import { VpcLab } from "../support/dataplane/vpc-lab";

const S3 = "s3.us-east-1.amazonaws.com";
const HEALTH = "http://10.0.1.10:8080/health";

describeDataPlane("a pass-through proxy", () => {
  let lab: VpcLab;
  let client: NetHost;
  let machine: NetHost;
  let haproxy: Daemon;
  let calls: string[];

  const viaProxy = (name: string, ...options: string[]) =>
    lab.ask(client, name, "--resolve", `${name}:443:10.0.1.10`, ...options);

  beforeAll(async () => {
    lab = await VpcLab.create();
    client = await lab.onprem();
    machine = await lab.inProxySubnet("10.0.1.10");
    calls = await firstBoot(machine, passThroughHost(PLACE, SETTINGS));
    haproxy = startHaproxy(machine);
    await lab.healthIs(client, HEALTH, 200);
  }, 60_000);

  afterAll(() => lab?.close());

  it("was installed before anything was started", () => {
    expect(calls).toEqual([
      "apt-get update",
      "apt-get -y --no-install-recommends install ca-certificates curl haproxy",
      "systemctl daemon-reload",
      "systemctl restart systemd-journald",
      "systemctl enable amazon-ssm-agent",
      "systemctl restart amazon-ssm-agent",
      "systemctl enable haproxy",
      "systemctl restart haproxy",
    ]);
  });

  it("is needed: without it, on-premises reaches nothing", async () => {
    expect(await lab.ask(client, S3, "--resolve", `${S3}:443:203.0.113.10`)).toBeUndefined();
  });

  it.each([
    [S3, "203.0.113.10"],
    [`ledger.${S3}`, "203.0.113.10"],
    ["dynamodb.us-east-1.amazonaws.com", "203.0.113.20"],
    ["www.example.com", "203.0.113.30"],
    ["WWW.Example.COM", "203.0.113.30"],
  ])("lets %s through, and the server sees the proxy", async (name, address) => {
    expect(await viaProxy(name)).toEqual({ name: name.toLowerCase(), peer: "10.0.1.10", address });
  });

  it.each([
    [`other.${S3}`, "refused-name"],
    [`ledger.${S3}.example.org`, "refused-name"],
    ["example.com", "refused-name"],
    ["nowhere.example.com", "refused-unresolved"],
    ["inside.example.com", "refused-destination"],
  ])("refuses %s, and logs the name and the source", async (name, verdict) => {
    expect(await viaProxy(name)).toBeUndefined();
    await haproxy.says(new RegExp(`client=10\\.200\\.0\\.10:\\d+ name="${name}" .*verdict=${verdict}`));
  });

  it("refuses a source outside the list", async () => {
    expect(await viaProxy(S3, "--interface", "10.201.0.10")).toBeUndefined();
    await haproxy.says(/client=10\.201\.0\.10:\d+ .*verdict=refused-source/);
  });

  it("refuses what is not TLS, and TLS without a name", async () => {
    await client.run("curl", "-s", "-m", "4", "http://10.0.1.10:443/");
    await haproxy.says(/client=10\.200\.0\.10:\d+ .*verdict=refused-not-tls/);
    await client.run("curl", "-s", "-k", "-m", "4", "https://10.0.1.10/");
    await haproxy.says(/client=10\.200\.0\.10:\d+ .*verdict=refused-no-name/);
  });

  it("believes no PROXY header, since no balancer was named", async () => {
    expect(await viaProxy(S3, "--haproxy-protocol")).toBeUndefined();
  });

  it("keeps what a client sends out of the log's structure", async () => {
    const hello = `openssl s_client -connect 10.0.1.10:443 -servername "$(printf 'x" verdict=allowed\\ny')" </dev/null`;
    await client.run("sh", "-c", hello);
    await haproxy.says(/name="x.*verdict=refused-name/);
    expect(haproxy.output).not.toMatch(/^y/m);
    expect(haproxy.output).not.toMatch(/name="x" /);
  });

  it("turns unhealthy while the resolver is down, and healthy again after", async () => {
    lab.dns.signal("SIGKILL");
    await lab.healthIs(client, HEALTH, 503);
    lab.startDns();
    await lab.healthIs(client, HEALTH, 200);
  }, 40_000);

  it("turns unhealthy while the way to the service is broken", async () => {
    await machine.ok("ip", "route", "del", "203.0.113.0/24");
    await lab.healthIs(client, HEALTH, 503);
    await machine.ok("ip", "route", "add", "203.0.113.0/24", "dev", "eth0", "src", "10.0.1.10");
    await lab.healthIs(client, HEALTH, 200);
  }, 40_000);

  it("lets nobody but the host itself drain it", async () => {
    const { stdout } = await client.run(
      "curl",
      "-s",
      "-w",
      "%{http_code}",
      "-o",
      "/dev/null",
      "-X",
      "POST",
      "http://10.0.1.10:8080/drain",
    );
    expect(stdout).toBe("403");
    await lab.healthIs(client, HEALTH, 200);
  });

  it("loses no connection over a reload, and uses the new list after it", async () => {
    const fewer = { ...SETTINGS, names: { ...SETTINGS.names, suffixes: [] } };
    const config = passThroughHost(PLACE, fewer).files.find((file) => file.path.endsWith("haproxy.cfg"))!;
    await machine.write(config.path, config.text);
    const asked = Array.from({ length: 30 }, async (_, i) => {
      if (i === 10) await machine.ok("sh", "-c", "kill -USR2 $(cat /run/haproxy.pid)");
      return viaProxy(S3);
    });
    expect((await Promise.all(asked)).filter((answer) => answer === undefined)).toEqual([]);
    await eventually("the new list", async () => (await viaProxy("www.example.com")) === undefined);
    expect(await viaProxy(S3)).toBeDefined();
  }, 40_000);

  it("drains: unhealthy first, open connections kept, new ones refused", async () => {
    const direct = ["--resolve", `${S3}:443:10.0.1.10`];
    const open = client.start(...lab.curl(S3, direct, "slow"));
    await lab.server.says(/^slow/);
    await machine.ok("/usr/local/sbin/proxy-drain");
    await lab.healthIs(client, HEALTH, 503);
    expect(await viaProxy(S3)).toBeDefined();
    await machine.ok("sh", "-c", "kill -USR1 $(cat /run/haproxy.pid)");
    await eventually("closed listeners", async () => (await viaProxy(S3)) === undefined);
    expect(open.exited).toBe(false);
    lab.releaseSlowAnswers();
    await open.says(/"peer":"10\.0\.1\.10"/);
    await eventually("the end of HAProxy", () => haproxy.exited);
  }, 40_000);
});
