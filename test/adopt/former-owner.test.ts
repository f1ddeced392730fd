/** Whoever owned adopted things lets go of all of them, by whatever their import is made of. */
import { type Known, lettingGo } from "../../src/adopt/former-owner";
import { builtRules } from "../../src/adopt/former-rules";
import { Side } from "../../src/built/match/side";
import { Answers, type Json } from "../../src/built/survey/answers";
import { readSurvey } from "../../src/built/survey/read-survey";

const resource = (address: string, values: Readonly<Record<string, unknown>>) => ({
  address,
  mode: "managed",
  type: address.split(".")[0],
  name: address.split(".")[1],
  values,
});

/** A state's own ID of these is not what an import takes. Source: the section “Import” of each type's page. */
const OWNED = [
  [
    resource("aws_route.lists", {
      id: "r-rtb-01",
      route_table_id: "rtb-0",
      destination_prefix_list_id: "pl-0",
    }),
    "rtb-0_pl-0",
  ],
  [
    resource("aws_route.six", {
      id: "r-rtb-02",
      route_table_id: "rtb-0",
      destination_ipv6_cidr_block: "::/0",
    }),
    "rtb-0_::/0",
  ],
  [
    resource("aws_route.four", {
      id: "r-rtb-03",
      route_table_id: "rtb-0",
      destination_cidr_block: "0.0.0.0/0",
    }),
    "rtb-0_0.0.0.0/0",
  ],
  [
    resource("aws_route_table_association.app", {
      id: "rtbassoc-0",
      subnet_id: "subnet-0",
      route_table_id: "rtb-0",
    }),
    "subnet-0/rtb-0",
  ],
  [resource("aws_default_route_table.main", { id: "rtb-1", vpc_id: "vpc-0" }), "vpc-0"],
  [
    resource("aws_dx_gateway_association.core", {
      id: "ga-dxtgw-0",
      dx_gateway_id: "dx-0",
      associated_gateway_id: "tgw-0",
    }),
    "dx-0/tgw-0",
  ],
  [resource("aws_lb.web", { id: "arn:lb", arn: "arn:lb" }), "arn:lb"],
] as const;

const NOTHING: Known = { accounts: new Map(), rules: new Map() };

const stateOf = (resources: readonly unknown[]) => ({ values: { root_module: { resources } } });

test.each(OWNED.map(([owned, id]) => [owned.address, owned, id] as const))(
  "%s is let go of",
  (_, owned, id) => {
    const other = { ...owned, address: `${owned.type}.other`, values: { id: "other" } };
    const adoptions = [{ ref: "a/us-east-1/b", type: String(owned.type), id }];
    expect(lettingGo(stateOf([owned, other]), adoptions, NOTHING)).toEqual({
      removed: [owned.address],
      partly: [],
    });
  },
);

const group = (address: string, account: string) =>
  resource(address, {
    id: "proxy",
    name: "proxy",
    arn: `arn:aws:autoscaling:us-east-1:${account}:autoScalingGroup:0a1b:autoScalingGroupName/proxy`,
  });

test("an Auto Scaling group of the same name in another account stays with its owner", () => {
  const state = stateOf([
    group("aws_autoscaling_group.ours", "111111111111"),
    group("aws_autoscaling_group.theirs", "222222222222"),
  ]);
  const adoptions = [{ ref: "first/us-east-1/proxy", type: "aws_autoscaling_group", id: "proxy" }];
  const known = { ...NOTHING, accounts: new Map([["first", "111111111111"]]) };
  expect(lettingGo(state, adoptions, known).removed).toEqual(["aws_autoscaling_group.ours"]);
});

/** A survey with rules of one group, each with the ID that AWS gave it. */
const SURVEY = readSurvey([
  new Answers(
    { account: "111111111111", region: "us-east-1" },
    new Map<string, Json>([
      ["describe-security-groups", { SecurityGroups: [{ GroupId: "sg-0", GroupName: "web" }] }],
      [
        "describe-security-group-rules",
        {
          SecurityGroupRules: [
            {
              SecurityGroupRuleId: "sgr-1",
              IpProtocol: "tcp",
              FromPort: 443,
              ToPort: 443,
              CidrIpv4: "10.0.0.0/8",
            },
            {
              SecurityGroupRuleId: "sgr-2",
              IpProtocol: "tcp",
              FromPort: 443,
              ToPort: 443,
              CidrIpv4: "172.16.0.0/12",
            },
            {
              SecurityGroupRuleId: "sgr-3",
              IpProtocol: "-1",
              FromPort: -1,
              ToPort: -1,
              IsEgress: true,
              CidrIpv4: "0.0.0.0/0",
            },
            {
              SecurityGroupRuleId: "sgr-4",
              IpProtocol: "tcp",
              FromPort: 0,
              ToPort: 65535,
              ReferencedGroupInfo: { GroupId: "sg-0" },
            },
            {
              SecurityGroupRuleId: "sgr-5",
              IpProtocol: "tcp",
              FromPort: 22,
              ToPort: 22,
              CidrIpv4: "10.0.0.0/8",
            },
          ].map((rule) => ({ IsEgress: false, ...rule, GroupId: "sg-0" })),
        },
      ],
    ]),
  ),
]);

const rule = (name: string, values: object) =>
  resource(`aws_security_group_rule.${name}`, {
    id: `sgrule-${name}`,
    type: "ingress",
    security_group_id: "sg-0",
    protocol: "tcp",
    from_port: 443,
    to_port: 443,
    self: false,
    ...values,
  });

test("rules of older Terraform go with the rules that they stand for, all of them or none", () => {
  const state = stateOf([
    rule("both", { cidr_blocks: ["10.0.0.0/8", "172.16.0.0/12"] }),
    rule("out", { type: "egress", protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }),
    rule("own", { from_port: 0, to_port: 65535, self: true, source_security_group_id: "sg-0" }),
    rule("half", { from_port: 22, to_port: 22, cidr_blocks: ["10.0.0.0/8"], ipv6_cidr_blocks: ["::/0"] }),
    rule("other", { from_port: 80, to_port: 80, cidr_blocks: ["10.0.0.0/8"] }),
  ]);
  const adoptions = ["sgr-1", "sgr-2", "sgr-3", "sgr-4", "sgr-5"].map((id) => ({
    ref: "first/us-east-1/web",
    type: "aws_vpc_security_group_ingress_rule",
    id,
  }));
  const known = { ...NOTHING, rules: builtRules(new Side([SURVEY])) };
  const names = lettingGo(state, adoptions, known).removed.map((address) => address.split(".")[1]);
  expect(names).toEqual(["both", "out", "own"]);
  const fewer = adoptions.filter(({ id }) => id !== "sgr-2");
  expect(lettingGo(state, fewer, known).removed).not.toContain("aws_security_group_rule.both");
});

test("a group with its rules in it goes whole, and so do the parts of an endpoint, a network ACL and a list", () => {
  const inline = [{ protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["10.0.0.0/8"] }];
  const state = stateOf([
    resource("aws_security_group.web", { id: "sg-0", ingress: inline }),
    resource("aws_vpc_endpoint_policy.s3", { id: "vpce-0", vpc_endpoint_id: "vpce-0" }),
    resource("aws_vpc_endpoint_route_table_association.s3", { id: "a-1", vpc_endpoint_id: "vpce-0" }),
    resource("aws_vpc_endpoint_route_table_association.other", { id: "a-2", vpc_endpoint_id: "vpce-1" }),
    resource("aws_network_acl_rule.deny", { id: "nacl-1", network_acl_id: "acl-0" }),
    resource("aws_network_acl_rule.other", { id: "nacl-2", network_acl_id: "acl-1" }),
  ]);
  const adopted = (type: string, id: string) => ({ ref: "first/us-east-1/web", type, id });
  const adoptions = [
    adopted("aws_security_group", "sg-0"),
    adopted("aws_vpc_endpoint", "vpce-0"),
    adopted("aws_network_acl", "acl-0"),
  ];
  expect(lettingGo(state, adoptions, NOTHING).removed).toEqual([
    "aws_network_acl_rule.deny",
    "aws_security_group.web",
    "aws_vpc_endpoint_policy.s3",
    "aws_vpc_endpoint_route_table_association.s3",
  ]);
});
