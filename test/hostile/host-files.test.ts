/** No text of a configuration writes a line of its own into a host's file. */

import { healthSections } from "../../src/plan/host-files/haproxy-health";
import { explicitProxyHost, passThroughHost } from "../../src/plan/host-files/proxy-host";
import { userData } from "../../src/plan/host-files/user-data";
import type { Plan } from "../../src/plan/planned/plan";
import { EXPLICIT, PLACE, SETTINGS } from "../support/dataplane/settings";
import { BASES } from "../support/hostile/bases";
import { configurationsWith, planOfBase } from "../support/hostile/configurations";
import { HOSTILE_TEXTS } from "../support/hostile/texts";

/** The scripts of a plan's hosts, by ref. */
function scripts({ stacks }: Plan): Record<string, string> {
  const hosts = stacks.flatMap(({ resources }) => resources.filter((one) => "userData" in one));
  return Object.fromEntries(hosts.map((host) => [host.ref, (host as { userData: string }).userData]));
}

const CONNECTED = BASES.filter(({ name }) => name === "connected");

const IS_HOST = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/;

// Fails when `probe` takes any text again.
test.each(Object.entries(HOSTILE_TEXTS).filter(([, text]) => !IS_HOST.test(text)))(
  "%s, wherever a configuration takes it, leaves the hosts' scripts as they are",
  (_, text) => {
    const [sound] = CONNECTED.map((base) => scripts(planOfBase(base)));
    expect(Object.keys(sound as object).length).toBeGreaterThan(2);
    for (const { plan } of configurationsWith(text, CONNECTED)) expect(scripts(plan)).toEqual(sound);
  },
);

const NAMES = {
  exact: ["one.example.org"],
  suffixes: [".two.example.org"],
  virtualHostedOnly: [],
  policyLimits: [],
};

// Each fails when its file asks `hostWord`, `suffixWord`, `refWord`, `domainWord` or `scriptText` no more.
test.each(Object.entries(HOSTILE_TEXTS))(
  "%s is refused by every file that would have it as a word",
  (_, text) => {
    const sayings = [
      () => passThroughHost(PLACE, { ...SETTINGS, names: { ...NAMES, exact: [text] } }),
      () => passThroughHost(PLACE, { ...SETTINGS, names: { ...NAMES, suffixes: [`.${text}`] } }),
      () => healthSections({ ...SETTINGS.health, names: [text] }, { kind: "tls", port: 443 }),
      () => explicitProxyHost(PLACE, { ...EXPLICIT, names: { ...NAMES, exact: [text] } }),
      () => explicitProxyHost(PLACE, { ...EXPLICIT, names: { ...NAMES, suffixes: [`.${text}`] } }),
      () => explicitProxyHost(PLACE, { ...EXPLICIT, health: { ...EXPLICIT.health, names: [text] } }),
      () => userData(passThroughHost({ ...PLACE, name: `${PLACE.name}${text} ` }, SETTINGS)),
      () => userData(passThroughHost({ ...PLACE, region: `${PLACE.region}${text} ` }, SETTINGS)),
      () => userData(passThroughHost({ ...PLACE, dnsSuffix: `${PLACE.dnsSuffix}${text} ` }, SETTINGS)),
    ];
    const isHost = IS_HOST.test(text);
    const refused = sayings.map((say, index) =>
      isHost && index < 6 ? expect(say).not.toThrow() : expect(say).toThrow(RangeError),
    );
    expect(refused).toHaveLength(sayings.length);
  },
);

test("a script with a control character in it is refused, wherever that comes from", () => {
  const host = passThroughHost(PLACE, SETTINGS);
  expect(() => userData(host)).not.toThrow();
  expect(() => userData({ ...host, checks: [["test", "a\u001bb"]] })).toThrow(RangeError);
});
