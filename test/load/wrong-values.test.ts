/** What a setting takes is said in a way that can be copied: entries of lists, either of two forms, which entry is meant. */
import { wordingOf } from "../../src/diagnostics/wording";
import { load } from "../../src/load/load";

const told = (connectivity: string) =>
  load([{ file: "c.yaml", text: `organization: { name: acme }\nconnectivity: ${connectivity}\n` }])
    .diagnostics.filter(({ code }) => code !== "MISSING_KEY")
    .map((one) => `${wordingOf(one).message}. ${wordingOf(one).help}`);

const proxy = (sources: string) =>
  `{ gatewayProxies: { p: { vpc: a/b, tier: app, sources: ${sources}, s3: {} } } }`;

test.each([
  [
    "{ routes: { one: { from: a/b } } }",
    "“routes” is a map of keys. It takes a list, each entry with from, to and via.",
  ],
  [
    "{ transitGateways: { core: { account: a, region: us-east-1, segments: { s: { blackholes: 10.0.0.0/8 } } } } }",
    "“blackholes” is the text “10.0.0.0/8”. It takes a list of text such as 10.0.0.0/16.",
  ],
  [
    "{ routes: [{ from: a/b, to: internet, via: transitGateways/core }] }",
    "“via” is the text “transitGateways/core”. It takes text such as peering/hub or transit-gateway/core.",
  ],
  [
    proxy("[external:dallas, dallas]"),
    "“sources[1]” is the text “dallas”. It takes text such as external:dallas or 10.200.0.0/16.",
  ],
])("%s", (connectivity, words) => expect(told(connectivity)).toContain(words));

test("a CIDR block among names is still judged as one", () => {
  expect(told(proxy("[10.200.0.1/16]")).join()).toContain("10.200.0.0/16");
});
