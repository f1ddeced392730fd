/** Laws of every generated text: same input, same bytes; order of input does not matter; sizes and times are told. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { prefix } from "../../../src/ip/prefix";
import { allowedNames } from "../../../src/plan/host-files/allowed-names";
import { failoverTime } from "../../../src/plan/host-files/forwarder-failover";
import { forwarderHost } from "../../../src/plan/host-files/forwarder-host";
import { instancePolicy, instancePrincipal } from "../../../src/plan/host-files/instance-role";
import { noProxyList } from "../../../src/plan/host-files/no-proxy";
import { explicitProxyHost, passThroughHost } from "../../../src/plan/host-files/proxy-host";
import { shellWord, userData } from "../../../src/plan/host-files/user-data";
import { A, B, forwarder } from "../../support/dataplane/forwarder-ring";
import { EXPLICIT, PLACE, SETTINGS } from "../../support/dataplane/settings";

const hosts = ["one.example.org", "two.example.org", "*.three.example.org"];
const sources = ["10.1.0.0/16", "10.2.0.0/16", "10.2.3.0/24", "10.9.0.0/24"].map(prefix);
const destinations = ["198.51.100.0/24", "203.0.113.0/24"].map((text, i) => ({
  prefix: prefix(text),
  protocol: "tcp" as const,
  ports: [
    { from: 443, to: 443 },
    { from: 80 + i, to: 90 },
  ],
}));

function texts(names: readonly string[], from: typeof sources, to: typeof destinations): string[] {
  const more = { names: allowedNames({ hosts: names }), sources: from };
  return [
    passThroughHost(PLACE, { ...SETTINGS, ...more }),
    explicitProxyHost(PLACE, { ...EXPLICIT, ...more }),
    forwarderHost(PLACE, forwarder(A, [B], { sources: from, destinations: to })),
  ].map((host) => userData(host).text);
}

it("gives the same bytes whatever the order of its input", () => {
  const first = texts(hosts, sources, destinations);
  const permuted = fc.tuple(
    ...[hosts, sources, destinations].map((list) =>
      fc.shuffledSubarray<unknown>(list, { minLength: list.length }),
    ),
  );
  fc.assert(
    fc.property(permuted, ([h, s, d]) => {
      expect(texts(h as typeof hosts, s as typeof sources, d as typeof destinations)).toEqual(first);
    }),
    { numRuns: 20 },
  );
});

it("fits into user data, and says so when it does not", () => {
  const host = forwarderHost(PLACE, forwarder(A, [B], { transparentProxy: SETTINGS }));
  expect(userData(host)).toMatchObject({ limit: 16384, exceeds: false });
  const many = Array.from({ length: 400 }, (_, i) => `host-${i}.example.org`);
  const large = userData(passThroughHost(PLACE, { ...SETTINGS, names: allowedNames({ hosts: many }) }));
  expect(large.bytes).toBe(Buffer.byteLength(large.text));
  expect(large.exceeds).toBe(true);
});

it("writes any file byte for byte, its own end marks included", () => {
  const directory = mkdtempSync(join(tmpdir(), "cadastre-put-"));
  const aLine = fc.oneof(
    fc.string(),
    fc.constantFrom("END_OF_FILE", "END_OF_FILE_", "$(exit 9)", "`x`", "\\", "EOF'"),
  );
  const clean = aLine.map((line) => line.replaceAll(/[\0\n\r]/g, ""));
  try {
    fc.assert(
      fc.property(fc.array(clean, { minLength: 1 }), (lines) => {
        const path = join(directory, "a file");
        const text = `${lines.join("\n")}\n`;
        const script = userData({
          ...PLACE,
          packages: { dnf: [], apt: [] },
          files: [{ path, mode: "0644", text }],
          checks: [],
          units: [],
        }).text;
        const stubs = "apt-get() { :; }; systemctl() { :; }; dpkg() { :; }; dnf() { :; };";
        execFileSync("bash", ["-c", `${stubs}\n${script}`], { stdio: "pipe" });
        expect(readFileSync(path, "utf8")).toBe(text);
      }),
      { numRuns: 40 },
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});

it("quotes any text as one word of a shell", () => {
  const text = fc.string().map((s) => s.replaceAll("\0", ""));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (words) => {
      const script = `printf '%s\\0' ${words.map(shellWord).join(" ")}`;
      expect(execFileSync("bash", ["-c", script], { encoding: "utf8" }).split("\0").slice(0, -1)).toEqual(
        words,
      );
    }),
    { numRuns: 40 },
  );
});

it("lists what a client must reach without the proxy", () => {
  const endpointNames = [
    "ssm.us-east-1.amazonaws.com",
    "*.s3.us-east-1.amazonaws.com",
    "ssm.us-east-1.amazonaws.com",
  ];
  expect(noProxyList({ endpointNames, vpcBlocks: ["10.1.0.0/16", "10.0.0.0/16"].map(prefix) })).toEqual([
    ".s3.us-east-1.amazonaws.com",
    "127.0.0.1",
    "169.254.169.254",
    "localhost",
    "ssm.us-east-1.amazonaws.com",
    "10.0.0.0/15",
  ]);
});

it("lets an instance move routes of the listed tables only, and read no parameter", () => {
  const tables = [
    "arn:aws:ec2:us-east-1:111122223333:route-table/rtb-2",
    "arn:aws:ec2:us-east-1:111122223333:route-table/rtb-1",
  ];
  const [move] = instancePolicy(tables).Statement;
  expect(move).toMatchObject({ Action: ["ec2:ReplaceRoute"], Resource: [...tables].sort() });
  expect(
    instancePolicy([])
      .Statement.flatMap((s) => s.Action)
      .filter((a) => /Route|Parameter|ec2/.test(a)),
  ).toEqual([]);
  expect(["aws", "aws-us-gov", "aws-cn"].map(instancePrincipal)).toEqual([
    "ec2.amazonaws.com",
    "ec2.amazonaws.com",
    "ec2.amazonaws.com.cn",
  ]);
});

it("says how long a failover takes", () => {
  const { failover } = forwarder(A, [B]);
  const told = { ...failover!, intervalSeconds: 5, threshold: 3, timeoutSeconds: 2 };
  expect(failoverTime(told)).toEqual({ atLeastSeconds: 10, atMostSeconds: 21 });
});
