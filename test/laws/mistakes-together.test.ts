/**
 * However many mistakes a configuration has, each is told as if it stood alone: whatever is told of them together is told
 * of one of them by itself. What a mistake hides is told once it is right.
 */
import fc from "fast-check";
import { formatPlace } from "../../src/diagnostics/source";
import { load } from "../../src/load/load";
import type { SourceText } from "../../src/load/text/source";
import { sampleIn } from "../support/sample-texts";

const FILES = sampleIn("config").files;

/** Each changes a part of one line that no other touches, so that no place moves: file, what stands there, what shall. */
const MISTAKES = {
  "a file that is no YAML": ["accounts/development.yaml", "accounts:", "accounts"],
  "the first file, which is no YAML": ["organization.yaml", "organization:", "organization"],
  "a number that is no number": ["accounts/acquired.yaml", '"400000000001"', "0400000000001"],
  "an unknown key of a VPC": ["accounts/infrastructure.yaml", "region: eu-west-1", "regoin: eu-west-1"],
  "an unknown key of a tier": ["accounts/production.yaml", "from: analytics", "form: analytics"],
  "an account's ID": ["accounts/production.yaml", '"200000000001"', '"20000000001"'],
  "an account without an ID": ["accounts/production.yaml", 'id: "200000000002", ', ""],
  "a quota that is a text": ["accounts/production.yaml", "ipv4CidrsPerVpc: 6", "ipv4CidrsPerVpc: six"],
  "host bits in an external range": ["network.yaml", "10.210.0.0/16", "10.210.0.1/16"],
  "a pool's size": [
    "network.yaml",
    "use1-dev: { from: use1, prefixLength: 13",
    "use1-dev: { from: use1, prefixLength: 33",
  ],
  "a profile's flag": ["network.yaml", "natGateways: per-az", "natGateways: per-AZ"],
  "an expectation": ["expectations.yaml", "expect: denied }\n  # What has", "expect: deny }\n  # What has"],
  "a peering without a side": ["connectivity.yaml", ", accepter: network/egress ", " "],
  "an unknown pool": ["accounts/production.yaml", "pool: euw1-prod", "pool: euw1-prd"],
  "an unknown profile": [
    "accounts/infrastructure.yaml",
    "defaults: { profile: hub }",
    "defaults: { profile: hab }",
  ],
  "an unknown OU": [
    "accounts/acquired.yaml",
    "ou: acquired\n    vpcs:\n      legacy:\n        region: us-east-1\n        cidr: { scope: acquired, cidr: 10.0.0.0/16 } #",
    "ou: aquired\n    vpcs:\n      legacy:\n        region: us-east-1\n        cidr: { scope: acquired, cidr: 10.0.0.0/16 } #",
  ],
  "an unknown VPC of a hub": ["endpoints.yaml", "vpcs: [network/egress]", "vpcs: [network/igress]"],
  "an unknown region": [
    "accounts/infrastructure.yaml",
    "shared:\n        region: us-east-1",
    "shared:\n        region: us-west-1",
  ],
  "an unknown segment": ["connectivity.yaml", "reaches: [prod, shared]", "reaches: [prod, shred]"],
  "an unknown external range": ["endpoints.yaml", "external: [dallas, dublin]", "external: [dallas, berlin]"],
  "a service's unknown provider": [
    "services.yaml",
    "vpc: shared }\n    listeners:\n      - port",
    "vpc: shard }\n    listeners:\n      - port",
  ],
  "a policy's file": ["endpoints.yaml", "build-artifacts.json", "build-artefacts.json"],
  "two ports of a service": ["services.yaml", "{ port: 636, ", "{ port: 443, "],
  "a tier that AWS does not take": [
    "accounts/production.yaml",
    "edge: { prefixLength: 27",
    "edge: { prefixLength: 29",
  ],
  "a part of a range that is none": ["network.yaml", "10.200.40.0/22", "10.230.40.0/22"],
} satisfies Readonly<Record<string, readonly [string, string, string]>>;
type Mistake = keyof typeof MISTAKES;
const ALL = Object.keys(MISTAKES) as Mistake[];

function told(mistakes: readonly Mistake[]): string[] {
  const files = { ...FILES };
  for (const mistake of mistakes) {
    const [file, from, to] = MISTAKES[mistake];
    const path = `config/${file}`;
    const text = files[path] as string;
    if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand in ${path} once`);
    files[path] = text.replace(from, to);
  }
  const texts: SourceText[] = Object.entries(files)
    .filter(([file]) => file.endsWith(".yaml"))
    .map(([file, text]) => ({ file, text }));
  const beside = (file: string) =>
    files[`config/${file}`] === undefined ? undefined : { file, text: files[`config/${file}`] as string };
  return load(texts, beside).diagnostics.map(
    ({ code, at, severity }) => `${severity} ${code} ${at ? formatPlace(at) : ""}`,
  );
}

const alone = new Map(ALL.map((mistake) => [mistake, told([mistake])]));

// Fails when `Doubts` forgets whom a diagnostic names, and when what a file that cannot be read may bring is missed.
test.each(ALL)("%s is one error", (mistake) => {
  expect(alone.get(mistake)?.filter((line) => line.startsWith("error"))).toHaveLength(1);
});

// Fails when what a file that cannot be read may bring is missed.
test("nothing is told of several mistakes that is not told of one", () => {
  const known = (mistakes: readonly Mistake[]) => new Set(mistakes.flatMap((one) => alone.get(one) ?? []));
  const holds = (mistakes: readonly Mistake[]) => {
    const before = known(mistakes);
    expect([mistakes, told(mistakes).filter((line) => !before.has(line))]).toEqual([mistakes, []]);
  };
  fc.assert(fc.property(fc.subarray(ALL, { minLength: 2, maxLength: 6 }), holds), { numRuns: 100 });
});

// Fails when shape ends loading, when names do, and when an entry of a list puts all in doubt.
test("mistakes of three stages, in nouns that do not name one another, are told at once", () => {
  const mistakes: Mistake[] = [
    "an expectation",
    "an account's ID",
    "host bits in an external range",
    "an unknown pool",
    "a policy's file",
    "a service's unknown provider",
    "a tier that AWS does not take",
  ];
  expect(told(mistakes).sort()).toEqual(mistakes.flatMap((one) => alone.get(one) ?? []).sort());
});
