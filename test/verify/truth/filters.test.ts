/** Truths about security groups and network ACLs. */
import { TerraformNetwork } from "../../support/terraform-network";
import { truths } from "../../support/truth";

const ANY_OUT = "out -1 0 0.0.0.0/0";

const base = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24");

const grouped = () =>
  base()
    .group("a", "db", "in tcp 5432-5434 10.0.1.0/24", ANY_OUT)
    .host("a", "db", "data", "10.0.2.50", ["db"])
    .group("a", "web", "in -1 0 10.0.0.0/16", "out tcp 443 0.0.0.0/0")
    .host("a", "web", "app", "10.0.1.60", ["web"]);

truths("a security group admits what one of its rules names, and remembers it for the reply", grouped(), [
  ["delivered", "a/net/app", "10.0.2.50", 5432],
  ["delivered", "a/net/app", "10.0.2.50", 5433],
  ["delivered", "a/net/app", "10.0.2.50", 5434],
  ["denied in", "a/net/app", "10.0.2.50", 5435],
  ["denied in", "a/net/app", "10.0.2.50", 5431],
  ["denied in", "a/net/app", "10.0.2.50", 5432, "udp"],
  ["denied in", "a/net/app", "10.0.2.50", 0, "icmp"],
  ["denied in", "a/net/data", "10.0.2.50", 5432],
  ["delivered", "10.0.1.60", "a/net/data", 443],
  ["denied out", "10.0.1.60", "a/net/data", 80],
  ["denied out", "10.0.1.60", "10.0.2.50", 5432],
  ["delivered", "a/net/data", "10.0.1.60", 80],
  ["delivered", "10.0.2.50", "10.0.1.60", 22],
]);

const referenced = () =>
  base()
    .group("a", "caller", ANY_OUT)
    .group("a", "other", ANY_OUT)
    .group("a", "db", "in tcp 5432 group:caller", ANY_OUT)
    .host("a", "caller", "app", "10.0.1.10", ["caller"])
    .host("a", "other", "app", "10.0.1.11", ["other"])
    .host("a", "both", "app", "10.0.1.12", ["other", "caller"])
    .host("a", "db", "data", "10.0.2.50", ["db"]);

truths("a rule that names a group admits the interfaces that carry it", referenced(), [
  ["delivered", "10.0.1.10", "10.0.2.50", 5432],
  ["delivered", "10.0.1.12", "10.0.2.50", 5432],
  ["denied in", "10.0.1.11", "10.0.2.50", 5432],
  ["denied in", "a/net/app", "10.0.2.50", 5432],
  ["denied in", "10.0.1.10", "10.0.2.50", 5433],
  ["denied in", "10.0.2.50", "10.0.1.10", 5432],
]);

const inline = () =>
  base()
    .add("a", "aws_security_group.old", {
      vpc_id: "${aws_vpc.net.id}",
      ingress: [
        { protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: ["10.0.1.0/24"] },
        { protocol: "tcp", from_port: 0, to_port: 65535, self: true },
      ],
      egress: { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] },
    })
    .add("a", "aws_security_group_rule.extra", {
      type: "ingress",
      security_group_id: "${aws_security_group.old.id}",
      protocol: "tcp",
      from_port: 8080,
      to_port: 8081,
      cidr_blocks: ["10.0.1.0/24"],
    })
    .host("a", "one", "data", "10.0.2.20", ["old"])
    .host("a", "two", "data", "10.0.2.21", ["old"]);

truths("rules inside the group and rules beside it count alike", inline(), [
  ["delivered", "a/net/app", "10.0.2.20", 80],
  ["delivered", "a/net/app", "10.0.2.20", 8081],
  ["denied in", "a/net/app", "10.0.2.20", 8082],
  ["delivered", "10.0.2.20", "10.0.2.21", 9999],
  ["denied in", "a/net/data", "10.0.2.20", 80],
]);

truths(
  "a group without rules for a direction admits nothing there",
  base().group("a", "mute", "in -1 0 0.0.0.0/0").host("a", "mute", "data", "10.0.2.9", ["mute"]),
  [
    ["delivered", "a/net/app", "10.0.2.9"],
    ["denied out", "10.0.2.9", "a/net/app"],
  ],
);

truths(
  "an interface without groups has the VPC's default group, which admits only its own members",
  base().host("a", "plain", "data", "10.0.2.9", []).host("a", "plain2", "data", "10.0.2.10", []),
  [
    ["denied in", "a/net/app", "10.0.2.9"],
    ["delivered", "10.0.2.9", "a/net/app"],
    ["delivered", "10.0.2.9", "10.0.2.10"],
  ],
);

const acl = (...rules: string[]) => base().acl("a", "data", ...rules);

truths("a network ACL without entries denies both ways", acl(), [
  ["denied in", "a/net/app", "a/net/data"],
  ["denied out", "a/net/data", "a/net/app"],
]);

truths(
  "a network ACL is stateless: the reply needs an entry of its own",
  acl("100 in allow tcp 443 10.0.1.0/24", "100 out allow tcp 1024-65535 10.0.1.0/24"),
  [
    ["delivered", "a/net/app", "a/net/data", 443],
    ["denied in", "a/net/app", "a/net/data", 80],
    ["denied in", "a/net/data", "a/net/app", 50001],
    ["denied out", "a/net/data", "a/net/app", 443],
  ],
);

truths(
  "without an entry for the client's port the reply is lost on its way out",
  acl("100 in allow tcp 443 10.0.1.0/24", "100 out allow tcp 443 10.0.1.0/24"),
  [["denied out", "a/net/app", "a/net/data", 443]],
);

truths(
  "the lowest number that matches decides",
  acl(
    "90 in deny tcp 443 10.0.1.0/24",
    "100 in allow -1 0 0.0.0.0/0",
    "110 in deny tcp 80 0.0.0.0/0",
    "100 out allow -1 0 0.0.0.0/0",
  ),
  [
    ["denied in", "a/net/app", "a/net/data", 443],
    ["delivered", "a/net/app", "a/net/data", 80],
    ["delivered", "a/net/app", "a/net/data", 22],
  ],
);

truths(
  "inside a subnet no network ACL is asked",
  acl().group("a", "open", "in -1 0 0.0.0.0/0", ANY_OUT).host("a", "x", "data", "10.0.2.30", ["open"]),
  [
    ["delivered", "a/net/data", "10.0.2.30"],
    ["denied in", "a/net/app", "10.0.2.30"],
  ],
);

truths(
  "entries inside the network ACL, and the VPC's default one, count alike",
  base().add("a", "aws_default_network_acl.all", {
    default_network_acl_id: "${aws_vpc.net.default_network_acl_id}",
    ingress: [
      {
        rule_no: 10,
        action: "allow",
        protocol: "tcp",
        cidr_block: "10.0.0.0/16",
        from_port: 0,
        to_port: 65535,
      },
    ],
    egress: [
      { rule_no: 10, action: "allow", protocol: "-1", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 },
    ],
  }),
  [
    ["delivered", "a/net/app", "a/net/data"],
    ["denied in", "a/net/app", "a/net/data", 53, "udp"],
  ],
);
