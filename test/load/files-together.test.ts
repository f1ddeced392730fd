/** Which sections several files may add to follows from the declared shape: whatever holds named things, or a list of them. */
import { load } from "../../src/load/load";
import { configuration } from "../../src/load/shape/configuration";
import { openSection } from "../../src/load/shape/open-sections";
import { patternsOf } from "../support/shape/places";

const HEAD = `organization: { name: acme }
regions: { us-east-1: { availabilityZones: [use1-az1, use1-az2] } }
terraform: { backend: { type: s3, bucket: acme-state, region: us-east-1 }, deployRole: "arn:aws:iam::{account}:role/D" }
ipam: { scopes: { main: { pools: { all: { cidrs: [10.0.0.0/8] } } } } }
defaults: { region: us-east-1, subnets: { endpoints: { prefixLength: 27 } } }
accounts:
  tools: { id: "111111111111", vpcs: { main: { cidr: 10.1.0.0/20 } } }
  pay: { id: "222222222222", vpcs: { main: { cidr: 10.2.0.0/20 } } }
`;
const service = (name: string) =>
  `services: { ${name}: { provider: { account: tools, vpc: main, tier: endpoints }, listeners: [{ port: 443, targets: { ips: [10.1.0.10] } }], consumers: [{ vpc: pay/main }] } }\n`;

const loaded = (...texts: string[]) => load(texts.map((text, index) => ({ file: `${index}.yaml`, text })));

test("two files that each declare services add to one another", () => {
  const { model, diagnostics } = loaded(HEAD, service("auth"), service("mail"));
  expect(diagnostics).toEqual([]);
  expect(model?.services.map(({ name }) => name)).toEqual(["auth", "mail"]);
});

test("one service in two files is told, with both places", () => {
  const [told, ...others] = loaded(HEAD, service("auth"), service("auth")).diagnostics;
  expect(others).toEqual([]);
  expect([told?.code, told?.at?.file, told?.related[0]?.at.file]).toEqual([
    "DECLARED_TWICE",
    "2.yaml",
    "1.yaml",
  ]);
});

test("lists of connectivity add to one another too, and an entry of the second file has its own place", () => {
  const route = (to: string) => `connectivity: { routes: [{ from: pay/main, to: ${to}, via: peering/x }] }\n`;
  const { diagnostics } = loaded(HEAD, route("internet"), route("tools/nothing"));
  expect(diagnostics.map(({ code, at }) => `${code} ${at?.file}`)).toContain("UNKNOWN_NAME 2.yaml");
});

// A section that is added to the shape is in here without anybody thinking of it; what a named thing is made of is not.
test("every section of the top level is open but those that are one thing as a whole", () => {
  const top = [...new Set(patternsOf(configuration).map((pattern) => pattern.split(/[.#]/)[0] as string))];
  const closed = top.filter((section) => section !== "" && openSection([section]) === undefined);
  expect(closed).toEqual(["organization", "terraform", "defaults"]);
  for (const path of [
    ["accounts", "a"],
    ["services", "s"],
    ["ous", "o", "vpcs"],
    ["profiles", "p", "subnets"],
  ])
    expect(openSection(path)).toBeUndefined();
});
