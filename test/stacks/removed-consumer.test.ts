/** What a consumer takes with it when it leaves a service: its own stacks' part, and one principal of the provider. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT_ROOT } from "../support/plans";
import { compareStacks, emitStacks, type Stacks } from "../support/stack-changes";

const textOf = (name: string) => readFileSync(join(PROJECT_ROOT, "examples/services", name), "utf8");
const CONFIGURATION = textOf("cadastre.yaml");

const SERVICE = "aws_vpc_endpoint_service.shared_service_sign-in";

test("a consumer that leaves takes its endpoint and names, and one principal; nobody else notices", async () => {
  const without = CONFIGURATION.replace(
    "      - { ou: acquired, tier: app, ports: [443] }\n",
    "      - { ou: acquired, tier: app, ports: [443], except: [contoso/legacy] }\n",
  );
  const changes = await changesTo(without);
  expect(Object.keys(changes).sort()).toEqual([
    "contoso_us-east-1_base",
    "contoso_us-east-1_link",
    "tools_us-east-1_base",
  ]);
  expect(changes["tools_us-east-1_base"]).toEqual({ added: [], removed: [], changed: [SERVICE] });
  const [before, after] = [await principalsOf(CONFIGURATION), await principalsOf(without)];
  expect(before.filter((principal) => !after.includes(principal))).toEqual([
    "arn:aws:iam::666666666666:root",
  ]);
  expect(after.filter((principal) => !before.includes(principal))).toEqual([]);
  // What AWS deletes only after the endpoint is in the endpoint's own stack, where Terraform knows the order.
  expect(changes["contoso_us-east-1_base"]).toEqual({
    added: [],
    removed: ["aws_s3_object.export_vpc-legacy_to_contoso"],
    changed: [],
  });
  expect(changes["contoso_us-east-1_link"]?.removed).toContain(
    "aws_vpc_endpoint.legacy_service-endpoint_sign-in",
  );
});

test("an account that joins a selected OU gets the service with no other edit, and the others keep what they have", async () => {
  const more = CONFIGURATION.replace(
    "  northwind: {",
    '  billing: { id: "777777777777", ou: workloads }\n  northwind: {',
  );
  const changes = await changesTo(more);
  expect(Object.keys(changes).sort()).toEqual([
    "billing_us-east-1_base",
    "billing_us-east-1_link",
    "tools_us-east-1_base",
  ]);
  expect(changes["tools_us-east-1_base"]).toEqual({ added: [], removed: [], changed: [SERVICE] });
  expect(changes["billing_us-east-1_link"]?.added).toContain(
    "aws_vpc_endpoint.main_service-endpoint_sign-in",
  );
});

test("with manual acceptance, a consumer that leaves is no longer accepted either", async () => {
  const without = CONFIGURATION.replace(
    '  orders: { id: "333333333333", ou: workloads, tags: { pci: "yes" } }',
    '  orders: { id: "333333333333", ou: workloads }',
  );
  const changes = await changesTo(without);
  expect(changes["tools_us-east-1_accept"]?.removed).toEqual(
    expect.arrayContaining([
      "aws_vpc_endpoint_connection_accepter.shared_service_vault_for_orders_us-east-1_main",
    ]),
  );
  expect(changes["tools_us-east-1_accept"]?.changed).toEqual([]);
  expect(changes["payments_us-east-1_link"]).toBeUndefined();
});

function emit(configuration: string): Promise<Stacks> {
  return emitStacks({
    "config/cadastre.yaml": configuration,
    "config/network.lock.yaml": textOf("network.lock.yaml"),
  });
}

async function changesTo(configuration: string) {
  expect(configuration).not.toBe(CONFIGURATION);
  return compareStacks(await emit(CONFIGURATION), await emit(configuration));
}

async function principalsOf(configuration: string): Promise<string[]> {
  const service = (await emit(configuration))["tools_us-east-1_base"]?.[SERVICE];
  return (service as { allowed_principals: string[] }).allowed_principals;
}
