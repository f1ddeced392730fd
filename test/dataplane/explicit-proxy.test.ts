/** The generated Squid configuration on real packets: CONNECT for listed hosts and sources, and nothing else. */
import { explicitProxyHost } from "../../src/plan/host-files/proxy-host";
import { describeDataPlane } from "../support/dataplane/describe-data-plane";
import { firstBoot, startHaproxy, startSquid } from "../support/dataplane/first-boot";
import { eventually, type NetHost } from "../support/dataplane/net-host";
import { EXPLICIT, PLACE } from "../support/dataplane/settings";
import { VpcLab } from "../support/dataplane/vpc-lab";

const S3 = "s3.us-east-1.amazonaws.com";
const HEALTH = "http://10.0.1.10:8080/health";
const PROXY = ["--proxy", "http://10.0.1.10:3128"];

describeDataPlane("an explicit proxy", () => {
  let lab: VpcLab;
  let client: NetHost;
  let machine: NetHost;

  const logged = (pattern: RegExp) =>
    eventually(`${pattern} in the access log`, async () =>
      pattern.test(await machine.ok("cat", "/var/log/squid/access.log")),
    );

  beforeAll(async () => {
    lab = await VpcLab.create();
    client = await lab.onprem();
    machine = await lab.inProxySubnet("10.0.1.10");
    await firstBoot(machine, explicitProxyHost(PLACE, EXPLICIT));
    startSquid(machine);
    startHaproxy(machine);
    await lab.healthIs(client, HEALTH, 200);
  }, 60_000);

  afterAll(() => lab?.close());

  it.each([
    [S3, "203.0.113.10"],
    [`ledger.${S3}`, "203.0.113.10"],
    ["www.example.com", "203.0.113.30"],
  ])("tunnels to %s, and the server sees the proxy", async (name, address) => {
    expect(await lab.ask(client, name, ...PROXY)).toEqual({ name, peer: "10.0.1.10", address });
  });

  it.each([`other.${S3}`, "example.com", "inside.example.com", "203.0.113.10"])(
    "refuses %s, and logs the name and the source",
    async (name) => {
      expect(await lab.ask(client, name, "--insecure", ...PROXY)).toBeUndefined();
      await logged(
        new RegExp(`client=10\\.200\\.0\\.10:\\d+ name=${name} port=443 .*verdict=TCP_DENIED/403`),
      );
    },
  );

  it("refuses other ports, plain HTTP and its own manager", async () => {
    for (const url of [
      `https://${S3}:8443/`,
      "http://www.example.com/",
      "http://10.0.1.10:3128/squid-internal-mgr/info",
    ]) {
      const answer = await client.run("curl", "-s", "-f", "-m", "4", "--noproxy", "", ...PROXY, url);
      expect([url, answer.code]).not.toEqual([url, 0]);
    }
    await logged(/port=8443 .*TCP_DENIED/);
    await logged(/method=GET .*TCP_DENIED/);
  });

  it("refuses a source outside the list", async () => {
    expect(await lab.ask(client, S3, ...PROXY, "--interface", "10.201.0.10")).toBeUndefined();
    await logged(/client=10\.201\.0\.10:\d+ .*TCP_DENIED/);
  });

  it("turns unhealthy while the way to the service is broken, and when Squid stops", async () => {
    await machine.ok("ip", "route", "del", "203.0.113.0/24");
    await lab.healthIs(client, HEALTH, 503);
    await machine.ok("ip", "route", "add", "203.0.113.0/24", "dev", "eth0", "src", "10.0.1.10");
    await lab.healthIs(client, HEALTH, 200);
    await machine.ok("squid", "-k", "interrupt");
    await lab.healthIs(client, HEALTH, 503);
  }, 40_000);
});
