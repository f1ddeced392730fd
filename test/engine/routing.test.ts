/**
 * A hub, spokes, a transit gateway with two segments, peerings over accounts and regions, and ways out by VPN and Direct
 * Connect with names for who comes by them, by real Terraform.
 */
import { readFileSync, writeFileSync } from "node:fs";
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
const US = "us-east-1";
const EU = "eu-west-1";

interface Tagged {
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

interface DirectConnectAnswer {
  readonly directConnectGateway: { readonly directConnectGatewayId: string };
  readonly directConnectGatewayAssociations: readonly {
    readonly associatedGateway: { readonly type: string };
    readonly allowedPrefixesToDirectConnectGateway: readonly { readonly cidr: string }[];
  }[];
}

interface NamesAnswer {
  readonly HostedZones: readonly unknown[];
  readonly HostedZoneSummaries: readonly { readonly HostedZoneId: string; readonly Name: string }[];
  readonly ResourceRecordSets: readonly {
    readonly Name: string;
    readonly Type: string;
    readonly AliasTarget?: { readonly DNSName: string };
  }[];
}

interface Answer {
  readonly Vpcs: readonly (Tagged & { readonly VpcId: string })[];
  readonly TransitGatewayAttachments: readonly { readonly TransitGatewayAttachmentId: string }[];
  readonly Associations: readonly { readonly TransitGatewayAttachmentId: string }[];
  readonly RouteTables: (Tagged & {
    readonly Routes: {
      readonly DestinationCidrBlock?: string;
      readonly TransitGatewayId?: string;
      readonly VpcPeeringConnectionId?: string;
      readonly NetworkInterfaceId?: string;
      readonly GatewayId?: string;
    }[];
  })[];
  readonly VpcPeeringConnections: readonly { readonly Status: { readonly Code: string } }[];
  readonly TransitGateways: readonly unknown[];
  readonly VpnConnections: readonly { readonly Options: { readonly StaticRoutesOnly: boolean } }[];
  readonly NetworkInterfaces: readonly { readonly SourceDestCheck: boolean; readonly Description: string }[];
  readonly TransitGatewayRouteTables: readonly (Tagged & { readonly TransitGatewayRouteTableId: string })[];
  readonly Routes: readonly {
    readonly DestinationCidrBlock: string;
    readonly Type: string;
    readonly State: string;
  }[];
}

const VIAS = [
  ["TransitGatewayId", "transit-gateway"],
  ["VpcPeeringConnectionId", "peering"],
  ["NetworkInterfaceId", "forwarder"],
] as const;

/** EC2 tells an endpoint as a route's gateway; a gateway endpoint's route is to a list of prefixes. */
const isBalancer = ({ GatewayId, DestinationCidrBlock }: Answer["RouteTables"][number]["Routes"][number]) =>
  GatewayId?.startsWith("vpce-") === true && DestinationCidrBlock !== undefined;

const nameOf = ({ Tags }: Tagged) => Tags.find(({ Key }) => Key === "Name")?.Value ?? "";

describeEngine("a joined organisation", (tools) => {
  const engine = useEngine(tools);
  let project: EngineProject;
  let bootstrap: StackFolder;
  const others = () => project.stacks().folders.filter(({ name }) => name !== bootstrap.name);
  const read = (account: string, operation: string, region: string = US, params = {}) =>
    engine().reader.read<Answer>(account, region, "ec2", operation, params);

  test("is planned, synthesised and applied phase by phase", async () => {
    const accounts = [NETWORK, ORDERS, PAYMENTS];
    await engine().api.foundOrganization({ id: "o-a1b2c3d4e5", managementAccount: NETWORK, accounts });
    project = engineProject(join(engine().root, "joined"), "examples/joined");
    useDirectConnectGateway(join(project.root, "config/cadastre.yaml"), await makeDirectConnectGateway());
    await project.run("plan", "--frozen");
    await project.run("synth");
    bootstrap = project.stacks().folders.find(({ name }) => name.endsWith("_bootstrap")) as StackFolder;
    await engine().terraform.apply(bootstrap);
    await applyAll(engine().terraform, others(), project.stacks());
  });

  const route53 = (operation: string, params: Record<string, unknown>) =>
    engine().reader.read<NamesAnswer>(NETWORK, US, "route53", operation, params);
  const directConnect = <T>(operation: string, params = {}) =>
    engine().reader.read<T>(NETWORK, US, "directconnect", operation, params);

  /** Cadastre joins a Direct Connect gateway that others have made. */
  const makeDirectConnectGateway = async () => {
    const named = { directConnectGatewayName: "plant", amazonSideAsn: 64520 };
    const made = await directConnect<DirectConnectAnswer>("create_direct_connect_gateway", named);
    return made.directConnectGateway.directConnectGatewayId;
  };

  /** `table: destination via` of every route over a connection. */
  const routesOf = async (account: string, region: string = US) => {
    const { RouteTables } = await read(account, "describe_route_tables", region);
    return RouteTables.flatMap((table) =>
      table.Routes.flatMap((route) => {
        const via = VIAS.find(([key]) => route[key])?.[1] ?? (isBalancer(route) && "balancer");
        return via ? [`${nameOf(table)}: ${route.DestinationCidrBlock} ${via}`] : [];
      }),
    ).sort();
  };

  test("has routes on both sides of each connection, for primaries and secondaries, and none for pods", async () => {
    expect(await routesOf(ORDERS)).toEqual(EXPECTED_ROUTES.orders);
    expect(await routesOf(PAYMENTS)).toEqual(EXPECTED_ROUTES.payments);
    expect(await routesOf(PAYMENTS, EU)).toEqual(EXPECTED_ROUTES.ledger);
    expect(await routesOf(NETWORK)).toEqual(EXPECTED_ROUTES.hub);
    expect(await routesOf(NETWORK, EU)).toEqual(EXPECTED_ROUTES.hubEu);
  });

  test("has active peerings only", async () => {
    const { VpcPeeringConnections } = await read(PAYMENTS, "describe_vpc_peering_connections", EU);
    expect(VpcPeeringConnections.map(({ Status }) => Status.Code)).toEqual(["active", "active"]);
  });

  test("keeps isolated spokes apart in the transit gateway's tables", async () => {
    const { TransitGatewayRouteTables } = await read(NETWORK, "describe_transit_gateway_route_tables");
    const known: Record<string, string[]> = {};
    for (const table of TransitGatewayRouteTables) {
      const { Routes } = await read(NETWORK, "search_transit_gateway_routes", US, {
        TransitGatewayRouteTableId: table.TransitGatewayRouteTableId,
        Filters: [{ Name: "state", Values: ["active", "blackhole"] }],
      });
      known[nameOf(table)] = Routes.map((r) => `${r.DestinationCidrBlock} ${r.Type} ${r.State}`).sort();
    }
    expect(known).toEqual(EXPECTED_TABLES);
  });

  test("has a proxy for the gateway endpoint in each AZ, behind a balancer that tells it who asks", async () => {
    const groups = await engine().reader.read<{
      AutoScalingGroups: { VPCZoneIdentifier: string; TargetGroupARNs: string[] }[];
    }>(NETWORK, US, "autoscaling", "describe_auto_scaling_groups");
    const group = groups.AutoScalingGroups.find(({ TargetGroupARNs: [arn] }) => arn?.includes("-proxy"));
    expect(group?.VPCZoneIdentifier.split(",")).toHaveLength(2);
    const { Attributes } = await engine().reader.read<{ Attributes: { Key: string; Value: string }[] }>(
      NETWORK,
      US,
      "elbv2",
      "describe_target_group_attributes",
      { TargetGroupArn: group?.TargetGroupARNs[0] },
    );
    const attribute = (key: string) => Attributes.find(({ Key }) => Key === key)?.Value;
    expect(attribute("proxy_protocol_v2.enabled")).toBe("true");
    expect(attribute("preserve_client_ip.enabled")).toBe("false");
  });

  test("has a VPN that is told its ranges, and learns none", async () => {
    const { VpnConnections } = await read(NETWORK, "describe_vpn_connections");
    expect(VpnConnections.map(({ Options }) => Options.StaticRoutesOnly)).toEqual([true]);
  });

  test("announces by Direct Connect what the outside may reach, and has its attachment in a table", async () => {
    const operation = "describe_direct_connect_gateway_associations";
    const { directConnectGatewayAssociations } = await directConnect<DirectConnectAnswer>(operation);
    const announced = directConnectGatewayAssociations.map(
      ({ associatedGateway, allowedPrefixesToDirectConnectGateway: allowed }) => [
        associatedGateway.type,
        allowed.map(({ cidr }) => cidr),
      ],
    );
    expect(announced).toEqual([["transitGateway", [HUB, NAMES, OFFICE]]]);
    const attachments = await read(NETWORK, "describe_transit_gateway_attachments", US, {
      Filters: [{ Name: "resource-type", Values: ["direct-connect-gateway"] }],
    });
    const ids = attachments.TransitGatewayAttachments.map((one) => one.TransitGatewayAttachmentId);
    const { TransitGatewayRouteTables } = await read(NETWORK, "describe_transit_gateway_route_tables");
    const holding: string[] = [];
    for (const table of TransitGatewayRouteTables) {
      const { TransitGatewayRouteTableId } = table;
      const associations = "get_transit_gateway_route_table_associations";
      const { Associations } = await read(NETWORK, associations, US, { TransitGatewayRouteTableId });
      if (Associations.some((one) => ids.includes(one.TransitGatewayAttachmentId)))
        holding.push(nameOf(table));
    }
    expect([ids.length, holding]).toEqual([1, ["core-outside"]]);
  });

  test("leads who asks its resolver from outside for S3 to the proxy, by zones of a VPC for names", async () => {
    const { Vpcs } = await read(NETWORK, "describe_vpcs");
    const zonesOf = async (name: string) => {
      const VPCId = Vpcs.find((vpc) => nameOf(vpc) === name)?.VpcId;
      const params = { VPCId, VPCRegion: US };
      return (await route53("list_hosted_zones_by_vpc", params)).HostedZoneSummaries;
    };
    expect(await zonesOf("hub")).toEqual([]);
    const [zone, ...more] = await zonesOf("names");
    expect([zone?.Name, more]).toEqual(["s3.us-east-1.amazonaws.com.", []]);
    const { LoadBalancers } = await engine().reader.read<{
      LoadBalancers: { DNSName: string; LoadBalancerName: string }[];
    }>(NETWORK, US, "elbv2", "describe_load_balancers");
    const proxy = LoadBalancers.find(({ LoadBalancerName }) => LoadBalancerName.includes("office-proxy"));
    const { ResourceRecordSets } = await route53("list_resource_record_sets", {
      HostedZoneId: zone?.HostedZoneId,
    });
    const aliases = ResourceRecordSets.flatMap(({ Name, Type, AliasTarget }) =>
      AliasTarget ? [[Name, Type, AliasTarget.DNSName.replace(/\.$/, "")]] : [],
    );
    expect(aliases.sort()).toEqual([
      ["\\052.s3.us-east-1.amazonaws.com.", "A", proxy?.DNSName],
      ["s3.us-east-1.amazonaws.com.", "A", proxy?.DNSName],
    ]);
  });

  test("has forwarders that pass on what is not addressed to them, on interfaces of their own", async () => {
    const { NetworkInterfaces } = await read(NETWORK, "describe_network_interfaces");
    const forwarding = NetworkInterfaces.filter(({ SourceDestCheck }) => !SourceDestCheck);
    expect(forwarding.map(({ Description }) => Description).sort()).toEqual([
      "hub-europe-forwarder-use1-az1",
      "hub-europe-forwarder-use1-az2",
    ]);
  });

  test("has a Gateway Load Balancer with an endpoint in each AZ, and a fleet that may grow behind it", async () => {
    const { VpcEndpoints } = await engine().reader.read<{
      VpcEndpoints: { VpcEndpointType: string; SubnetIds: string[]; ServiceName: string; State: string }[];
    }>(NETWORK, US, "ec2", "describe_vpc_endpoints");
    const endpoints = VpcEndpoints.filter((one) => one.VpcEndpointType === "GatewayLoadBalancer");
    expect(endpoints.map(({ SubnetIds, State }) => [SubnetIds.length, State])).toEqual([
      [1, "available"],
      [1, "available"],
    ]);
    expect(new Set(endpoints.map(({ ServiceName }) => ServiceName)).size).toBe(1);
    const { LoadBalancers } = await engine().reader.read<{
      LoadBalancers: { LoadBalancerArn: string; Type: string; AvailabilityZones: unknown[] }[];
    }>(NETWORK, US, "elbv2", "describe_load_balancers");
    const [balancer] = LoadBalancers.filter(({ Type }) => Type === "gateway");
    expect(balancer?.AvailabilityZones).toHaveLength(2);
    const groups = await engine().reader.read<{
      TargetGroups: { TargetGroupArn: string; Protocol: string; Port: number; HealthCheckPort: string }[];
    }>(NETWORK, US, "elbv2", "describe_target_groups", {
      LoadBalancerArn: balancer?.LoadBalancerArn,
    });
    expect(groups.TargetGroups).toMatchObject([{ Protocol: "GENEVE", Port: 6081, HealthCheckPort: "8081" }]);
    const { AutoScalingGroups } = await engine().reader.read<{
      AutoScalingGroups: { TargetGroupARNs: string[]; MinSize: number; MaxSize: number }[];
    }>(NETWORK, US, "autoscaling", "describe_auto_scaling_groups");
    const behind = AutoScalingGroups.filter(
      (one) => one.TargetGroupARNs[0] === groups.TargetGroups[0]?.TargetGroupArn,
    );
    expect(behind).toMatchObject([{ MinSize: 2, MaxSize: 6 }]);
  });

  test("is in a survey as it is emitted, and nothing that AWS loses goes unseen", () =>
    expectBuiltAsEmitted(engine(), project, [NETWORK, ORDERS, PAYMENTS], [US, EU]));

  test("has nothing to change when it is planned again", async () => {
    expect(await replanAll(engine().terraform, others())).toEqual({});
  });

  test("is destroyed, last phase first", async () => {
    await destroyAll(engine().terraform, others(), project.stacks());
    expect((await read(NETWORK, "describe_transit_gateways")).TransitGateways).toEqual([]);
    const operation = "describe_direct_connect_gateway_associations";
    expect(await directConnect(operation)).toEqual({ directConnectGatewayAssociations: [] });
    expect((await route53("list_hosted_zones", {})).HostedZones).toEqual([]);
    const { VpcPeeringConnections } = await read(PAYMENTS, "describe_vpc_peering_connections", EU);
    expect(VpcPeeringConnections.filter(({ Status }) => Status.Code === "active")).toEqual([]);
  });
});

/** Writes the ID of a gateway that is there where the example has one of its own. */
function useDirectConnectGateway(path: string, id: string): void {
  const text = readFileSync(path, "utf8");
  writeFileSync(path, text.replace(/(?<=gateway: )[0-9a-f-]{36}/, id));
}

/** Every table of `tables` with every route of `routes`. */
const each = (tables: readonly string[], routes: readonly string[]) =>
  tables.flatMap((table) => routes.map((route) => `${table}: ${route}`)).sort();

const HUB = "10.192.32.0/22";
const NAMES = "10.192.37.0/26";
const HUB_EU = "10.224.0.0/22";
const LEDGER = "10.224.4.0/22";
const OFFICE = "10.250.0.0/16";

const ATTACHMENTS = ["hub-attachments-use1-az1", "hub-attachments-use1-az2"];

const EXPECTED_ROUTES = {
  orders: each(
    ["main-app", "main-attachments", "main-batch"],
    [
      `${HUB} transit-gateway`,
      `${NAMES} transit-gateway`,
      `${HUB_EU} transit-gateway`,
      `${LEDGER} peering`,
      `${OFFICE} transit-gateway`,
    ],
  ),
  payments: each(
    ["main-app", "main-attachments"],
    [
      `${HUB} transit-gateway`,
      `${NAMES} transit-gateway`,
      `${HUB_EU} transit-gateway`,
      `${LEDGER} peering`,
      `${OFFICE} transit-gateway`,
    ],
  ),
  ledger: each(
    ["ledger-data"],
    ["10.192.0.0/20 peering", "10.192.16.0/20 peering", "10.192.36.0/24 peering"],
  ),
  // What comes for Europe by the transit gateway goes to a forwarder, which goes on over the peering; what comes for the
  // office goes to the forwarders behind a balancer, which go on over the transit gateway.
  hub: [
    ...each(
      [...ATTACHMENTS, "hub-proxies", "hub-services"],
      [
        "10.192.0.0/20 transit-gateway",
        "10.192.16.0/20 transit-gateway",
        "10.192.36.0/24 transit-gateway",
        "10.251.0.0/16 transit-gateway",
        `${NAMES} transit-gateway`,
      ],
    ),
    ...each(
      ["names-attachments", "names-endpoints"],
      [
        "10.192.0.0/20 transit-gateway",
        "10.192.16.0/20 transit-gateway",
        "10.192.36.0/24 transit-gateway",
        "10.250.0.0/16 transit-gateway",
        "10.251.0.0/16 transit-gateway",
        `${HUB} transit-gateway`,
      ],
    ),
    ...each(["hub-proxies", "hub-services"], [`${HUB_EU} peering`, `${OFFICE} transit-gateway`]),
    ...each(ATTACHMENTS, [`${HUB_EU} forwarder`, `${OFFICE} balancer`]),
  ].sort(),
  hubEu: each(["hub-eu-services"], [`${HUB} peering`]),
};

const EXPECTED_TABLES = {
  "core-shared": [
    "10.192.0.0/20 static active",
    "10.192.16.0/20 static active",
    `${HUB} static active`,
    "10.192.36.0/24 static active",
    `${NAMES} static active`,
    "10.250.0.0/16 static active",
  ],
  "core-outside": [`${HUB} static active`, `${NAMES} static active`, "10.250.0.0/16 static active"],
  "core-workloads": [
    `${HUB} static active`,
    `${NAMES} static active`,
    `${HUB_EU} static active`,
    `${OFFICE} static active`,
    "10.66.0.0/16 static blackhole",
  ],
};
