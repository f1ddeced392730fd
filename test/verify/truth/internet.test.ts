/** Truths about the internet, NAT gateways, gateway endpoints and forwarders. */
import { TerraformNetwork } from "../../support/terraform-network";
import { truths } from "../../support/truth";

const IGW = { gateway_id: "${aws_internet_gateway.igw.id}" };
const NAT = { nat_gateway_id: "${aws_nat_gateway.nat.id}" };

const open = () =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "public", "10.0.0.0/24", { public: true })
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "data", "10.0.2.0/24")
    .internetGateway("a")
    .add("a", "aws_nat_gateway.nat", { subnet_id: "${aws_subnet.public.id}" })
    .route("a", "public", "0.0.0.0/0", IGW)
    .route("a", "app", "0.0.0.0/0", NAT);

truths("the internet sees public addresses, and NAT lets out what has none", open(), [
  ["exits network", "a/net/public", "internet"],
  ["exits network", "a/net/app", "internet"],
  ["no route", "a/net/data", "internet"],
  ["delivered", "internet", "a/net/public"],
  ["no route", "internet", "a/net/app"],
  ["no route", "internet", "a/net/data"],
  ["exits network", "a/net/app", "s3"],
  ["no route", "a/net/data", "s3"],
]);

truths(
  "an internet gateway drops a source without a public address",
  open().route("a", "data", "0.0.0.0/0", IGW),
  [
    ["null-routed", "a/net/data", "internet"],
    ["null-routed", "a/net/data", "172.20.0.1"],
  ],
);

truths(
  "an internet gateway that is attached elsewhere leads nowhere",
  open().change("a", "aws_internet_gateway.igw", { vpc_id: null }),
  [
    ["null-routed", "a/net/public", "internet"],
    ["null-routed", "a/net/app", "internet"],
    ["no route", "internet", "a/net/public"],
  ],
);

truths(
  "a NAT gateway whose own subnet leads back to it goes round in circles",
  open().change("a", "aws_route.public_0_0_0_0_0", { ...NAT, gateway_id: null }),
  [["loop", "a/net/app", "internet"]],
);

truths(
  "a NAT gateway in a subnet without a way out leads nowhere",
  open().drop("a", "aws_route.public_0_0_0_0_0"),
  [
    ["no route", "a/net/app", "internet"],
    ["no route", "internet", "a/net/public"],
  ],
);

const s3 = () => open().gatewayEndpoint("a", "s3", ["app", "data"]);

truths("a gateway endpoint serves the tables it is in, before any default route", s3(), [
  ["delivered", "a/net/app", "s3"],
  ["delivered", "a/net/data", "s3"],
  ["exits network", "a/net/public", "s3"],
  ["exits network", "a/net/app", "dynamodb"],
  ["no route", "a/net/data", "dynamodb"],
]);

truths(
  "an endpoint policy that allows nothing lets nothing through",
  s3().change("a", "aws_vpc_endpoint.s3", {
    policy: JSON.stringify({ Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }] }),
  }),
  [["denied in", "a/net/app", "s3"]],
);

truths(
  "an endpoint policy with conditions lets somebody through",
  s3().change("a", "aws_vpc_endpoint.s3", {
    policy:
      '${jsonencode({"Statement" = [{"Effect" = "Allow", "Principal" = "*", "Action" = "*", "Resource" = "*", "Condition" = {"StringEquals" = {"aws:PrincipalOrgID" = "o-1"}}}]})}',
  }),
  [["delivered", "a/net/app", "s3"]],
);

truths(
  "egress to a service's prefix list is egress to that service only",
  s3()
    .group("a", "s3only", "in -1 0 10.0.0.0/16", "out tcp 443 list:s3")
    .host("a", "job", "app", "10.0.1.9", ["s3only"]),
  [
    ["delivered", "10.0.1.9", "s3"],
    ["denied out", "10.0.1.9", "dynamodb"],
    ["denied out", "10.0.1.9", "internet"],
    ["denied out", "10.0.1.9", "s3", 80],
  ],
);

const forwarding = (check: boolean, groups: readonly string[] = ["fw"]) =>
  new TerraformNetwork()
    .vpc("a", "10.0.0.0/16")
    .subnet("a", "app", "10.0.1.0/24")
    .subnet("a", "forward", "10.0.3.0/24")
    .vpc("b", "10.1.0.0/16")
    .subnet("b", "app", "10.1.1.0/24")
    .peer("a", "b")
    .peerRoute("a", "forward", "10.1.0.0/16", "a", "b")
    .peerRoute("b", "app", "10.0.0.0/16", "a", "b")
    .group("a", "fw", "in tcp 0-65535 10.0.0.0/8", "out -1 0 0.0.0.0/0")
    .host("a", "fw", "forward", "10.0.3.5", groups, { source_dest_check: check })
    .route("a", "app", "10.1.0.0/16", { network_interface_id: "${aws_network_interface.fw.id}" });

truths("a forwarder with its source/destination check off passes packets on", forwarding(false), [
  ["delivered", "a/net/app", "b/net/app"],
  ["denied in", "a/net/app", "b/net/app", 53, "udp"],
  ["delivered", "a/net/app", "10.0.3.5"],
]);

truths("a forwarder with the check on drops what is not addressed to it", forwarding(true), [
  ["null-routed", "a/net/app", "b/net/app"],
  ["delivered", "a/net/app", "10.0.3.5"],
]);

truths(
  "a forwarder whose own subnet routes to it goes round in circles",
  forwarding(false).change("a", "aws_route.forward_10_1_0_0_16", {
    vpc_peering_connection_id: null,
    network_interface_id: "${aws_network_interface.fw.id}",
  }),
  [["loop", "a/net/app", "b/net/app"]],
);
