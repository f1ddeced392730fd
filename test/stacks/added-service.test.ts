/** What a service that is added changes in the emitted stacks: who uses it gets it, and nobody else notices. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compareStacks, emitStacks, type Stacks } from "../support/stack-changes";

const EXAMPLE = join(__dirname, "../../examples/endpoints");
const textOf = (name: string) => readFileSync(join(EXAMPLE, name), "utf8");
const CONFIGURATION = textOf("cadastre.yaml");

async function emit(configuration: string): Promise<Stacks> {
  return emitStacks({
    "config/cadastre.yaml": configuration,
    "config/network.lock.yaml": textOf("network.lock.yaml"),
    "config/policies/backups.json": textOf("policies/backups.json"),
  });
}

test("a service added to one profile comes to the VPCs of that profile, and changes nothing that is there", async () => {
  const more = CONFIGURATION.replace(
    "        dynamodb: { tiers: [data], policy: ledger }\n",
    "        dynamodb: { tiers: [data], policy: ledger }\n      interface: { sqs: {} }\n",
  );
  expect(more).not.toBe(CONFIGURATION);
  const changes = compareStacks(await emit(CONFIGURATION), await emit(more));
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
  const changes = compareStacks(await emit(CONFIGURATION), await emit(more));
  expect(Object.keys(changes).sort()).toEqual([
    "network_us-east-1_base",
    "network_us-east-1_link",
    "orders_us-east-1_accept",
  ]);
  expect(Object.values(changes).flatMap(({ removed }) => removed)).toEqual([]);
  expect(Object.values(changes).flatMap(({ changed }) => changed)).toEqual([
    "aws_s3_object.export_endpoint-zones-hub",
    // What the VPC's own account reads of it, which is held to its format.
    "aws_s3_object.import_network_us-east-1_endpoint-zones-hub",
  ]);
  expect(changes["orders_us-east-1_accept"]?.added).toEqual([
    "aws_route53_zone_association.main_endpoint-zone_logs-us-east-1-amazonaws-com",
  ]);
});

test("a VPC that leaves its hub takes its own associations and authorisations with it, and nobody else's", async () => {
  const less = CONFIGURATION.replace("        endpoints: { hub: vault }\n", "");
  const changes = compareStacks(await emit(CONFIGURATION), await emit(less));
  const removed = Object.values(changes).flatMap((change) => change.removed);
  expect(removed).toContain("aws_route53profiles_association.main_dns-profile");
  expect(removed.filter((address) => address.startsWith("aws_vpc_endpoint."))).toEqual([]);
  expect(Object.keys(changes)).not.toContain("orders_us-east-1_base");
});
