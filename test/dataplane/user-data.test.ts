/** The generated scripts under bash, shellcheck and the checks of the programs they configure. */
import { spawnSync } from "node:child_process";
import { forwarderHost } from "../../src/plan/host-files/forwarder-host";
import type { Host } from "../../src/plan/host-files/host-spec";
import { explicitProxyHost, HAPROXY_CONFIG, passThroughHost } from "../../src/plan/host-files/proxy-host";
import { userData } from "../../src/plan/host-files/user-data";
import { describeDataPlane } from "../support/dataplane/describe-data-plane";
import { firstBoot } from "../support/dataplane/first-boot";
import { A, B, forwarder } from "../support/dataplane/forwarder-ring";
import { NetHost } from "../support/dataplane/net-host";
import { address, EXPLICIT, PLACE, SETTINGS } from "../support/dataplane/settings";

const syslog = { address: address("10.0.9.9"), port: 514 };

const HOSTS: Readonly<Record<string, Host>> = {
  "a pass-through proxy": passThroughHost(PLACE, SETTINGS),
  "a pass-through proxy with a log receiver": passThroughHost(PLACE, { ...SETTINGS, syslog }),
  "a proxy that allows nothing": passThroughHost(PLACE, {
    ...SETTINGS,
    names: { ...SETTINGS.names, exact: [], suffixes: [] },
    sources: [],
  }),
  "an explicit proxy": explicitProxyHost(PLACE, { ...EXPLICIT, plainPorts: [80], syslog }),
  "an explicit proxy that allows nothing": explicitProxyHost(PLACE, {
    ...EXPLICIT,
    names: { ...EXPLICIT.names, exact: [], suffixes: [] },
    connectPorts: [],
    sources: [],
  }),
  "a forwarder": forwarderHost(PLACE, forwarder(A, [B])),
  "a forwarder with a transparent proxy": forwarderHost(
    PLACE,
    forwarder(A, [B], { transparentProxy: SETTINGS }),
  ),
  "a forwarder for nobody": forwarderHost(PLACE, forwarder(A, [B], { sources: [], destinations: [] })),
};

describeDataPlane("user data", () => {
  describe.each(Object.entries(HOSTS))("of %s", (_, host) => {
    const scripts = host.files.filter((file) => file.mode === "0755").map((file) => [file.path, file.text]);

    it.each([["user data", userData(host).text], ...scripts])(
      "%s passes bash -n and shellcheck",
      (_, text) => {
        for (const [program, ...args] of [
          ["bash", "-n"],
          ["shellcheck", "--shell=bash", "-"],
        ]) {
          const { stdout, stderr, status } = spawnSync(program!, args, { input: text, encoding: "utf8" });
          expect([program, status, stdout + stderr]).toEqual([program, 0, ""]);
        }
      },
    );

    it("runs, writes every file and starts every unit once its checks passed", async () => {
      const machine = await NetHost.create();
      try {
        const calls = await firstBoot(machine, host);
        for (const file of host.files) {
          expect(await machine.ok("sh", "-c", 'cat "$1"; stat -c "#%04a" "$1"', "sh", file.path)).toBe(
            `${file.text}#${file.mode}\n`,
          );
        }
        expect(
          calls.filter((call) => call.startsWith("systemctl restart")).map((call) => call.split(" ")[2]),
        ).toEqual(["systemd-journald", "amazon-ssm-agent", ...host.units]);
      } finally {
        await machine.close();
      }
    });
  });

  it("starts nothing when a program refuses its configuration", async () => {
    const machine = await NetHost.create();
    try {
      const good = HOSTS["a pass-through proxy"]!;
      const files = good.files.map((file) =>
        file.path === HAPROXY_CONFIG ? { ...file, text: `${file.text}nonsense\n` } : file,
      );
      await expect(firstBoot(machine, { ...good, files })).rejects.toThrow(/nonsense/);
      expect(await machine.ok("cat", "/run/calls")).not.toMatch(/systemctl/);
    } finally {
      await machine.close();
    }
  });

  it("moves a route by one call to AWS", async () => {
    const machine = await NetHost.create();
    try {
      await firstBoot(machine, HOSTS["a forwarder"]!);
      await machine.write("/usr/local/sbin/aws", '#!/bin/sh\necho "$@"\n', "0755");
      expect(await machine.ok("/usr/local/sbin/move-route", "rtb-1", "0.0.0.0/0", "eni-2")).toBe(
        "ec2 replace-route --region us-east-1 --cli-connect-timeout 5 --cli-read-timeout 10 " +
          "--route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0 --network-interface-id eni-2\n",
      );
    } finally {
      await machine.close();
    }
  });
});
