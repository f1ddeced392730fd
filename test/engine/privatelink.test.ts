/** One provider and four consumers, two of them with the same addresses, by real Terraform: joined, read back on both sides, left. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import { expectBuiltAsEmitted } from "../support/engine/survey";
import type { StackFolder } from "../support/engine/terraform";

const REGION = "us-east-1";
const NETWORK = "111111111111";
const PROVIDER = "222222222222";
const CONSUMERS = {
  orders: "333333333333",
  payments: "444444444444",
  northwind: "555555555555",
  contoso: "666666666666",
} as const;
const ALL = [NETWORK, PROVIDER, ...Object.values(CONSUMERS)];
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
  const named = (...names: string[]) => others().filter(({ name }) => names.includes(name));
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
  /** Name, state, number of subnets and of security groups. */
  const endpointsOf = async (consumer: Consumer) => {
    const { VpcEndpoints } = await read(CONSUMERS[consumer], "describe_vpc_endpoints");
    return VpcEndpoints.map((one) => [
      nameOf(one),
      one.State,
      one.SubnetIds.length,
      one.Groups.length,
    ]).sort();
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
    await engine().api.foundOrganization({ id: "o-a1b2c3d4e5", managementAccount: NETWORK, accounts: ALL });
    project = engineProject(join(engine().root, "services"), "examples/services");
    await project.run("plan", "--frozen");
    await project.run("synth");
    bootstrap = project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap")) as StackFolder;
    await engine().terraform.apply(bootstrap);
    await applyAll(engine().terraform, others(), project.stacks());
  });

  test("are allowed to their consumers alone, and reach two VPCs with the same addresses", async () => {
    expect(await ownVpcs(CONSUMERS.northwind)).toEqual(["10.0.0.0/16"]);
    expect(await ownVpcs(CONSUMERS.contoso)).toEqual(["10.0.0.0/16"]);
    expect(await principalsOf("sign-in")).toEqual(rootsOf("orders", "payments", "northwind", "contoso"));
    expect(await principalsOf("vault")).toEqual(rootsOf("orders", "payments"));
  });

  test("are connected, also where each connection has to be accepted", async () => {
    expect((await services()).map((one) => [nameOf(one), one.AcceptanceRequired]).sort()).toEqual([
      ["sign-in", false],
      ["vault", true],
    ]);
    expect(await connections()).toEqual([
      "sign-in for contoso: available",
      "sign-in for northwind: available",
      "sign-in for orders: available",
      "sign-in for payments: available",
      "vault for orders: available",
      "vault for payments: available",
    ]);
  });

  test("have an endpoint in the consumer's VPC, in each AZ that both have, with a group of its own", async () => {
    expect(await endpointsOf("payments")).toEqual([
      ["main-sign-in", "available", 2, 1],
      ["main-vault", "available", 2, 1],
    ]);
    // Its AZs are use1-az2 and use1-az4, and the provider's use1-az1 and use1-az2.
    expect(await endpointsOf("contoso")).toEqual([["legacy-sign-in", "available", 1, 1]]);
  });

  test("are in a survey as they are emitted, and nothing that AWS loses goes unseen", () =>
    expectBuiltAsEmitted(engine(), project, ALL, [REGION]));

  test("have nothing to change when they are planned again", async () => {
    expect(await replanAll(engine().terraform, project.stacks().folders)).toEqual({});
  });

  test("lose a consumer at the cost of its own stacks, its acceptance and one principal", async () => {
    const { terraform } = engine();
    await destroyAll(terraform, named("contoso_us-east-1_link"));
    const file = join(project.root, "config/cadastre.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      text
        .replace("{ ou: acquired, tier: app", "{ account: northwind, tier: app")
        .replace('- { tags: { pci: "yes" } }', "- { account: payments }"),
    );
    await project.run("plan");
    await project.run("synth");
    await applyAll(terraform, named("tools_us-east-1_accept"));
    await applyAll(terraform, named("orders_us-east-1_link"));
    await applyAll(terraform, [...named("tools_us-east-1_base"), ...named("contoso_us-east-1_base")]);
    expect(await principalsOf("sign-in")).toEqual(rootsOf("orders", "payments", "northwind"));
    expect(await principalsOf("vault")).toEqual(rootsOf("payments"));
    expect(await connections()).toEqual([
      "sign-in for northwind: available",
      "sign-in for orders: available",
      "sign-in for payments: available",
      "vault for payments: available",
    ]);
    expect(await replanAll(terraform, others())).toEqual({});
  });

  test("are destroyed, consumers before the service, and leave nothing behind", async () => {
    await destroyAll(engine().terraform, others(), project.stacks());
    expect(await services()).toEqual([]);
    for (const account of ALL) expect(await ownVpcs(account)).toEqual([]);
  });
});
