/** Networks in other people's habits, in plain Terraform JSON: none of it was made by this program. */

type Block = Readonly<Record<string, unknown>>;
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

const ANYWHERE = "0.0.0.0/0";

function subnet(vpc: string, cidr: string, zone: string, name: string, more: Block = {}): Block {
  return {
    vpc_id: `\${aws_vpc.${vpc}.id}`,
    cidr_block: cidr,
    availability_zone: `us-east-1${zone}`,
    tags: { Name: name },
    ...more,
  };
}

/** Terraform JSON has blocks inline as values, which need every argument. */
const withNulls = (names: readonly string[], block: Block): Block => ({
  ...Object.fromEntries(names.map((name) => [name, null])),
  ...block,
});

const ROUTE = [
  "carrier_gateway_id",
  "cidr_block",
  "core_network_arn",
  "destination_prefix_list_id",
  "egress_only_gateway_id",
  "gateway_id",
  "ipv6_cidr_block",
  "local_gateway_id",
  "nat_gateway_id",
  "network_interface_id",
  "transit_gateway_id",
  "vpc_endpoint_id",
  "vpc_peering_connection_id",
];

const defaultRoute = (target: Block) => [withNulls(ROUTE, { cidr_block: ANYWHERE, ...target })];

const groupRule = (rule: Block) => [
  withNulls(["description", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"], rule),
];

const aclRule = (cidr: string) => [
  withNulls(["icmp_code", "icmp_type", "ipv6_cidr_block"], {
    rule_no: 100,
    action: "allow",
    protocol: "-1",
    cidr_block: cidr,
    from_port: 0,
    to_port: 0,
  }),
];

const associated = (of: string, table: string): Block => ({
  subnet_id: `\${aws_subnet.${of}.id}`,
  route_table_id: `\${aws_route_table.${table}.id}`,
});

/** By what is odd about each. */
export const FOREIGN: Readonly<Record<string, Blocks>> = {
  "names with spaces, uneven subnets, inline routes, tags of another scheme": {
    aws_vpc: {
      legacy: {
        cidr_block: "10.50.0.0/16",
        enable_dns_hostnames: false,
        tags: { Name: "Legacy VPC (old DC)", CostCenter: "4711", Env: "PROD" },
      },
    },
    aws_subnet: {
      web_a: subnet("legacy", "10.50.0.0/24", "a", "Legacy Web 1a", { map_public_ip_on_launch: true }),
      web_b: subnet("legacy", "10.50.1.0/25", "b", "Legacy Web 1b", { map_public_ip_on_launch: true }),
      db_a: subnet("legacy", "10.50.16.0/26", "a", "Legacy DB 1a"),
    },
    aws_internet_gateway: { legacy: { vpc_id: "${aws_vpc.legacy.id}", tags: { Name: "igw" } } },
    aws_route_table: {
      web: {
        vpc_id: "${aws_vpc.legacy.id}",
        route: defaultRoute({ gateway_id: "${aws_internet_gateway.legacy.id}" }),
        tags: { Name: "public routes" },
      },
      db: { vpc_id: "${aws_vpc.legacy.id}", tags: {} },
    },
    aws_route_table_association: {
      web_a: associated("web_a", "web"),
      web_b: associated("web_b", "web"),
      db_a: associated("db_a", "db"),
    },
  },
  "the main table in use": {
    aws_vpc: {
      simple: { cidr_block: "172.20.0.0/22", enable_dns_hostnames: true, tags: { Name: "simple" } },
    },
    aws_subnet: {
      simple_a: subnet("simple", "172.20.0.0/24", "a", "simple-a"),
      simple_b: subnet("simple", "172.20.1.0/24", "b", "simple-b"),
    },
    aws_internet_gateway: { simple: { vpc_id: "${aws_vpc.simple.id}" } },
    aws_default_route_table: {
      simple: {
        default_route_table_id: "${aws_vpc.simple.default_route_table_id}",
        route: defaultRoute({ instance_id: null, gateway_id: "${aws_internet_gateway.simple.id}" }),
        tags: { Name: "main" },
      },
    },
  },
  "a table for each subnet, and a NAT gateway in each AZ": {
    aws_vpc: {
      wide: { cidr_block: "10.60.0.0/20", enable_dns_hostnames: true, tags: { Name: "wide" } },
    },
    aws_subnet: {
      wide_public_a: subnet("wide", "10.60.0.0/24", "a", "wide-public-us-east-1a"),
      wide_public_b: subnet("wide", "10.60.1.0/24", "b", "wide-public-us-east-1b"),
      wide_private_a: subnet("wide", "10.60.8.0/23", "a", "wide-private-us-east-1a"),
      wide_private_b: subnet("wide", "10.60.10.0/23", "b", "wide-private-us-east-1b"),
    },
    aws_internet_gateway: { wide: { vpc_id: "${aws_vpc.wide.id}" } },
    aws_eip: { wide_a: { domain: "vpc" }, wide_b: { domain: "vpc" } },
    aws_nat_gateway: {
      wide_a: { subnet_id: "${aws_subnet.wide_public_a.id}", allocation_id: "${aws_eip.wide_a.id}" },
      wide_b: { subnet_id: "${aws_subnet.wide_public_b.id}", allocation_id: "${aws_eip.wide_b.id}" },
    },
    aws_route_table: {
      wide_public: { vpc_id: "${aws_vpc.wide.id}" },
      wide_private_a: { vpc_id: "${aws_vpc.wide.id}" },
      wide_private_b: { vpc_id: "${aws_vpc.wide.id}" },
    },
    aws_route: {
      wide_public: {
        route_table_id: "${aws_route_table.wide_public.id}",
        destination_cidr_block: ANYWHERE,
        gateway_id: "${aws_internet_gateway.wide.id}",
      },
      wide_private_a: {
        route_table_id: "${aws_route_table.wide_private_a.id}",
        destination_cidr_block: ANYWHERE,
        nat_gateway_id: "${aws_nat_gateway.wide_a.id}",
      },
      wide_private_b: {
        route_table_id: "${aws_route_table.wide_private_b.id}",
        destination_cidr_block: ANYWHERE,
        nat_gateway_id: "${aws_nat_gateway.wide_b.id}",
      },
    },
    aws_route_table_association: {
      wide_public_a: associated("wide_public_a", "wide_public"),
      wide_public_b: associated("wide_public_b", "wide_public"),
      wide_private_a: associated("wide_private_a", "wide_private_a"),
      wide_private_b: associated("wide_private_b", "wide_private_b"),
    },
  },
  "one private table for two roles, one NAT gateway, and a group with inline rules": {
    aws_vpc: {
      shop: { cidr_block: "10.70.0.0/20", enable_dns_hostnames: true, tags: { Name: "shop-prod" } },
    },
    aws_subnet: {
      shop_public: subnet("shop", "10.70.0.0/24", "a", "shop-prod-public-1"),
      shop_app_a: subnet("shop", "10.70.1.0/24", "a", "shop-prod-app-1"),
      shop_app_b: subnet("shop", "10.70.2.0/24", "b", "shop-prod-app-2"),
      shop_db_a: subnet("shop", "10.70.3.0/26", "a", "shop-prod-db-1"),
      shop_db_b: subnet("shop", "10.70.3.64/26", "b", "shop-prod-db-2"),
    },
    aws_internet_gateway: { shop: { vpc_id: "${aws_vpc.shop.id}" } },
    aws_eip: { shop: { domain: "vpc", tags: { Name: "shop nat" } } },
    aws_nat_gateway: {
      shop: { subnet_id: "${aws_subnet.shop_public.id}", allocation_id: "${aws_eip.shop.id}" },
    },
    aws_route_table: {
      shop_public: {
        vpc_id: "${aws_vpc.shop.id}",
        route: defaultRoute({ gateway_id: "${aws_internet_gateway.shop.id}" }),
      },
      shop_private: {
        vpc_id: "${aws_vpc.shop.id}",
        route: defaultRoute({ nat_gateway_id: "${aws_nat_gateway.shop.id}" }),
      },
    },
    aws_route_table_association: {
      shop_public: associated("shop_public", "shop_public"),
      shop_app_a: associated("shop_app_a", "shop_private"),
      shop_app_b: associated("shop_app_b", "shop_private"),
      shop_db_a: associated("shop_db_a", "shop_private"),
      shop_db_b: associated("shop_db_b", "shop_private"),
    },
    aws_security_group: {
      shop: {
        name: "shop",
        vpc_id: "${aws_vpc.shop.id}",
        ingress: groupRule({ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: [ANYWHERE] }),
        egress: groupRule({ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: [ANYWHERE] }),
      },
    },
  },
  "a second block, a gateway endpoint with a policy by hand, and an interface endpoint": {
    aws_vpc: {
      data: { cidr_block: "10.80.0.0/22", enable_dns_hostnames: true, tags: { Name: "data" } },
    },
    aws_vpc_ipv4_cidr_block_association: {
      data: { vpc_id: "${aws_vpc.data.id}", cidr_block: "100.64.0.0/20" },
    },
    aws_subnet: {
      data_a: subnet("data", "10.80.0.0/24", "a", "data-jobs-a"),
      data_b: subnet("data", "10.80.1.0/24", "b", "data-jobs-b"),
      data_pods: subnet("data", "100.64.0.0/21", "a", "data-pods-a", {
        depends_on: ["aws_vpc_ipv4_cidr_block_association.data"],
      }),
    },
    aws_route_table: { data: { vpc_id: "${aws_vpc.data.id}" }, data_pods: { vpc_id: "${aws_vpc.data.id}" } },
    aws_route_table_association: {
      data_a: associated("data_a", "data"),
      data_b: associated("data_b", "data"),
      data_pods: associated("data_pods", "data_pods"),
    },
    aws_vpc_endpoint: {
      data_s3: {
        vpc_id: "${aws_vpc.data.id}",
        service_name: "com.amazonaws.us-east-1.s3",
        route_table_ids: ["${aws_route_table.data.id}"],
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: "*",
              Action: ["s3:GetObject", "s3:PutObject"],
              Resource: "arn:aws:s3:::acme-jobs/*",
            },
          ],
        }),
      },
      data_ssm: {
        vpc_id: "${aws_vpc.data.id}",
        vpc_endpoint_type: "Interface",
        service_name: "com.amazonaws.us-east-1.ssm",
        subnet_ids: ["${aws_subnet.data_a.id}"],
        private_dns_enabled: true,
      },
    },
  },
  "the same addresses as another, no names, and what somebody forgot": {
    aws_vpc: { twin: { cidr_block: "10.50.0.0/16", enable_dns_hostnames: true } },
    aws_subnet: {
      twin_a: {
        vpc_id: "${aws_vpc.twin.id}",
        cidr_block: "10.50.0.0/24",
        availability_zone: "us-east-1a",
      },
    },
    aws_internet_gateway: { nobodys: { tags: { Name: "forgotten" } } },
    aws_eip: { nobodys: { domain: "vpc" } },
    aws_route_table: { unused: { vpc_id: "${aws_vpc.twin.id}", tags: { Name: "unused" } } },
    aws_network_acl: {
      twin: {
        vpc_id: "${aws_vpc.twin.id}",
        subnet_ids: ["${aws_subnet.twin_a.id}"],
        ingress: aclRule("10.0.0.0/8"),
        egress: aclRule(ANYWHERE),
      },
    },
  },
};

/** All of them as one stack in one account, with the role that the local API knows it by. */
export function foreignStack(account: string): Block {
  const resource: Record<string, Record<string, Block>> = {};
  for (const blocks of Object.values(FOREIGN))
    for (const [type, named] of Object.entries(blocks)) resource[type] = { ...resource[type], ...named };
  return {
    provider: {
      aws: { region: "us-east-1", assume_role: { role_arn: `arn:aws:iam::${account}:role/Somebody` } },
    },
    resource,
  };
}
