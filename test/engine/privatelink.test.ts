/** One provider and four consumers, two of them with the same addresses, by real Terraform: joined, read back on both sides, left. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import type { StackFolder } from "../support/engine/terraform";

const REGION = "us-east-1";
const PROVIDER = "111111111111";
const CONSUMERS = {
  orders: "222222222222",
  payments: "333333333333",
  bakery: "444444444444",
  brewery: "555555555555",
} as const;
type Consumer = keyof typeof CONSUMERS;

interface Answer {
  readonly Vpcs: { readonly CidrBlock: string; readonly IsDefault: boolean }[];
  readonly VpcEndpoints: {
    readonly State: string;
    readonly SubnetIds: string[];
    readonly PrivateDnsEnabled: boolean;
    readonly Groups: { readonly GroupId: string }[];
    readonly Tags: { readonly Key: string; readonly Value: string }[];
  }[];
  readonly VpcEndpointConnections: {
    readonly VpcEndpointOwner: string;
    readonly VpcEndpointState: string;
    readonly ServiceId: string;
  }[];
  readonly ServiceConfigurations: {
    readonly ServiceId: string;
    readonly AcceptanceRequired: boolean;
    readonly Tags: { readonly Key: string; readonly Value: string }[];
  }[];
  readonly AllowedPrincipals: { readonly Principal: string }[];
}

const nameOf = ({ Tags }: { Tags: { Key: string; Value: string }[] }) =>
  Tags.find(({ Key }) => Key === "Name")?.Value ?? "";

describeEngine("services over PrivateLink", (tools) => {
  const engine = useEngine(tools);
  let project: EngineProject;
  let bootstrap: StackFolder;
  const others = () => project.stacks().folders.filter(({ name }) => name !== bootstrap.name);
  const read = (account: string, operation: string, params = {}) =>
    engine().reader.read<Answer>(account, REGION, "ec2", operation, params);

  const ownVpcs = async (account: string) => {
    const { Vpcs } = await read(account, "describe_vpcs");
    return Vpcs.flatMap((vpc) => (vpc.IsDefault ? [] : [vpc.CidrBlock]));
  };
  const services = async () => {
    const { ServiceConfigurations } = await read(PROVIDER, "describe_vpc_endpoint_service_configurations");
    return ServiceConfigurations;
  };
  /** `auth for orders: available`, as the provider sees it; AWS shows what is deleted for a while. */
  const connections = async () => {
    const names = new Map((await services()).map((service) => [service.ServiceId, nameOf(service)]));
    const { VpcEndpointConnections } = await read(PROVIDER, "describe_vpc_endpoint_connections");
    const live = VpcEndpointConnections.filter(({ VpcEndpointState }) => VpcEndpointState !== "deleted");
    return live
      .map(({ ServiceId, VpcEndpointOwner, VpcEndpointState }) => {
        const owner = Object.entries(CONSUMERS).find(([, id]) => id === VpcEndpointOwner)?.[0];
        return `${names.get(ServiceId)} for ${owner}: ${VpcEndpointState}`;
      })
      .sort();
  };
  const principalsOf = async (name: string) => {
    const service = (await services()).find((one) => nameOf(one).endsWith(name));
    const { AllowedPrincipals } = await read(PROVIDER, "describe_vpc_endpoint_service_permissions", {
      ServiceId: service?.ServiceId,
    });
    return AllowedPrincipals.map(({ Principal }) => Principal).sort();
  };
  const rootsOf = (...consumers: Consumer[]) =>
    consumers.map((consumer) => `arn:aws:iam::${CONSUMERS[consumer]}:root`);

  test("are planned, synthesised and applied, provider first", async () => {
    const accounts = [PROVIDER, ...Object.values(CONSUMERS)];
    await engine().api.foundOrganization({ id: "o-a1b2c3d4e5", managementAccount: PROVIDER, accounts });
    project = engineProject(join(engine().root, "services"), "examples/services");
    await project.run("plan", "--frozen");
    await project.run("synth");
    bootstrap = project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap")) as StackFolder;
    await engine().terraform.apply(bootstrap);
    await applyAll(engine().terraform, others(), project.stacks());
  });

  test("are allowed to their consumers alone, and reach two VPCs with the same addresses", async () => {
    expect(await ownVpcs(CONSUMERS.bakery)).toEqual(["192.168.0.0/22"]);
    expect(await ownVpcs(CONSUMERS.brewery)).toEqual(["192.168.0.0/22"]);
    expect(await principalsOf("auth")).toEqual(rootsOf("orders", "payments", "bakery", "brewery"));
    expect(await principalsOf("vault")).toEqual(rootsOf("payments", "brewery"));
  });

  test("are connected, also where each connection has to be accepted", async () => {
    expect((await services()).map((one) => [nameOf(one), one.AcceptanceRequired]).sort()).toEqual([
      ["auth", false],
      ["vault", true],
    ]);
    expect(await connections()).toEqual([
      "auth for bakery: available",
      "auth for brewery: available",
      "auth for orders: available",
      "auth for payments: available",
      "vault for brewery: available",
      "vault for payments: available",
    ]);
  });

  test("have an endpoint in the consumer's VPC, in each AZ that both have, with a group of its own", async () => {
    const { VpcEndpoints } = await read(CONSUMERS.payments, "describe_vpc_endpoints");
    const seen = VpcEndpoints.map((one) => [nameOf(one), one.State, one.SubnetIds.length, one.Groups.length]);
    expect(seen.sort()).toEqual([
      ["main-auth", "available", 2, 1],
      ["main-vault", "available", 2, 1],
    ]);
  });

  test("have nothing to change when they are planned again", async () => {
    expect(await replanAll(engine().terraform, project.stacks().folders)).toEqual({});
  });

  test("lose a consumer at the cost of its own stacks, its acceptance and one principal", async () => {
    const before = project.stacks();
    const file = join(project.root, "config/cadastre.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text
        .replace(", { account: brewery }]", "]")
        .replace(
          "consumers: [{ ou: workloads }, { ou: acquired }]",
          "consumers: [{ ou: workloads }, { account: bakery }]",
        )
        .replace(
          "brewery/main/app, to: service/vault, port: 8200, expect: delivered",
          "brewery/main/app, to: service/vault, port: 8200, expect: denied",
        ),
    );
    const { terraform } = engine();
    const gone = before.folders.filter(({ name }) => name === "brewery_us-east-1_link");
    const accept = before.folders.filter(({ name }) => name === "shared-services_us-east-1_accept");
    await destroyAll(terraform, gone);
    await project.run("plan");
    await project.run("synth");
    const provider = others().filter(({ name }) => name === "shared-services_us-east-1_base");
    await applyAll(terraform, [...accept, ...provider]);
    expect(await principalsOf("auth")).toEqual(rootsOf("orders", "payments", "bakery"));
    expect(await principalsOf("vault")).toEqual(rootsOf("payments"));
    expect((await connections()).filter((one) => one.includes("brewery"))).toEqual([]);
    const untouched = others().filter(({ name }) => !name.startsWith("brewery_"));
    expect(await replanAll(terraform, untouched)).toEqual({});
  });

  test("are destroyed, consumers before the service, and leave nothing behind", async () => {
    await destroyAll(engine().terraform, others(), project.stacks());
    expect(await services()).toEqual([]);
    for (const account of [PROVIDER, ...Object.values(CONSUMERS)]) expect(await ownVpcs(account)).toEqual([]);
  });
});
