/** The local API's transit gateways: RAM shares, attachments of two accounts, both ways of acceptance, tables and routes. */
import { applyAll, destroyAll, replanAll } from "../support/engine/deploy-all";
import { describeEngine } from "../support/engine/describe-engine";
import { useEngine } from "../support/engine/engine";
import { handWritten, NETWORK, outputOf, outputsOf, REGION, SPOKE } from "../support/engine/hand-written";

const ORGANIZATION = { id: "o-a1b2c3d4e5", managementAccount: "999999999999", accounts: [NETWORK, SPOKE] };
const ORGANIZATION_ARN = `arn:aws:organizations::999999999999:organization/${ORGANIZATION.id}`;

const tagged = (name: string) => ({ tags: { Name: name } });

/** A hub that decides its own tables (`strict`) and one that leaves everything to AWS's defaults (`easy`). */
const hub = handWritten({
  account: NETWORK,
  resource: {
    aws_vpc: { hub: { cidr_block: "10.0.0.0/24" } },
    aws_subnet: {
      hub: { vpc_id: "${aws_vpc.hub.id}", cidr_block: "10.0.0.0/28", availability_zone_id: "use1-az1" },
    },
    aws_ec2_transit_gateway: {
      strict: {
        default_route_table_association: "disable",
        default_route_table_propagation: "disable",
        ...tagged("strict"),
      },
      easy: { auto_accept_shared_attachments: "enable", ...tagged("easy") },
    },
    aws_ec2_transit_gateway_vpc_attachment: {
      strict: {
        transit_gateway_id: "${aws_ec2_transit_gateway.strict.id}",
        vpc_id: "${aws_vpc.hub.id}",
        subnet_ids: ["${aws_subnet.hub.id}"],
        transit_gateway_default_route_table_association: false,
        transit_gateway_default_route_table_propagation: false,
        ...tagged("hub-strict"),
      },
      easy: {
        transit_gateway_id: "${aws_ec2_transit_gateway.easy.id}",
        vpc_id: "${aws_vpc.hub.id}",
        subnet_ids: ["${aws_subnet.hub.id}"],
        ...tagged("hub-easy"),
      },
    },
    aws_ec2_transit_gateway_route_table: {
      shared: { transit_gateway_id: "${aws_ec2_transit_gateway.strict.id}", ...tagged("shared") },
      spokes: { transit_gateway_id: "${aws_ec2_transit_gateway.strict.id}", ...tagged("spokes") },
    },
    aws_ec2_transit_gateway_route_table_association: {
      hub: {
        transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment.strict.id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.shared.id}",
      },
    },
    aws_ec2_transit_gateway_route_table_propagation: {
      hub: {
        for_each: { shared: "shared", spokes: "spokes" },
        transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment.strict.id}",
        transit_gateway_route_table_id:
          '${each.key == "shared" ? aws_ec2_transit_gateway_route_table.shared.id : aws_ec2_transit_gateway_route_table.spokes.id}',
      },
    },
    aws_ec2_transit_gateway_route: {
      nowhere: {
        destination_cidr_block: "192.168.0.0/16",
        blackhole: true,
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.spokes.id}",
      },
      everything: {
        destination_cidr_block: "0.0.0.0/0",
        transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment.strict.id}",
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.spokes.id}",
      },
    },
    aws_ram_resource_share: {
      to_account: { name: "strict", allow_external_principals: false, ...tagged("strict") },
      to_organization: { name: "easy", allow_external_principals: false },
    },
    aws_ram_resource_association: {
      strict: {
        resource_arn: "${aws_ec2_transit_gateway.strict.arn}",
        resource_share_arn: "${aws_ram_resource_share.to_account.arn}",
      },
      easy: {
        resource_arn: "${aws_ec2_transit_gateway.easy.arn}",
        resource_share_arn: "${aws_ram_resource_share.to_organization.arn}",
      },
    },
    aws_ram_principal_association: {
      account: { principal: SPOKE, resource_share_arn: "${aws_ram_resource_share.to_account.arn}" },
      organization: {
        principal: ORGANIZATION_ARN,
        resource_share_arn: "${aws_ram_resource_share.to_organization.arn}",
      },
    },
  },
  output: {
    strict: { value: "${aws_ec2_transit_gateway.strict.id}" },
    easy: { value: "${aws_ec2_transit_gateway.easy.id}" },
    easy_table: { value: "${aws_ec2_transit_gateway.easy.association_default_route_table_id}" },
    shared: { value: "${aws_ec2_transit_gateway_route_table.shared.id}" },
    spokes: { value: "${aws_ec2_transit_gateway_route_table.spokes.id}" },
    hub_attachment: { value: "${aws_ec2_transit_gateway_vpc_attachment.strict.id}" },
  },
});

const spoke = handWritten({
  account: SPOKE,
  data: outputsOf("hub"),
  resource: {
    aws_vpc: { spoke: { cidr_block: "10.1.0.0/24" } },
    aws_subnet: {
      spoke: { vpc_id: "${aws_vpc.spoke.id}", cidr_block: "10.1.0.0/28", availability_zone_id: "use1-az1" },
    },
    aws_ec2_transit_gateway_vpc_attachment: {
      strict: {
        transit_gateway_id: outputOf("hub", "strict"),
        vpc_id: "${aws_vpc.spoke.id}",
        subnet_ids: ["${aws_subnet.spoke.id}"],
        ...tagged("spoke-strict"),
      },
      easy: {
        transit_gateway_id: outputOf("hub", "easy"),
        vpc_id: "${aws_vpc.spoke.id}",
        subnet_ids: ["${aws_subnet.spoke.id}"],
      },
    },
    aws_route_table: { spoke: { vpc_id: "${aws_vpc.spoke.id}" } },
  },
  output: {
    strict: { value: "${aws_ec2_transit_gateway_vpc_attachment.strict.id}" },
    table: { value: "${aws_route_table.spoke.id}" },
  },
});

const acceptance = handWritten({
  account: NETWORK,
  data: outputsOf("hub", "spoke"),
  resource: {
    aws_ec2_transit_gateway_vpc_attachment_accepter: {
      spoke: {
        transit_gateway_attachment_id: outputOf("spoke", "strict"),
        transit_gateway_default_route_table_association: false,
        transit_gateway_default_route_table_propagation: false,
        ...tagged("spoke-accepted"),
      },
    },
    aws_ec2_transit_gateway_route_table_association: {
      spoke: {
        transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment_accepter.spoke.id}",
        transit_gateway_route_table_id: outputOf("hub", "spokes"),
      },
    },
    aws_ec2_transit_gateway_route_table_propagation: {
      spoke: {
        transit_gateway_attachment_id: "${aws_ec2_transit_gateway_vpc_attachment_accepter.spoke.id}",
        transit_gateway_route_table_id: outputOf("hub", "shared"),
      },
    },
  },
});

/** The VPC's own route waits for the acceptance, as AWS refuses a route to a pending attachment. */
const routes = handWritten({
  account: SPOKE,
  data: outputsOf("hub", "spoke"),
  resource: {
    aws_route: {
      corporate: {
        route_table_id: outputOf("spoke", "table"),
        destination_cidr_block: "10.0.0.0/8",
        transit_gateway_id: outputOf("hub", "strict"),
      },
    },
  },
});

interface Routes {
  Routes: { DestinationCidrBlock: string; Type: string; State: string }[];
}

describeEngine("local API: transit gateways", (tools) => {
  const engine = useEngine(tools);

  const routesOf = async (table: unknown) => {
    const { Routes } = await engine().reader.read<Routes>(
      NETWORK,
      REGION,
      "ec2",
      "search_transit_gateway_routes",
      {
        TransitGatewayRouteTableId: table,
        Filters: [{ Name: "state", Values: ["active", "blackhole"] }],
      },
    );
    return Routes.map(
      ({ DestinationCidrBlock, Type, State }) => `${DestinationCidrBlock} ${Type} ${State}`,
    ).sort();
  };

  test("a gateway shared through RAM is attached, accepted, routed, replans empty and goes", async () => {
    const { terraform, writeStack, api, reader } = engine();
    await api.foundOrganization(ORGANIZATION);
    const stacks = [
      writeStack("hub", hub),
      writeStack("spoke", spoke),
      writeStack("acceptance", acceptance),
      writeStack("routes", routes),
    ];
    const order = { dependsOn: { spoke: ["hub"], acceptance: ["spoke"], routes: ["acceptance"] } };
    await applyAll(terraform, stacks, order);

    const outputs = await terraform.outputs(stacks[0]!);
    expect(await routesOf(outputs.shared)).toEqual([
      "10.0.0.0/24 propagated active",
      "10.1.0.0/24 propagated active",
    ]);
    expect(await routesOf(outputs.spokes)).toEqual([
      "0.0.0.0/0 static active",
      "10.0.0.0/24 propagated active",
      "192.168.0.0/16 static blackhole",
    ]);
    expect(await routesOf(outputs.easy_table)).toEqual([
      "10.0.0.0/24 propagated active",
      "10.1.0.0/24 propagated active",
    ]);

    expect(await replanAll(terraform, stacks)).toEqual({});
    await destroyAll(terraform, stacks, order);
    const left = await reader.read(NETWORK, REGION, "ec2", "describe_transit_gateways");
    expect(left).toEqual({ TransitGateways: [] });
    expect(api.log()).toBe("");
  });

  test("a gateway that is not shared cannot be attached from another account", async () => {
    const { reader } = engine();
    const { TransitGateway } = await reader.read<{ TransitGateway: { TransitGatewayId: string } }>(
      NETWORK,
      REGION,
      "ec2",
      "create_transit_gateway",
    );
    const { Vpc } = await reader.read<{ Vpc: { VpcId: string } }>(SPOKE, REGION, "ec2", "create_vpc", {
      CidrBlock: "10.2.0.0/24",
    });
    await expect(
      reader.read(SPOKE, REGION, "ec2", "create_transit_gateway_vpc_attachment", {
        TransitGatewayId: TransitGateway.TransitGatewayId,
        VpcId: Vpc.VpcId,
        SubnetIds: [],
      }),
    ).rejects.toThrow("InvalidTransitGatewayID.NotFound");
  });
});
