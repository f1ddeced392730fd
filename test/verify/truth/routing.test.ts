/** Truths about routing inside a VPC, peering and longest-prefix match. */
import { TerraformNetwork } from "../../support/terraform-network";
import { truths } from "../../support/truth";

const twoTiers = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24");

truths("inside a VPC the local route reaches every subnet and nothing else", twoTiers(), [
  ["delivered", "a/net/app", "a/net/data"],
  ["delivered", "a/net/data", "a/net/app"],
  ["delivered", "a/net/app", "10.0.2.77", 22],
  ["delivered", "a/net/app", "a/net/data", 53, "udp"],
  ["delivered", "a/net/app", "a/net/data", 0, "icmp"],
  ["null-routed", "a/net/app", "10.0.9.1"],
  ["no route", "a/net/app", "10.1.0.1"],
  ["no route", "a/net/app", "internet"],
  ["no route", "a/net/app", "s3"],
]);

const secondary = twoTiers()
  .add("a", "aws_vpc_ipv4_cidr_block_association.pods", {
    vpc_id: "${aws_vpc.net.id}",
    cidr_block: "100.64.0.0/16",
  })
  .subnet("a", "pods", "100.64.0.0/18");

truths("a secondary CIDR block has a local route like the first", secondary, [
  ["delivered", "a/net/app", "a/net/pods"],
  ["delivered", "a/net/pods", "a/net/data"],
  ["null-routed", "a/net/app", "100.64.200.1"],
  ["no route", "a/net/app", "100.65.0.1"],
]);

const pair = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24")
    .vpc("b", "10.1.0.0/16")
    .subnet("b", "app", "10.1.1.0/24")
    .subnet("b", "data", "10.1.2.0/24");

const peered = () =>
  pair()
    .peer("a", "b")
    .peerRoute("a", "app", "10.1.0.0/16", "a", "b")
    .peerRoute("b", "app", "10.0.0.0/16", "a", "b");

truths("a peering carries what both sides route over it", peered(), [
  ["delivered", "a/net/app", "b/net/app"],
  ["delivered", "b/net/app", "a/net/app"],
  ["no route", "a/net/data", "b/net/app"],
  ["no route", "a/net/app", "b/net/data"],
  ["no route", "b/net/data", "a/net/app"],
  ["null-routed", "a/net/app", "10.1.9.9"],
]);

truths(
  "a peering that nobody accepts carries nothing",
  pair().peer("a", "b", false).peerRoute("a", "app", "10.1.0.0/16", "a", "b"),
  [
    ["null-routed", "a/net/app", "b/net/app"],
    ["no route", "b/net/app", "a/net/app"],
  ],
);

truths(
  "a route that points one way brings no reply back",
  pair().peer("a", "b").peerRoute("a", "app", "10.1.0.0/16", "a", "b"),
  [
    ["no route", "a/net/app", "b/net/app"],
    ["no route", "b/net/app", "a/net/app"],
  ],
);

const chain = () =>
  peered()
    .vpc("c", "10.2.0.0/16")
    .subnet("c", "app", "10.2.1.0/24")
    .peer("b", "c")
    .peerRoute("b", "app", "10.2.0.0/16", "b", "c")
    .peerRoute("c", "app", "10.1.0.0/16", "b", "c")
    .peerRoute("a", "app", "10.2.0.0/16", "a", "b")
    .peerRoute("c", "app", "10.0.0.0/16", "b", "c");

truths("a peer's peer is out of reach, whatever the routes say", chain(), [
  ["delivered", "a/net/app", "b/net/app"],
  ["delivered", "b/net/app", "c/net/app"],
  ["delivered", "c/net/app", "b/net/app"],
  ["null-routed", "a/net/app", "c/net/app"],
  ["null-routed", "c/net/app", "a/net/app"],
]);

const borrowed = () =>
  peered()
    .internetGateway("b")
    .route("b", "app", "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" })
    .gatewayEndpoint("b", "s3", ["app"])
    .peerRoute("a", "app", "0.0.0.0/0", "a", "b");

truths("a peer's internet gateway and gateway endpoint are the peer's alone", borrowed(), [
  ["null-routed", "a/net/app", "internet"],
  ["null-routed", "a/net/app", "s3"],
  ["delivered", "b/net/app", "s3"],
  ["null-routed", "b/net/app", "internet"],
]);

const split = () =>
  chain()
    .drop("a", "aws_route.app_10_2_0_0_16")
    .peer("a", "c")
    .peerRoute("a", "app", "10.0.0.0/8", "a", "c")
    .drop("c", "aws_route.app_10_0_0_0_16")
    .peerRoute("c", "app", "10.0.0.0/16", "a", "c");

truths("the longest prefix decides, not the order of the routes", split(), [
  ["delivered", "a/net/app", "c/net/app"],
  ["delivered", "a/net/app", "b/net/app"],
  ["delivered", "a/net/app", "a/net/data"],
  ["null-routed", "a/net/app", "10.9.0.1"],
  ["delivered", "c/net/app", "a/net/app"],
]);

const overlapping = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .vpc("b", "10.0.0.0/16")
    .subnet("b", "app", "10.0.1.0/24")
    .peer("a", "b")
    .peerRoute("a", "app", "10.0.1.0/24", "a", "b");

truths("an overlapping VPC is hidden behind the caller's own addresses or never answers", overlapping(), [
  ["no route", "b/net/app", "a/net/app"],
]);

const inline = () =>
  twoTiers()
    .vpc("b", "10.1.0.0/16")
    .subnet("b", "app", "10.1.1.0/24")
    .peer("a", "b")
    .peerRoute("b", "app", "10.0.0.0/16", "a", "b")
    .change("a", "aws_route_table.app", {
      route: [
        {
          cidr_block: "10.1.0.0/16",
          vpc_peering_connection_id: "${aws_vpc_peering_connection.to_b.id}",
          gateway_id: "",
        },
      ],
    });

truths("routes written inside the route table count like any other", inline(), [
  ["delivered", "a/net/app", "b/net/app"],
  ["delivered", "b/net/app", "a/net/app"],
  ["no route", "a/net/data", "b/net/app"],
]);

const mainTable = () =>
  peered().drop("a", "aws_route_table_association.data").add("a", "aws_route.main", {
    route_table_id: "${aws_vpc.net.main_route_table_id}",
    destination_cidr_block: "10.1.0.0/16",
    vpc_peering_connection_id: "${aws_vpc_peering_connection.to_b.id}",
  });

truths("a subnet without an association uses the main table", mainTable(), [
  ["delivered", "a/net/data", "b/net/app"],
  ["delivered", "b/net/app", "a/net/data"],
]);

const chosenMain = () =>
  mainTable()
    .add("a", "aws_main_route_table_association.main", {
      vpc_id: "${aws_vpc.net.id}",
      route_table_id: "${aws_route_table.data.id}",
    })
    .drop("a", "aws_route.main");

truths("another table may be made the main one", chosenMain(), [["no route", "a/net/data", "b/net/app"]]);
