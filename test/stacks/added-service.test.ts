/** What a service that is added changes in the emitted stacks: who uses it gets it, and nobody else notices. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../../src/cli/cli";
import { memoryHost } from "../../src/host/memory-host";

const EXAMPLE = join(__dirname, "../../examples/endpoints");
const textOf = (name: string) => readFileSync(join(EXAMPLE, name), "utf8");
const CONFIGURATION = textOf("cadastre.yaml");

/** Addresses and arguments of each stack's resources. */
type Stacks = Record<string, Record<string, object>>;

async function emit(configuration: string): Promise<Stacks> {
  const host = memoryHost({
    "config/cadastre.yaml": configuration,
    "config/network.lock.yaml": textOf("network.lock.yaml"),
    "config/policies/backups.json": textOf("policies/backups.json"),
  });
  expect(await runCli(["synth", "--config", "config"], host)).toBe(0);
  const files = [...host.files].filter(([file]) => file.endsWith("/cdk.tf.json"));
  return Object.fromEntries(files.map(([file, text]) => [file.split("/")[2] as string, resourcesOf(text)]));
}

/** Without the comments: a line more in the configuration moves every source place below it. */
function resourcesOf(text: string): Record<string, object> {
  const { resource, data } = JSON.parse(text, (key, value) => (key === "//" ? undefined : value));
  return Object.fromEntries(
    Object.entries({ ...resource, ...data } as Record<string, Record<string, object>>).flatMap(
      ([type, byName]) => Object.entries(byName).map(([name, body]) => [`${type}.${name}`, body]),
    ),
  );
}

/** Added, removed and changed addresses by stack; stacks that are the same are left out. */
function compare(before: Stacks, after: Stacks) {
  const changed: Record<string, { added: string[]; removed: string[]; changed: string[] }> = {};
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, fresh] = [before[name] ?? {}, after[name] ?? {}];
    const difference = {
      added: Object.keys(fresh).filter((address) => !(address in old)),
      removed: Object.keys(old).filter((address) => !(address in fresh)),
      changed: Object.keys(old).filter(
        (a) => a in fresh && JSON.stringify(old[a]) !== JSON.stringify(fresh[a]),
      ),
    };
    if (Object.values(difference).some((list) => list.length > 0)) changed[name] = difference;
  }
  return changed;
}

test("a service added to one profile comes to the VPCs of that profile, and changes nothing that is there", async () => {
  const more = CONFIGURATION.replace(
    "        dynamodb: { tiers: [data], policy: ledger }\n",
    "        dynamodb: { tiers: [data], policy: ledger }\n      interface: { sqs: {} }\n",
  );
  expect(more).not.toBe(CONFIGURATION);
  const changes = compare(await emit(CONFIGURATION), await emit(more));
  expect(changes).toEqual({
    "orders_us-east-1_base": {
      added: expect.arrayContaining(["aws_vpc_endpoint.main_interface-endpoint_sqs"]),
      removed: [],
      changed: [],
    },
    "payments_us-east-1_base": {
      added: expect.arrayContaining(["aws_vpc_endpoint.main_interface-endpoint_sqs"]),
      removed: [],
      changed: [],
    },
  });
});

test("a service added to a hub is associated by the VPCs that use the hub, and only the list of its zones changes", async () => {
  const more = CONFIGURATION.replace("            kms: {}\n", "            kms: {}\n            logs: {}\n");
  const changes = compare(await emit(CONFIGURATION), await emit(more));
  expect(Object.keys(changes).sort()).toEqual([
    "network_us-east-1_base",
    "network_us-east-1_link",
    "orders_us-east-1_accept",
  ]);
  expect(Object.values(changes).flatMap(({ removed }) => removed)).toEqual([]);
  expect(Object.values(changes).flatMap(({ changed }) => changed)).toEqual([
    "aws_s3_object.export_endpoint-zones-hub",
  ]);
  expect(changes["orders_us-east-1_accept"]?.added).toEqual([
    "aws_route53_zone_association.main_endpoint-zone_logs-us-east-1-amazonaws-com",
  ]);
});

test("a VPC that leaves its hub takes its own associations and authorisations with it, and nobody else's", async () => {
  const less = CONFIGURATION.replace("        endpoints: { hub: vault }\n", "");
  const changes = compare(await emit(CONFIGURATION), await emit(less));
  const removed = Object.values(changes).flatMap((change) => change.removed);
  expect(removed).toContain("aws_route53profiles_association.main_dns-profile");
  expect(removed.filter((address) => address.startsWith("aws_vpc_endpoint."))).toEqual([]);
  expect(Object.keys(changes)).not.toContain("orders_us-east-1_base");
});
