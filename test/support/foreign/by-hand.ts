/** Networks that people have made with calls to AWS, and left as they were: none of it was made by this program. */
import type { Hand } from "./hand";

const POLICY = {
  Version: "2008-10-17",
  Statement: {
    Sid: "only ours",
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: "s3:*",
    Resource: "*",
    Condition: { StringEquals: { "aws:PrincipalAccount": "123456789012" } },
  },
};
/** In the older version of the language a variable is plain text, so this one is left as it is. */
const VARIABLE = JSON.stringify(POLICY).replace('"123456789012"', '"${aws:ResourceAccount}"');

/** By what is odd about each. */
export const BY_HAND: Readonly<Record<string, (hand: Hand) => Promise<unknown>>> = {
  "everything behind the main table, whose NAT gateway is gone": async (hand) => {
    const vpc = await hand.vpc("10.1.0.0/16", {
      name: "lower case",
      "team:owner/contact": "ops@acme.example",
    });
    const home = await hand.subnet(vpc, "10.1.255.0/28", "a");
    await hand.subnet(vpc, "10.1.0.0/17", "a");
    await hand.subnet(vpc, "10.1.128.0/20", "a");
    const gateway = await hand.internetGateway(vpc);
    const table = await hand.table(vpc, [home]);
    await hand.route(table, { GatewayId: gateway });
    const NatGatewayId = await hand.nat(home);
    await hand.route(await hand.mainTable(vpc), { NatGatewayId });
    await hand.call("delete_nat_gateway", { NatGatewayId });
  },
  "two NAT gateways in one subnet, one private one, and a third elsewhere": async (hand) => {
    const vpc = await hand.vpc("10.2.0.0/16", { Name: "nats" });
    const [one, other] = [
      await hand.subnet(vpc, "10.2.0.0/24", "a"),
      await hand.subnet(vpc, "10.2.1.0/24", "b"),
    ];
    const gateway = await hand.internetGateway(vpc);
    await hand.route(await hand.table(vpc, [one, other]), { GatewayId: gateway });
    const nats = [await hand.nat(one), await hand.nat(one), await hand.nat(other)];
    const inner = await hand.subnet(vpc, "10.2.2.0/24", "a");
    nats.push(
      await hand.id("create_nat_gateway", "NatGateway.NatGatewayId", {
        SubnetId: inner,
        ConnectivityType: "private",
      }),
    );
    for (const [index, NatGatewayId] of nats.entries()) {
      const subnet = await hand.subnet(vpc, `10.2.${16 + index}.0/24`, "ab"[index % 2] as string, {
        Name: "app",
      });
      await hand.route(await hand.table(vpc, [subnet], { Name: "app" }), { NatGatewayId });
    }
  },
  "IPv6 beside IPv4, and a way out for it alone": async (hand) => {
    const vpc = await hand.vpc("10.3.0.0/20", { Name: "dual-stack" }, { AmazonProvidedIpv6CidrBlock: true });
    const six = await hand.id("describe_vpcs", "Vpcs.0.Ipv6CidrBlockAssociationSet.0.Ipv6CidrBlock", {
      VpcIds: [vpc],
    });
    const sixth = (number: number) => ({ Ipv6CidrBlock: six.replace(/00::\/56$/, `0${number}::/64`) });
    const subnets = [
      await hand.subnet(vpc, "10.3.0.0/24", "a", { Name: "dual-stack-web-a" }, sixth(0)),
      await hand.subnet(vpc, "10.3.1.0/24", "b", { Name: "dual-stack-web-b" }, sixth(1)),
    ];
    await hand.call("modify_subnet_attribute", {
      SubnetId: subnets[0],
      EnableResourceNameDnsARecordOnLaunch: { Value: true },
    });
    const table = await hand.table(vpc, subnets);
    const gateway = await hand.internetGateway(vpc);
    const EgressOnlyInternetGatewayId = await hand.id(
      "create_egress_only_internet_gateway",
      "EgressOnlyInternetGateway.EgressOnlyInternetGatewayId",
      { VpcId: vpc },
    );
    await hand.route(table, { GatewayId: gateway });
    const DestinationIpv6CidrBlock = "::/0";
    await hand.call("create_route", {
      RouteTableId: table,
      DestinationIpv6CidrBlock,
      EgressOnlyInternetGatewayId,
    });
  },
  "a transit gateway with its default table, and routes of all sizes to it": async (hand) => {
    const vpcs = [
      await hand.vpc("10.4.0.0/20", { Name: "hub" }),
      await hand.vpc("10.4.16.0/20", { Name: "spoke" }),
    ];
    const TransitGatewayId = await hand.id("create_transit_gateway", "TransitGateway.TransitGatewayId");
    for (const [index, VpcId] of vpcs.entries()) {
      const subnet = await hand.subnet(VpcId, `10.4.${16 * index}.0/24`, "a", { Name: "tgw attachments" });
      await hand.call("create_transit_gateway_vpc_attachment", {
        TransitGatewayId,
        VpcId,
        SubnetIds: [subnet],
      });
      const table = await hand.table(VpcId, [subnet]);
      await hand.route(table, { TransitGatewayId });
      await hand.route(table, { TransitGatewayId }, "10.0.0.0/8");
      await hand.route(await hand.mainTable(VpcId), { TransitGatewayId }, "192.168.0.0/16");
    }
  },
  "peerings: one in use, one that nobody accepted, one that is deleted with its route": async (hand) => {
    const all = [];
    for (const index of [0, 1, 2, 3]) {
      const vpc = await hand.vpc(`10.5.${16 * index}.0/20`, { Name: "peer" });
      const subnet = await hand.subnet(vpc, `10.5.${16 * index}.0/24`, "a", { Name: "peer-a" });
      all.push({ vpc, table: await hand.table(vpc, [subnet]) });
    }
    const [first, ...others] = all as [(typeof all)[0], ...typeof all];
    const path = "VpcPeeringConnection.VpcPeeringConnectionId";
    for (const [index, { vpc }] of others.entries()) {
      const VpcPeeringConnectionId = await hand.id("create_vpc_peering_connection", path, {
        VpcId: first.vpc,
        PeerVpcId: vpc,
      });
      if (index === 0) continue;
      await hand.call("accept_vpc_peering_connection", { VpcPeeringConnectionId });
      await hand.route(first.table, { VpcPeeringConnectionId }, `10.5.${16 * (index + 1)}.0/20`);
      if (index === 1) await hand.call("delete_vpc_peering_connection", { VpcPeeringConnectionId });
    }
  },
  "endpoints on some tables of a tier, two of one kind, one on the main table, policies by hand": async (
    hand,
  ) => {
    const vpc = await hand.vpc("10.6.0.0/20", { Name: "endpoints" });
    const subnets = [];
    for (const [index, zone] of ["a", "b", "c"].entries())
      subnets.push(await hand.subnet(vpc, `10.6.${index}.0/24`, zone, { Name: `endpoints-app-${zone}` }));
    const tables = [];
    for (const subnet of subnets) tables.push(await hand.table(vpc, [subnet]));
    await hand.subnet(vpc, "10.6.8.0/24", "a", { Name: "endpoints-main-a" });
    const s3 = { VpcId: vpc, ServiceName: `com.amazonaws.${hand.region}.s3`, VpcEndpointType: "Gateway" };
    await hand.call("create_vpc_endpoint", {
      ...s3,
      RouteTableIds: tables.slice(0, 1),
      PolicyDocument: VARIABLE,
    });
    await hand.call("create_vpc_endpoint", { ...s3, RouteTableIds: tables.slice(1) });
    await hand.call("create_vpc_endpoint", {
      ...s3,
      ServiceName: `com.amazonaws.${hand.region}.dynamodb`,
      RouteTableIds: [await hand.mainTable(vpc)],
    });
    await hand.call("modify_vpc_attribute", { VpcId: vpc, EnableDnsHostnames: { Value: true } });
    const group = await hand.id("create_security_group", "GroupId", {
      GroupName: "vpce",
      Description: "endpoints",
      VpcId: vpc,
    });
    await hand.call("authorize_security_group_ingress", {
      GroupId: group,
      IpPermissions: [
        { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.6.0.0/20" }] },
      ],
    });
    const [first] = subnets;
    for (const [service, subnetIds, groups] of [
      ["ssm", subnets, [group]],
      ["kms", [first], []],
      ["sqs", [first], []],
    ] as const)
      await hand.call("create_vpc_endpoint", {
        VpcId: vpc,
        ServiceName: `com.amazonaws.${hand.region}.${service}`,
        VpcEndpointType: "Interface",
        SubnetIds: subnetIds,
        SecurityGroupIds: groups,
        PrivateDnsEnabled: service === "ssm",
        ...(service === "sqs" && { PolicyDocument: JSON.stringify(POLICY).replace("s3:", "sqs:") }),
      });
  },
  "VPCs with nothing in them, tables that nobody uses, gateways that hang on nothing": async (hand) => {
    const empty = await hand.vpc("10.7.0.0/16");
    await hand.table(empty, []);
    await hand.call("create_internet_gateway");
    await hand.call("allocate_address", { Domain: "vpc" });
    await hand.call("create_vpn_gateway", { Type: "ipsec.1" });
    const group = await hand.id("create_security_group", "GroupId", {
      GroupName: "left over",
      Description: "who knows",
      VpcId: empty,
    });
    const rule = { IpProtocol: "-1", UserIdGroupPairs: [{ GroupId: group }] };
    await hand.call("authorize_security_group_ingress", { GroupId: group, IpPermissions: [rule] });
    const VpcId = await hand.vpc("10.7.0.0/24", { Name: "gone" });
    await hand.call("delete_vpc", { VpcId });
  },
  "many blocks, two subnets of one name in one AZ, all sizes": async (hand) => {
    const vpc = await hand.vpc("10.8.0.0/24", { Name: "blocks" });
    for (const CidrBlock of ["100.65.0.0/16", "10.8.1.0/24", "10.8.2.0/25", "198.18.0.0/24"])
      await hand.call("associate_vpc_cidr_block", { VpcId: vpc, CidrBlock });
    await hand.subnet(vpc, "10.8.0.0/28", "a", { Name: "Main" });
    await hand.subnet(vpc, "10.8.0.16/28", "a", { Name: "Main" });
    await hand.subnet(vpc, "10.8.0.128/25", "b", { Name: "Main" });
    await hand.subnet(vpc, "100.65.0.0/17", "f", { Name: "pods" });
    await hand.subnet(vpc, "10.8.2.0/26", "b", { Name: "main" });
    await hand.subnet(vpc, "198.18.0.0/28", "c", { Name: "true" });
  },
  "names that are hard to write down": async (hand) => {
    for (const [index, Name] of [
      "on",
      "null",
      "# x: {y}",
      "zürich 🏔",
      "\"';${x}%{y}",
      "-",
      "x".repeat(255),
    ].entries()) {
      const vpc = await hand.vpc(`10.9.${index}.0/24`, {
        Name,
        "aws-is-fine": "",
        "k=v, [1]": "${a} %{b} \\n",
      });
      await hand.subnet(vpc, `10.9.${index}.0/26`, "a", { Name });
    }
  },
  "routes to an interface, and a table at the internet gateway's edge": async (hand) => {
    const vpc = await hand.vpc("10.10.0.0/20", { Name: "firewall" });
    const outer = await hand.subnet(vpc, "10.10.0.0/24", "a", { Name: "firewall-outer-1" });
    const inner = await hand.subnet(vpc, "10.10.1.0/24", "a", { Name: "firewall-inner-1" });
    const NetworkInterfaceId = await hand.id(
      "create_network_interface",
      "NetworkInterface.NetworkInterfaceId",
      { SubnetId: outer },
    );
    const gateway = await hand.internetGateway(vpc);
    await hand.route(await hand.table(vpc, [outer]), { GatewayId: gateway });
    await hand.route(await hand.table(vpc, [inner]), { NetworkInterfaceId });
  },
  "the default VPC, in use": async (hand) => {
    const SubnetId = await hand.id("describe_subnets", "Subnets.0.SubnetId", {
      Filters: [{ Name: "default-for-az", Values: ["true"] }],
    });
    await hand.call("create_network_interface", { SubnetId });
  },
  "a VPN gateway that fills tables, and logs of a VPC and of a subnet": async (hand) => {
    const vpc = await hand.vpc("10.11.0.0/20", { Name: "vpn" }, { InstanceTenancy: "dedicated" });
    const subnet = await hand.subnet(vpc, "10.11.0.0/24", "a", { Name: "vpn-a" });
    const table = await hand.table(vpc, [subnet]);
    const GatewayId = await hand.id("create_vpn_gateway", "VpnGateway.VpnGatewayId", { Type: "ipsec.1" });
    await hand.call("attach_vpn_gateway", { VpnGatewayId: GatewayId, VpcId: vpc });
    await hand.route(table, { GatewayId }, "192.168.0.0/16");
    const options = [{ Key: "domain-name-servers", Values: ["10.11.0.2", "8.8.8.8"] }];
    const DhcpOptionsId = await hand.id("create_dhcp_options", "DhcpOptions.DhcpOptionsId", {
      DhcpConfigurations: options,
    });
    await hand.call("associate_dhcp_options", { DhcpOptionsId, VpcId: vpc });
    await hand.call("create_bucket", { Bucket: "somebodys-logs" }, "s3");
    for (const [ResourceType, id] of [
      ["VPC", vpc],
      ["Subnet", subnet],
    ])
      await hand.call("create_flow_logs", {
        ResourceType,
        ResourceIds: [id],
        TrafficType: "REJECT",
        LogDestinationType: "s3",
        LogDestination: "arn:aws:s3:::somebodys-logs/vpc",
        MaxAggregationInterval: 60,
        LogFormat: "${version} ${srcaddr} ${action}",
      });
    const acl = await hand.id("create_network_acl", "NetworkAcl.NetworkAclId", { VpcId: vpc });
    await hand.call("create_network_acl_entry", {
      NetworkAclId: acl,
      RuleNumber: 1,
      Protocol: "6",
      RuleAction: "deny",
      Egress: false,
      CidrBlock: "203.0.113.0/24",
      PortRange: { From: 0, To: 65535 },
    });
  },
};
