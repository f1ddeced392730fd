/**
 * What AWS does with a packet, rule by rule, each from the page that says so; and that nothing which was not read is taken
 * for an answer. Networks are one VPC of two subnets, `ha` in the first and `hb` in the second, and what a row adds.
 */

import { readNetwork } from "../../src/verify/readers/read-network";
import { moduleOf } from "../../src/verify/terraform/module";
import { trace, verify } from "../../src/verify/verify";
import type { Directory } from "../../src/verify/world/directory";

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

const OPEN = { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] };
const DIRECTORY = {
  accounts: [{ id: "111111111111", name: "net", ou: "" }],
  external: [],
  restricted: [],
  joined: [],
} as unknown as Directory;

const subnet = (third: number, zone: string): Body => ({
  vpc_id: "${aws_vpc.v.id}",
  cidr_block: `10.0.${third}.0/24`,
  availability_zone: zone,
});
const host = (name: string, third: number, group: string): Body => ({
  subnet_id: `\${aws_subnet.${name}.id}`,
  private_ip: `10.0.${third}.10`,
  vpc_security_group_ids: [`\${aws_security_group.${group}.id}`],
});
const group = (more: Body = {}): Body => ({
  vpc_id: "${aws_vpc.v.id}",
  ingress: [OPEN],
  egress: [OPEN],
  ...more,
});

const BASE: Resources = {
  aws_vpc: { v: { cidr_block: "10.0.0.0/16", enable_dns_support: true, enable_dns_hostnames: true } },
  aws_internet_gateway: { igw: { vpc_id: "${aws_vpc.v.id}" } },
  aws_subnet: { a: subnet(1, "us-east-1a"), b: subnet(2, "us-east-1b") },
  aws_route_table: {
    t: {
      vpc_id: "${aws_vpc.v.id}",
      route: [{ cidr_block: "0.0.0.0/0", gateway_id: "${aws_internet_gateway.igw.id}" }],
    },
  },
  aws_route_table_association: {
    a: { subnet_id: "${aws_subnet.a.id}", route_table_id: "${aws_route_table.t.id}" },
    b: { subnet_id: "${aws_subnet.b.id}", route_table_id: "${aws_route_table.t.id}" },
  },
  aws_security_group: { ga: group(), gb: group() },
  aws_instance: { ha: host("a", 1, "ga"), hb: host("b", 2, "gb") },
};

/** Types that a row names again are changed name by name; null takes one away. */
function changed(more: Record<string, Record<string, Body | null>>): Resources {
  const all: Resources = { ...BASE };
  for (const [type, named] of Object.entries(more)) {
    const own: Record<string, Body> = { ...all[type] };
    for (const [name, body] of Object.entries(named)) {
      if (body === null) delete own[name];
      else own[name] = { ...own[name], ...body };
    }
    all[type] = own;
  }
  return all;
}

function networkOf(resource: Resources, more: Body = {}) {
  const provider = { aws: { region: "us-east-1", allowed_account_ids: ["111111111111"] } };
  return readNetwork([{ name: "net", json: { provider, resource, ...more } }]).network;
}

function ask(
  network: ReturnType<typeof networkOf>,
  from: string,
  to: string,
  protocol: "tcp" | "udp" | "icmp" = "tcp",
) {
  const [where, port] = /^\d/.test(to) ? to.split(":") : [to];
  const answer = trace(network, DIRECTORY, from, where as string, Number(port ?? 443), protocol);
  if (!("trace" in answer)) throw new Error(`${answer.unknown} is not known`);
  return answer.trace.disposition;
}

const [HA, HB] = ["10.0.1.10", "10.0.2.10"];
const balancer = (more: Record<string, Record<string, Body | null>>, tg: Body = {}, lb: Body = {}) => ({
  aws_lb: {
    nlb: {
      load_balancer_type: "network",
      internal: true,
      subnet_mapping: [{ subnet_id: "${aws_subnet.a.id}", private_ipv4_address: "10.0.1.100" }],
      ...lb,
    },
  },
  aws_lb_target_group: {
    tg: { vpc_id: "${aws_vpc.v.id}", port: 443, protocol: "TCP", target_type: "instance", ...tg },
  },
  aws_lb_listener: {
    l: {
      load_balancer_arn: "${aws_lb.nlb.arn}",
      port: 443,
      protocol: tg.protocol ?? "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.tg.arn}" }],
    },
  },
  aws_lb_target_group_attachment: {
    t: { target_group_arn: "${aws_lb_target_group.tg.arn}", target_id: "${aws_instance.hb.id}" },
  },
  ...more,
});
const from = (cidr: string): Body => ({ ingress: [{ ...OPEN, cidr_blocks: [cidr] }] });

type Row = readonly [
  what: string,
  more: Record<string, Record<string, Body | null>>,
  from: string,
  to: string,
  protocol: "tcp" | "udp" | "icmp",
  expected: string,
];

test.each<Row>([
  ["a host reaches another", {}, HA, `${HB}:443`, "tcp", "delivered"],
  ["a subnet's reserved address answers nobody", {}, HA, "10.0.2.1:443", "tcp", "null-routed"],
  [
    "a host has a public address where its subnet gives one on launch",
    { aws_subnet: { a: { map_public_ip_on_launch: true } } },
    HA,
    "internet",
    "tcp",
    "exits network",
  ],
  [
    "and none where it says so itself",
    {
      aws_subnet: { a: { map_public_ip_on_launch: true } },
      aws_instance: { ha: { associate_public_ip_address: false } },
    },
    HA,
    "internet",
    "tcp",
    "null-routed",
  ],
  [
    "public access that is blocked both ways",
    {
      aws_subnet: { a: { map_public_ip_on_launch: true } },
      aws_vpc_block_public_access_options: { x: { internet_gateway_block_mode: "block-bidirectional" } },
    },
    HA,
    "internet",
    "tcp",
    "null-routed",
  ],
  [
    "public access that is blocked on the way in alone",
    {
      aws_subnet: { a: { map_public_ip_on_launch: true } },
      aws_vpc_block_public_access_options: { x: { internet_gateway_block_mode: "block-ingress" } },
    },
    HA,
    "internet",
    "tcp",
    "exits network",
  ],
  [
    "a subnet that is exempt on the way out",
    {
      aws_subnet: { a: { map_public_ip_on_launch: true } },
      aws_vpc_block_public_access_options: { x: { internet_gateway_block_mode: "block-bidirectional" } },
      aws_vpc_block_public_access_exclusion: {
        a: { subnet_id: "${aws_subnet.a.id}", internet_gateway_exclusion_mode: "allow-egress" },
      },
    },
    HA,
    "internet",
    "tcp",
    "exits network",
  ],
  [
    "a NAT gateway takes no connection",
    { aws_nat_gateway: { n: { subnet_id: "${aws_subnet.b.id}", private_ip: "10.0.2.55" } } },
    HA,
    "10.0.2.55:443",
    "tcp",
    "denied in",
  ],
  [
    "a rule for one type of ICMP does not admit ping",
    {
      aws_security_group: {
        gb: { ingress: [{ protocol: "icmp", from_port: 3, to_port: 4, cidr_blocks: ["0.0.0.0/0"] }] },
      },
    },
    HA,
    `${HB}:0`,
    "icmp",
    "denied in",
  ],
  [
    "a rule for echo requests does",
    {
      aws_security_group: {
        gb: { ingress: [{ protocol: "icmp", from_port: 8, to_port: -1, cidr_blocks: ["0.0.0.0/0"] }] },
      },
    },
    HA,
    `${HB}:0`,
    "icmp",
    "delivered",
  ],
  [
    "a rule for every type does",
    {
      aws_security_group: {
        gb: { ingress: [{ protocol: "icmp", from_port: -1, to_port: -1, cidr_blocks: ["0.0.0.0/0"] }] },
      },
    },
    HA,
    `${HB}:0`,
    "icmp",
    "delivered",
  ],
  [
    "a gateway endpoint carries TCP",
    {
      aws_vpc_endpoint: {
        s3: {
          vpc_id: "${aws_vpc.v.id}",
          service_name: "com.amazonaws.us-east-1.s3",
          route_table_ids: ["${aws_route_table.t.id}"],
        },
      },
    },
    HA,
    "aws:s3",
    "tcp",
    "delivered",
  ],
  [
    "and no UDP",
    {
      aws_vpc_endpoint: {
        s3: {
          vpc_id: "${aws_vpc.v.id}",
          service_name: "com.amazonaws.us-east-1.s3",
          route_table_ids: ["${aws_route_table.t.id}"],
        },
      },
    },
    HA,
    "aws:s3",
    "udp",
    "null-routed",
  ],
  [
    "a policy about another service's actions admits nothing",
    {
      aws_vpc_endpoint: {
        s3: {
          vpc_id: "${aws_vpc.v.id}",
          service_name: "com.amazonaws.us-east-1.s3",
          route_table_ids: ["${aws_route_table.t.id}"],
          policy: JSON.stringify({
            Statement: [
              { Effect: "Allow", Principal: "*", Action: ["dynamodb:*", "sqs:SendMessage"], Resource: "*" },
            ],
          }),
        },
      },
    },
    HA,
    "aws:s3",
    "tcp",
    "denied in",
  ],
  [
    "an endpoint begins no connection",
    {
      aws_vpc_endpoint: {
        kms: {
          vpc_id: "${aws_vpc.v.id}",
          service_name: "com.amazonaws.us-east-1.kms",
          vpc_endpoint_type: "Interface",
          subnet_configuration: [{ subnet_id: "${aws_subnet.a.id}", ipv4: "10.0.1.77" }],
          subnet_ids: ["${aws_subnet.a.id}"],
          security_group_ids: ["${aws_security_group.ga.id}"],
        },
      },
    },
    "10.0.1.77",
    `${HB}:443`,
    "tcp",
    "denied out",
  ],
])("%s", (_, more, source, to, protocol, expected) => {
  expect(ask(networkOf(changed(more)), source, to, protocol)).toBe(expected);
});

test.each<readonly [string, Record<string, Record<string, Body | null>>, "tcp" | "udp", string]>([
  [
    "a target in an AZ that the balancer is not in gets nothing",
    balancer({}, {}, { enable_cross_zone_load_balancing: true }),
    "tcp",
    "null-routed",
  ],
  [
    "a target in another AZ needs cross-zone",
    balancer(
      {},
      {},
      {
        subnet_mapping: [
          { subnet_id: "${aws_subnet.a.id}", private_ipv4_address: "10.0.1.100" },
          { subnet_id: "${aws_subnet.b.id}" },
        ],
      },
    ),
    "tcp",
    "null-routed",
  ],
  [
    "which its group may say otherwise",
    balancer(
      {},
      { load_balancing_cross_zone_enabled: "true" },
      {
        subnet_mapping: [
          { subnet_id: "${aws_subnet.a.id}", private_ipv4_address: "10.0.1.100" },
          { subnet_id: "${aws_subnet.b.id}" },
        ],
      },
    ),
    "tcp",
    "delivered",
  ],
  [
    "a client that is its own target does not reach itself",
    balancer({
      aws_lb_target_group_attachment: {
        t: { target_group_arn: "${aws_lb_target_group.tg.arn}", target_id: "${aws_instance.ha.id}" },
      },
    }),
    "tcp",
    "denied in",
  ],
  [
    "targets by address see the balancer, of TCP",
    balancer(
      { aws_instance: { hb: host("a", 1, "gb") }, aws_security_group: { gb: from("10.0.1.100/32") } },
      { target_type: "ip" },
      {},
    ),
    "tcp",
    "denied in",
  ],
])("balancers: %s", (_, more, protocol, expected) => {
  if (expected === "denied in" && more.aws_instance) {
    const targets = {
      aws_instance: { hb: { ...host("a", 1, "gb"), private_ip: "10.0.1.20" } },
      aws_lb_target_group_attachment: {
        t: { target_group_arn: "${aws_lb_target_group.tg.arn}", target_id: "10.0.1.20" },
      },
    };
    const tcp = networkOf(changed({ ...more, ...targets }));
    expect(ask(tcp, HA, "10.0.1.100:443", protocol)).toBe("delivered");
    const udp = balancer(
      { ...targets, aws_security_group: { gb: from("10.0.1.100/32") } },
      { target_type: "ip", protocol: "UDP" },
    );
    expect(ask(networkOf(changed(udp)), HA, "10.0.1.100:443", "udp")).toBe(expected);
    return;
  }
  expect(ask(networkOf(changed(more)), HA, "10.0.1.100:443", protocol)).toBe(expected);
});

test.each<readonly [string, Record<string, Record<string, Body | null>>, Body]>([
  [
    "a rule's block by a function that is not known",
    { aws_security_group: { gb: { ingress: [{ ...OPEN, cidr_blocks: "${values(local.x)}" }] } } },
    {},
  ],
  [
    "a rule that is repeated",
    {
      aws_security_group: { gb: { ingress: [] } },
      aws_security_group_rule: {
        r: { security_group_id: "${aws_security_group.gb.id}", type: "ingress", ...OPEN, count: 2 },
      },
    },
    {},
  ],
  [
    "a rule of a group that is not known",
    {
      aws_security_group: { gb: { ingress: [] } },
      aws_security_group_rule: {
        r: { security_group_id: "${module.x.id}", type: "ingress", ...OPEN, for_each: "${local.x}" },
      },
    },
    {},
  ],
  [
    "rules by a dynamic block",
    {
      aws_security_group: {
        gb: { ingress: [], dynamic: { ingress: { for_each: "${local.x}", content: {} } } },
      },
    },
    {},
  ],
  ["rules from a local", { aws_security_group: { gb: { ingress: "${local.rules}" } } }, {}],
  [
    "an ACL that is repeated",
    { aws_network_acl: { n: { vpc_id: "${aws_vpc.v.id}", subnet_ids: ["${aws_subnet.b.id}"], count: 1 } } },
    {},
  ],
  [
    "an ACL's entry that is not understood",
    {
      aws_network_acl: {
        n: {
          vpc_id: "${aws_vpc.v.id}",
          subnet_ids: ["${aws_subnet.b.id}"],
          ingress: [
            {
              rule_no: 1,
              action: "deny",
              protocol: "-1",
              cidr_block: "${local.x[0]}",
              from_port: 0,
              to_port: 0,
            },
            {
              rule_no: 2,
              action: "allow",
              protocol: "-1",
              cidr_block: "0.0.0.0/0",
              from_port: 0,
              to_port: 0,
            },
          ],
        },
      },
    },
    {},
  ],
  [
    "a file in Terraform's own language",
    { aws_security_group: { gb: { ingress: [] } } },
    { cadastre_unread_files: ["rules.tf"] },
  ],
])("not read, so no answer: %s", (_, more, beside) => {
  const network = networkOf(changed(more), beside);
  expect(ask(network, HA, `${HB}:443`)).toBe("insufficient information");
  expect(verify(network, DIRECTORY, []).map(({ code }) => code)).toContain("UNREAD");
});

test("what was not read does not cloud what it cannot change", () => {
  const network = networkOf(
    changed({
      aws_security_group: { gb: { ingress: [OPEN, { ...OPEN, cidr_blocks: "${values(local.x)}" }] } },
    }),
  );
  expect(ask(network, HA, `${HB}:443`)).toBe("delivered");
  const v6 = networkOf(
    changed({
      aws_security_group: { gb: { ingress: [{ ...OPEN, cidr_blocks: [], ipv6_cidr_blocks: ["::/0"] }] } },
      aws_route: {
        six: {
          route_table_id: "${aws_route_table.t.id}",
          destination_ipv6_cidr_block: "::/0",
          gateway_id: "${aws_internet_gateway.igw.id}",
        },
      },
    }),
  );
  expect(ask(v6, HA, `${HB}:443`)).toBe("denied in");
});

test("a module may bear on what it is handed", () => {
  const network = networkOf(BASE, {
    module: {
      more: { source: "./more", groups: ["${aws_security_group.gb.id}"], table: "${aws_route_table.t.id}" },
    },
  });
  expect(ask(network, HA, "internet")).toBe("insufficient information");
  expect(ask(network, HA, `${HB}:443`)).toBe("delivered");
});

test("the files of a folder are one module, and those that override change single arguments", () => {
  const file = (name: string, resource: Resources) => ({ name, json: { resource } });
  const json = moduleOf([
    file("b.tf.json", { aws_instance: BASE.aws_instance as Record<string, Body> }),
    file("override.tf.json", { aws_security_group: { gb: { ingress: [] } } }),
    file("a.tf.json", { ...BASE, aws_instance: {} }),
    { name: "versions.tf", text: 'terraform {\n  required_version = ">= 1.5"\n}\n' },
  ]);
  const { resource, ...beside } = json as { resource: Resources };
  expect(beside).toEqual({});
  const network = networkOf(resource);
  expect(ask(network, HA, `${HB}:443`)).toBe("denied in");
  expect(ask(network, HB, `${HA}:443`)).toBe("delivered");
});

test("of two VPCs with one range, whoever is known to have the address is asked", () => {
  const twin = changed({
    aws_vpc: { w: { cidr_block: "10.0.0.0/16" } },
    aws_subnet: {
      w: { vpc_id: "${aws_vpc.w.id}", cidr_block: "10.0.1.0/24", availability_zone: "us-east-1a" },
    },
  });
  expect(ask(networkOf(twin), HA, `${HB}:443`)).toBe("delivered");
});

test("files that each name a provider are of its account", () => {
  const provider = { aws: { region: "us-east-1", allowed_account_ids: ["111111111111"] } };
  const json = moduleOf([
    { name: "a.tf.json", json: { provider, resource: BASE } },
    { name: "b.tf.json", json: { provider: { aws: { alias: "other", region: "eu-west-1" } } } },
  ]);
  const [vpc] = [...readNetwork([{ name: "net", json }]).network.vpcs.values()];
  expect([vpc?.account, vpc?.region]).toEqual(["111111111111", "us-east-1"]);
});

test("a region is read from a variable's default and from a local", () => {
  const s3 = {
    aws_vpc_endpoint: {
      s3: {
        vpc_id: "${aws_vpc.v.id}",
        service_name: "com.amazonaws.eu-west-1.s3",
        route_table_ids: ["${aws_route_table.t.id}"],
      },
    },
  };
  for (const more of [
    { provider: { aws: { region: "${var.r}" } }, variable: { r: { default: "eu-west-1" } } },
    { provider: { aws: { region: "${local.r}" } }, locals: [{ q: 1 }, { r: "eu-west-1" }] },
  ])
    expect(ask(networkOf(changed(s3), more), HA, "aws:s3")).toBe("delivered");
});
