/** Endpoints of all kinds in three accounts: from YAML to real Terraform, asked back from the AWS API, and away again. */
import { join } from "node:path";
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { type EngineProject, engineProject } from "../support/engine/project";
import { expectBuiltAsEmitted } from "../support/engine/survey";
import type { StackFolder } from "../support/engine/terraform";

const NETWORK = "111111111111";
const ORDERS = "222222222222";
const PAYMENTS = "333333333333";
const ACCOUNTS = [NETWORK, ORDERS, PAYMENTS];
const ORGANIZATION = "o-a1b2c3d4e5";
const REGION = "us-east-1";
/** The primary block of orders/main in the example's lock, and the port that its endpoints listen on. */
const ORDERS_BLOCK = "10.224.0.0/20:443";

interface Tagged {
  readonly Tags?: { Key: string; Value: string }[];
}

interface Endpoint extends Tagged {
  readonly VpcEndpointType: "Gateway" | "Interface";
  readonly State: string;
  readonly RouteTableIds: string[];
  readonly SubnetIds: string[];
  readonly PolicyDocument: string;
  readonly PrivateDnsEnabled: boolean;
  readonly DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint?: boolean };
}

interface Answer {
  readonly VpcEndpoints: Endpoint[];
  readonly RouteTables: (Tagged & {
    RouteTableId: string;
    Routes: { DestinationPrefixListId?: string; GatewayId?: string }[];
  })[];
  readonly SecurityGroups: {
    GroupId: string;
    GroupName: string;
    IpPermissions: { FromPort: number; IpRanges: { CidrIp: string }[] }[];
    IpPermissionsEgress: { FromPort: number; PrefixListIds: { PrefixListId: string }[] }[];
  }[];
  readonly Vpcs: (Tagged & { VpcId: string })[];
}

const nameOf = ({ Tags = [] }: Tagged) => Tags.find(({ Key }) => Key === "Name")?.Value as string;

describeEngine("endpoints of all kinds", (tools) => {
  const engine = useEngine(tools);
  let project: EngineProject;
  let bootstrap: StackFolder;
  const others = () => project.stacks().folders.filter(({ name }) => name !== bootstrap.name);
  const ec2 = (account: string, operation: string) =>
    engine().reader.read<Answer>(account, REGION, "ec2", operation);
  const endpointsOf = async (account: string) => {
    const { VpcEndpoints } = await ec2(account, "describe_vpc_endpoints");
    const there = VpcEndpoints.filter(({ State }) => State !== "deleted");
    return new Map(there.map((endpoint) => [`${endpoint.VpcEndpointType} ${nameOf(endpoint)}`, endpoint]));
  };
  const vpcOf = async (account: string, name: string) => {
    const { Vpcs } = await ec2(account, "describe_vpcs");
    return Vpcs.find((vpc) => nameOf(vpc) === name)?.VpcId as string;
  };
  const zonesSeenBy = async (account: string, vpc: string) => {
    const params = { VPCId: await vpcOf(account, vpc), VPCRegion: REGION };
    const { HostedZoneSummaries } = await engine().reader.read<{
      HostedZoneSummaries: { Name: string; Owner: { OwningAccount: string } }[];
    }>(account, REGION, "route53", "list_hosted_zones_by_vpc", params);
    return HostedZoneSummaries.map(({ Name, Owner }) => `${Name} of ${Owner.OwningAccount}`).sort();
  };
  const admittedBy = async (account: string, group: string) => {
    const { SecurityGroups } = await ec2(account, "describe_security_groups");
    const found = SecurityGroups.find(({ GroupName }) => GroupName === group);
    return found?.IpPermissions.flatMap(({ FromPort, IpRanges }) =>
      IpRanges.map(({ CidrIp }) => `${CidrIp}:${FromPort}`),
    ).sort();
  };

  test("are planned, synthesised and applied, each phase after the one it needs", async () => {
    await engine().api.foundOrganization({
      id: ORGANIZATION,
      managementAccount: NETWORK,
      accounts: ACCOUNTS,
    });
    project = engineProject(join(engine().root, "endpoints"), "examples/endpoints");
    await project.run("plan", "--frozen");
    await project.run("synth");
    bootstrap = project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap")) as StackFolder;
    await engine().terraform.apply(bootstrap);
    await applyAll(engine().terraform, others(), project.stacks());
    expect(engine().api.log()).toBe("");
  });

  test("give a route to the tables of the chosen tiers alone", async () => {
    const endpoints = await endpointsOf(ORDERS);
    const { RouteTables } = await ec2(ORDERS, "describe_route_tables");
    const tables = new Map(RouteTables.map((table) => [table.RouteTableId, nameOf(table)]));
    const routed = (name: string) =>
      endpoints
        .get(`Gateway ${name}`)
        ?.RouteTableIds.map((id) => tables.get(id))
        .sort();
    expect(routed("main-s3")).toEqual(["main-app"]);
    expect(routed("main-s3-backups")).toEqual(["main-data"]);
    expect(routed("main-dynamodb")).toEqual(["main-data"]);
    const ways = RouteTables.filter((table) => nameOf(table) === "main-endpoints").flatMap(
      ({ Routes }) => Routes,
    );
    expect(ways.filter(({ GatewayId }) => GatewayId?.startsWith("vpce-"))).toEqual([]);
  });

  test("carry their policies, filled in for account, organisation, region and VPC", async () => {
    const endpoints = await endpointsOf(ORDERS);
    const policy = (name: string) => JSON.parse(endpoints.get(name)?.PolicyDocument ?? "");
    expect(policy("Gateway main-s3").Statement[0].Condition.StringEquals).toEqual({
      "aws:PrincipalOrgID": ORGANIZATION,
      "aws:ResourceOrgID": ORGANIZATION,
    });
    expect(policy("Gateway main-s3-backups").Statement[0]).toMatchObject({
      Resource: "arn:aws:s3:::backups-222222222222-us-east-1/${aws:PrincipalAccount}/*",
      Condition: { StringEquals: { "aws:SourceVpc": await vpcOf(ORDERS, "main") } },
    });
    expect(policy("Gateway main-dynamodb").Statement[0].Resource).toEqual([
      "arn:aws:dynamodb:us-east-1:222222222222:table/ledger-*",
      "arn:aws:dynamodb:us-east-1:222222222222:table/ledger-*/*",
    ]);
    expect(policy("Interface main-ssm").Statement[0].Condition.StringEquals).toEqual({
      "aws:PrincipalOrgID": ORGANIZATION,
    });
  });

  test("have private DNS where they are a VPC's own, and none where a hub's zones answer", async () => {
    const own = await endpointsOf(ORDERS);
    expect(own.get("Interface main-ssm")).toMatchObject({ PrivateDnsEnabled: true });
    expect(own.get("Interface main-dynamodb")).toMatchObject({ PrivateDnsEnabled: false });
    const hub = await endpointsOf(NETWORK);
    expect(hub.get("Interface hub-kms")).toMatchObject({ PrivateDnsEnabled: false });
    expect(hub.get("Interface hub-s3")).toMatchObject({
      PrivateDnsEnabled: true,
      DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true },
    });
  });

  test("admit exactly the ranges that use them", async () => {
    expect(await admittedBy(ORDERS, "main-ssm-endpoint")).toEqual([ORDERS_BLOCK, "100.64.0.0/18:443"]);
    const kms = await admittedBy(NETWORK, "hub-kms-endpoint");
    const dkr = await admittedBy(NETWORK, "hub-ecr.dkr-endpoint");
    expect(kms).toContain(ORDERS_BLOCK);
    expect(dkr).not.toContain(ORDERS_BLOCK);
    expect(await admittedBy(NETWORK, "hub-s3-endpoint")).toContain("10.250.0.0/16:443");
  });

  test("let a client group out to the service's prefix list and nowhere else", async () => {
    const { SecurityGroups } = await ec2(ORDERS, "describe_security_groups");
    const clients = SecurityGroups.find(({ GroupName }) => GroupName === "main-s3-clients");
    expect(clients?.IpPermissions).toEqual([]);
    expect(clients?.IpPermissionsEgress).toHaveLength(1);
    expect(clients?.IpPermissionsEgress[0]?.PrefixListIds[0]?.PrefixListId).toMatch(/^pl-/);
  });

  test("are named in the VPCs that take them from a hub, whichever account those are in", async () => {
    expect(await zonesSeenBy(ORDERS, "main")).toEqual([`kms.us-east-1.amazonaws.com. of ${NETWORK}`]);
    expect(await zonesSeenBy(NETWORK, "tools")).toEqual([
      `api.ecr.us-east-1.amazonaws.com. of ${NETWORK}`,
      `dkr.ecr.us-east-1.amazonaws.com. of ${NETWORK}`,
      `kms.us-east-1.amazonaws.com. of ${NETWORK}`,
    ]);
    expect(await zonesSeenBy(PAYMENTS, "main")).toEqual([]);
  });

  test("are named at once in a VPC that has the hub's profile", async () => {
    const { ProfileAssociations } = await engine().reader.read<{
      ProfileAssociations: { ResourceId: string; Name: string }[];
    }>(PAYMENTS, REGION, "route53profiles", "list_profile_associations");
    const seen = ProfileAssociations.map(({ ResourceId, Name }) => `${Name} ${ResourceId}`);
    expect(seen).toEqual([`endpoints-vault-vault ${await vpcOf(PAYMENTS, "main")}`]);
  });

  test("answer by alias records for a name, or for all below it", async () => {
    const { HostedZones } = await engine().reader.read<{ HostedZones: { Id: string; Name: string }[] }>(
      NETWORK,
      REGION,
      "route53",
      "list_hosted_zones",
    );
    const zone = HostedZones.find(({ Name }) => Name === "dkr.ecr.us-east-1.amazonaws.com.");
    const { ResourceRecordSets } = await engine().reader.read<{
      ResourceRecordSets: { Name: string; Type: string; AliasTarget?: { DNSName: string } }[];
    }>(NETWORK, REGION, "route53", "list_resource_record_sets", { HostedZoneId: zone?.Id });
    const aliases = ResourceRecordSets.filter(({ AliasTarget }) => AliasTarget);
    expect(aliases).toHaveLength(1);
    expect(aliases[0]?.Name).toMatch(/^(\*|\\052)\.dkr\.ecr/);
    expect(aliases[0]?.AliasTarget?.DNSName).toMatch(/vpce/);
  });

  test("let VPCs of other accounts follow the resolver's rules", async () => {
    const { ResolverRuleAssociations } = await engine().reader.read<{
      ResolverRuleAssociations: { VPCId: string; Name: string }[];
    }>(ORDERS, REGION, "route53resolver", "list_resolver_rule_associations");
    const VPCId = await vpcOf(ORDERS, "main");
    expect(ResolverRuleAssociations).toContainEqual(expect.objectContaining({ VPCId, Name: "office-corp" }));
    const { ResolverEndpoints } = await engine().reader.read<{
      ResolverEndpoints: { Direction: string; IpAddressCount: number }[];
    }>(NETWORK, REGION, "route53resolver", "list_resolver_endpoints");
    const seen = ResolverEndpoints.map(({ Direction, IpAddressCount }) => `${Direction} ${IpAddressCount}`);
    expect(seen.sort()).toEqual(["INBOUND 2", "OUTBOUND 2"]);
  });

  test("are in a survey as they are emitted, and nothing that AWS loses goes unseen", () =>
    expectBuiltAsEmitted(engine(), project, ACCOUNTS, [REGION]));

  test("have nothing to change when they are planned again", async () => {
    expect(await replanAll(engine().terraform, project.stacks().folders)).toEqual({});
  });

  test("are destroyed, last phase first", async () => {
    await destroyAll(engine().terraform, others(), project.stacks());
    for (const account of ACCOUNTS) expect([...(await endpointsOf(account)).keys()]).toEqual([]);
    expect(await engine().reader.read(NETWORK, REGION, "route53", "list_hosted_zones")).toMatchObject({
      HostedZones: [],
    });
  });
});
