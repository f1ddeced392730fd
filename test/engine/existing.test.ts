/** Things that others made, by real Terraform: they are used and looked up, and neither made, changed nor destroyed. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import { expectBuiltAsEmitted } from "../support/engine/survey";
import type { StackFolder } from "../support/engine/terraform";

const REGION = "us-east-1";
const [NETWORK, ORDERS, PARTNER] = ["111111111111", "222222222222", "999988887777"];

interface Gateway {
  readonly TransitGatewayId: string;
  readonly TransitGatewayArn: string;
  readonly OwnerId: string;
}

interface Answer {
  readonly Subnet: { readonly SubnetId: string };
  readonly ResolverEndpoint: { readonly Id: string };
  readonly ResolverRule: { readonly Id: string; readonly Arn: string };
  readonly ResolverRules: readonly { readonly Id: string }[];
  readonly Vpc: { readonly VpcId: string };
  readonly Vpcs: readonly { readonly VpcId: string }[];
  readonly VpcPeeringConnections: readonly {
    readonly VpcPeeringConnectionId: string;
    readonly Status: { readonly Code: string };
  }[];
  readonly TransitGateway: Gateway;
  readonly TransitGateways: readonly Gateway[];
  readonly TransitGatewayAttachments: readonly {
    readonly TransitGatewayAttachmentId: string;
    readonly TransitGatewayId: string;
    readonly State: string;
  }[];
}

describeEngine("an organisation that uses what others made", (tools) => {
  const engine = useEngine(tools);
  let project: EngineProject;
  const made: Gateway[] = [];
  let supplier = "";
  let rule = "";
  const folders = () => project.stacks().folders.filter(({ name }) => !name.endsWith("_bootstrap"));
  const phase = (name: string) => folders().filter((stack) => stack.name.endsWith(`_${name}`));
  const call = (account: string, operation: string, params: object = {}, service = "ec2") =>
    engine().reader.read<Answer>(account, REGION, service, operation, params as Record<string, unknown>);

  const makeGateway = async (account: string, AmazonSideAsn: number) => {
    const Options = { AmazonSideAsn, AutoAcceptSharedAttachments: "disable" };
    const { TransitGateway } = await call(account, "create_transit_gateway", { Options });
    made.push(TransitGateway);
    return TransitGateway;
  };

  const share = (name: string, arn: string) =>
    call(PARTNER, "create_resource_share", { name, resourceArns: [arn], principals: [ORDERS] }, "ram");

  /** A partner's rule, which asks by a resolver endpoint in a VPC. */
  const makeRule = async (VpcId: string) => {
    const zones = ["a", "b"].map((zone, index) => ({
      zone: `${REGION}${zone}`,
      cidr: `10.210.0.${index * 64}/26`,
    }));
    const subnets: string[] = [];
    for (const { zone, cidr } of zones) {
      const params = { VpcId, CidrBlock: cidr, AvailabilityZone: zone };
      subnets.push((await call(PARTNER, "create_subnet", params)).Subnet.SubnetId);
    }
    const group = await engine().reader.read<{ GroupId: string }>(
      PARTNER,
      REGION,
      "ec2",
      "create_security_group",
      {
        VpcId,
        GroupName: "resolver",
        Description: "resolver",
      },
    );
    const endpoint = {
      CreatorRequestId: "endpoint",
      Name: "partner",
      Direction: "OUTBOUND",
      SecurityGroupIds: [group.GroupId],
      IpAddresses: subnets.map((SubnetId) => ({ SubnetId })),
    };
    const { ResolverEndpoint } = await call(PARTNER, "create_resolver_endpoint", endpoint, "route53resolver");
    const wanted = {
      CreatorRequestId: "rule",
      Name: "partner",
      RuleType: "FORWARD",
      DomainName: "partner.example",
      TargetIps: [{ Ip: "10.200.0.2", Port: 53 }],
      ResolverEndpointId: ResolverEndpoint.Id,
    };
    const { ResolverRule } = await call(PARTNER, "create_resolver_rule", wanted, "route53resolver");
    await share("names", ResolverRule.Arn);
    return ResolverRule.Id;
  };

  test("is planned and synthesised with the IDs of a gateway of its own and one of a partner", async () => {
    const accounts = [NETWORK, ORDERS];
    await engine().api.foundOrganization({ id: "o-a1b2c3d4e5", managementAccount: NETWORK, accounts });
    const core = await makeGateway(NETWORK, 64600);
    const partner = await makeGateway(PARTNER, 64700);
    await share("partner", partner.TransitGatewayArn);
    const { Vpc } = await call(PARTNER, "create_vpc", { CidrBlock: "10.210.0.0/24" });
    supplier = Vpc.VpcId;
    rule = await makeRule(supplier);
    project = engineProject(join(engine().root, "existing"), "examples/existing");
    const path = join(project.root, "config/cadastre.yaml");
    const text = readFileSync(path, "utf8")
      .replace("tgw-0123456789abcdef0", core.TransitGatewayId)
      .replace("tgw-0fedcba9876543210", partner.TransitGatewayId)
      .replace("vpc-0123456789abcdef0", supplier)
      .replace("rslvr-rr-0123456789abcdef0", rule);
    writeFileSync(path, text);
    await project.run("plan", "--frozen");
    await project.run("synth");
    const bootstrap = project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap"));
    if (bootstrap) await engine().terraform.apply(bootstrap);
    await applyAll(engine().terraform, [...phase("base"), ...phase("link")], project.stacks());
  });

  test("has no route to what others own before they accept", async () => {
    const hub = phase("accept").filter(({ name }) => name.startsWith("network"));
    await applyAll(engine().terraform, hub, project.stacks());
    const [orders] = phase("accept").filter(({ name }) => name.startsWith("orders")) as [StackFolder];
    const said = await engine()
      .terraform.apply(orders)
      .then(
        () => "applied",
        (error: Error) => error.message.replace(/\s+/g, " "),
      );
    expect(said).toContain(
      "The owner of the foreign transit gateway partner has not accepted the attachment of VPC main yet. AWS says pendingAcceptance.",
    );
    expect(said).toContain(
      "The owner of the VPC at the other end of the foreign peering supplier has not accepted it yet. AWS says pending-acceptance.",
    );
  });

  test("is applied once the partner has accepted, and has nothing to change then", async () => {
    const { TransitGatewayAttachments } = await call(PARTNER, "describe_transit_gateway_attachments");
    const pending = TransitGatewayAttachments.filter(({ State }) => State === "pendingAcceptance");
    expect(pending).toHaveLength(1);
    for (const { TransitGatewayAttachmentId } of pending)
      await call(PARTNER, "accept_transit_gateway_vpc_attachment", { TransitGatewayAttachmentId });
    const { VpcPeeringConnections } = await call(PARTNER, "describe_vpc_peering_connections");
    for (const { VpcPeeringConnectionId } of VpcPeeringConnections)
      await call(PARTNER, "accept_vpc_peering_connection", { VpcPeeringConnectionId });
    await applyAll(engine().terraform, phase("accept"), project.stacks());
    expect(await replanAll(engine().terraform, folders())).toEqual({});
  });

  test("is in a survey as it is emitted, and what is looked up is nobody's drift", () =>
    expectBuiltAsEmitted(engine(), project, [NETWORK, ORDERS], [REGION]));

  test("is destroyed, and leaves what others made", async () => {
    await destroyAll(engine().terraform, folders(), project.stacks());
    for (const { OwnerId, TransitGatewayId } of made) {
      const { TransitGateways } = await call(OwnerId, "describe_transit_gateways");
      expect(TransitGateways.map((one) => one.TransitGatewayId)).toContain(TransitGatewayId);
      const { TransitGatewayAttachments } = await call(OwnerId, "describe_transit_gateway_attachments");
      expect(TransitGatewayAttachments.filter(({ State }) => State === "available")).toEqual([]);
    }
    const { ResolverRules } = await call(PARTNER, "list_resolver_rules", {}, "route53resolver");
    expect(ResolverRules.map(({ Id }) => Id)).toContain(rule);
    const { Vpcs } = await call(PARTNER, "describe_vpcs");
    expect(Vpcs.map(({ VpcId }) => VpcId)).toContain(supplier);
    const { VpcPeeringConnections } = await call(PARTNER, "describe_vpc_peering_connections");
    expect(VpcPeeringConnections.filter(({ Status }) => Status.Code === "active")).toEqual([]);
  });
});
