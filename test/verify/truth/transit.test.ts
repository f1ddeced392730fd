/** Truths about transit gateways, VPN and Direct Connect. */
import { TerraformNetwork } from "../../support/terraform-network";
import { truths } from "../../support/truth";

const spokes = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "transit", "10.0.255.0/28")
    .vpc("b", "10.1.0.0/16")
    .subnet("b", "app", "10.1.1.0/24")
    .subnet("b", "transit", "10.1.255.0/28")
    .transit("hub")
    .attach("a", "hub", ["transit"])
    .attach("b", "hub", ["transit"])
    .toTransit("a", "app", "10.0.0.0/8", "hub")
    .toTransit("b", "app", "10.0.0.0/8", "hub");

truths("a transit gateway joins what is associated and propagated", spokes(), [
  ["delivered", "a/net/app", "b/net/app"],
  ["delivered", "b/net/app", "a/net/app"],
  ["no route", "a/net/app", "10.9.0.1"],
  ["no route", "a/net/transit", "b/net/app"],
  ["no route", "a/net/app", "internet"],
]);

truths(
  "without propagation the table does not know the way",
  spokes().drop("hub", "aws_ec2_transit_gateway_route_table_propagation.b_main"),
  [
    ["no route", "a/net/app", "b/net/app"],
    ["no route", "b/net/app", "a/net/app"],
  ],
);

truths(
  "without association nothing that the attachment sends is routed",
  spokes().drop("hub", "aws_ec2_transit_gateway_route_table_association.a"),
  [
    ["no route", "a/net/app", "b/net/app"],
    ["no route", "b/net/app", "a/net/app"],
  ],
);

truths(
  "an attachment from another account waits for an accepter",
  spokes().drop("hub", "aws_ec2_transit_gateway_vpc_attachment_accepter.a"),
  [
    ["null-routed", "a/net/app", "b/net/app"],
    ["no route", "b/net/app", "a/net/app"],
  ],
);

truths(
  "a gateway that accepts shared attachments needs no accepter",
  spokes()
    .drop("hub", "aws_ec2_transit_gateway_vpc_attachment_accepter.a")
    .change("hub", "aws_ec2_transit_gateway.tgw", { auto_accept_shared_attachments: "enable" }),
  [["delivered", "a/net/app", "b/net/app"]],
);

const segmented = () =>
  spokes()
    .transitTable("hub", "other")
    .drop("hub", "aws_ec2_transit_gateway_route_table_association.b")
    .add("hub", "aws_ec2_transit_gateway_route_table_association.b2", {
      transit_gateway_attachment_id: spokes().from(
        "hub",
        "b",
        "aws_ec2_transit_gateway_vpc_attachment.tgw.id",
      ),
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.other.id}",
    });

truths("segments are as separate as their tables", segmented(), [
  ["no route", "a/net/app", "b/net/app"],
  ["no route", "b/net/app", "a/net/app"],
]);

truths(
  "a blackhole drops on purpose, and beats a shorter prefix",
  spokes().transitRoute("hub", "main", "10.1.1.0/24"),
  [
    ["null-routed", "a/net/app", "b/net/app"],
    ["delivered", "b/net/transit", "b/net/app"],
  ],
);

truths(
  "a static route beats a propagated one of the same prefix",
  spokes().transitRoute("hub", "main", "10.1.0.0/16"),
  [
    ["null-routed", "a/net/app", "b/net/app"],
    ["null-routed", "b/net/app", "a/net/app"],
  ],
);

const zones = () =>
  spokes().subnet("a", "app", "10.0.2.0/24", { az: "use1-az2" }).toTransit("a", "app_2", "10.0.0.0/8", "hub");

truths("an availability zone without an attachment subnet has no way to the transit gateway", zones(), [
  ["delivered", "a/us-east-1/net/app/use1-az1", "b/net/app"],
  ["null-routed", "a/us-east-1/net/app/use1-az2", "b/net/app"],
]);

const egress = () =>
  spokes()
    .vpc("out", "10.9.0.0/16")
    .subnet("out", "public", "10.9.0.0/24", { public: true })
    .subnet("out", "transit", "10.9.255.0/28")
    .internetGateway("out")
    .add("out", "aws_nat_gateway.nat", { subnet_id: "${aws_subnet.public.id}" })
    .route("out", "public", "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" })
    .route("out", "transit", "0.0.0.0/0", { nat_gateway_id: "${aws_nat_gateway.nat.id}" })
    .attach("out", "hub", ["transit"])
    .toTransit("out", "public", "10.0.0.0/8", "hub")
    .transitRoute("hub", "main", "0.0.0.0/0", "out")
    .toTransit("a", "app", "0.0.0.0/0", "hub");

truths("an egress VPC translates what the transit gateway brings", egress(), [
  ["exits network", "a/net/app", "internet"],
  ["exits network", "a/net/app", "s3"],
  ["no route", "b/net/app", "internet"],
  ["exits network", "out/net/public", "internet"],
  ["delivered", "a/net/app", "b/net/app"],
]);

truths(
  "the egress VPC's NAT subnet needs the way back to the spokes",
  egress().drop("out", "aws_route.public_10_0_0_0_8"),
  [["null-routed", "a/net/app", "internet"]],
);

truths(
  "a gateway endpoint serves no one who comes by transit gateway",
  egress().gatewayEndpoint("out", "s3", ["transit"]),
  [
    ["null-routed", "a/net/app", "s3"],
    ["exits network", "a/net/app", "internet"],
  ],
);

const DALLAS = { name: "dallas", cidrs: ["10.200.0.0/16"] };

const virtual = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24")
    .add("a", "aws_vpn_gateway.vgw", { vpc_id: "${aws_vpc.net.id}" })
    .add("a", "aws_vpn_connection.dallas", {
      vpn_gateway_id: "${aws_vpn_gateway.vgw.id}",
      customer_gateway_id: "cgw-1",
    })
    .add("a", "aws_vpn_gateway_route_propagation.app", {
      vpn_gateway_id: "${aws_vpn_gateway.vgw.id}",
      route_table_id: "${aws_route_table.app.id}",
    })
    .gatewayEndpoint("a", "s3", ["app"]);

truths(
  "a VPN gateway brings in what has a route back",
  virtual(),
  [
    ["exits network", "a/net/app", "external:dallas"],
    ["no route", "a/net/data", "external:dallas"],
    ["delivered", "external:dallas", "a/net/app"],
    ["no route", "external:dallas", "a/net/data"],
    ["no route", "external:dallas", "internet"],
    ["insufficient information", "external:dallas", "s3"],
    ["null-routed", "external:dallas", "10.0.77.1"],
    ["exits network", "a/net/app", "10.200.3.4"],
  ],
  [DALLAS],
);

const edgeToEdge = () =>
  virtual()
    .vpc("b", "10.1.0.0/16")
    .subnet("b", "app", "10.1.1.0/24")
    .peer("a", "b")
    .peerRoute("a", "app", "10.1.0.0/16", "a", "b")
    .peerRoute("b", "app", "10.0.0.0/16", "a", "b")
    .peerRoute("b", "app", "10.200.0.0/16", "a", "b");

truths(
  "no edge-to-edge routing: a peer has no use of the VPN",
  edgeToEdge(),
  [
    ["delivered", "a/net/app", "b/net/app"],
    ["null-routed", "b/net/app", "external:dallas"],
    ["no route", "external:dallas", "b/net/app"],
  ],
  [DALLAS],
);

const byTransit = () =>
  spokes()
    .add("hub", "aws_vpn_connection.dallas", { transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}" })
    .add("hub", "aws_ec2_transit_gateway_route_table_association.vpn", {
      transit_gateway_attachment_id: "${aws_vpn_connection.dallas.transit_gateway_attachment_id}",
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.main.id}",
    })
    .add("hub", "aws_ec2_transit_gateway_route_table_propagation.vpn", {
      transit_gateway_attachment_id: "${aws_vpn_connection.dallas.transit_gateway_attachment_id}",
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.main.id}",
    });

truths(
  "a VPN on the transit gateway reaches the spokes that know the way back",
  byTransit(),
  [
    ["delivered", "external:dallas", "a/net/app"],
    ["delivered", "external:dallas", "b/net/app"],
    ["exits network", "a/net/app", "external:dallas"],
    ["no route", "external:dallas", "a/net/transit"],
    ["no route", "external:elsewhere", "a/net/app"],
    ["no route", "a/net/app", "external:elsewhere"],
  ],
  [
    { ...DALLAS, via: "vpn" },
    { name: "elsewhere", cidrs: ["10.201.0.0/16"], via: "direct-connect" },
  ],
);

const HQ = { name: "hq", cidrs: ["10.201.0.0/16"], via: "direct-connect" };

/** The gateway tells hq of VPC a and of Dallas' first half. */
const byDirectConnect = () =>
  byTransit()
    .add("hub", "aws_dx_gateway_association.hq", {
      dx_gateway_id: "dx-1",
      associated_gateway_id: "${aws_ec2_transit_gateway.tgw.id}",
      allowed_prefixes: ["10.0.0.0/16", "10.200.0.0/17"],
    })
    .look("hub", "aws_ec2_transit_gateway_dx_gateway_attachment.hq", {
      dx_gateway_id: "dx-1",
      transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}",
    })
    .add("hub", "aws_ec2_transit_gateway_route_table_association.hq", {
      transit_gateway_attachment_id: "${data.aws_ec2_transit_gateway_dx_gateway_attachment.hq.id}",
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.main.id}",
    })
    .add("hub", "aws_ec2_transit_gateway_route_table_propagation.hq", {
      transit_gateway_attachment_id: "${data.aws_ec2_transit_gateway_dx_gateway_attachment.hq.id}",
      transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.main.id}",
    });

truths(
  "who comes by Direct Connect knows the allowed prefixes, and nothing else",
  byDirectConnect(),
  [
    ["delivered", "external:hq", "a/net/app"],
    ["no route", "external:hq", "b/net/app"],
    ["exits network", "a/net/app", "external:hq"],
    ["no route", "b/net/app", "external:hq"],
    ["exits network", "external:dallas", "external:hq"],
    ["exits network", "external:hq", "external:dallas"],
    ["no route", "external:field", "external:hq"],
    ["no route", "external:hq", "external:field"],
  ],
  [HQ, { ...DALLAS, via: "vpn" }, { name: "field", cidrs: ["10.200.128.0/17"], via: "vpn" }],
);

truths(
  "a range is behind the connections that list it, and behind no other of their kind",
  byTransit().add("hub", "aws_vpn_connection.austin", {
    transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}",
  }),
  [
    ["delivered", "external:dallas", "a/net/app"],
    ["exits network", "a/net/app", "external:dallas"],
    ["no route", "a/net/app", "external:austin"],
    ["no route", "external:austin", "a/net/app"],
    ["no route", "external:nowhere", "a/net/app"],
  ],
  [
    { ...DALLAS, via: ["hub/us-east-1/dallas", "dallas"] },
    { name: "austin", cidrs: ["10.201.0.0/16"], via: ["austin"] },
    { name: "nowhere", cidrs: ["10.202.0.0/16"], via: [] },
  ],
);
