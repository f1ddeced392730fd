/**
 * A VPC whose addresses cannot be read is told, and whatever may lead into it is undecided.
 *
 * Seen to fail with subnets of such a VPC left in the network (a stack trace), and with tables read as if they had
 * learnt nothing from it (no route).
 */
import { readNetwork } from "../../src/verify/readers/read-network";
import { trace, verify } from "../../src/verify/verify";
import { type Body, TerraformNetwork } from "../support/terraform-network";

const ANY = ["in -1 0 0.0.0.0/0", "out -1 0 0.0.0.0/0"];

/** Two VPCs on a transit gateway; the first has one of everything, and its block as given. */
function writtenWith(block: Body): TerraformNetwork {
  return new TerraformNetwork()
    .transit("hub")
    .vpc("a", "10.1.0.0/16")
    .subnet("a", "app", "10.1.1.0/24", { public: true })
    .group("a", "any", ...ANY)
    .host("a", "web", "app", "10.1.1.9", ["any"])
    .acl("a", "app", "100 in allow -1 0 0.0.0.0/0")
    .interfaceEndpoint("a", "sqs", ["app"], ["any"])
    .gatewayEndpoint("a", "s3", ["app"])
    .internetGateway("a")
    .add("a", "aws_nat_gateway.nat", { subnet_id: "${aws_subnet.app.id}" })
    .add("a", "aws_lb.web", {
      internal: true,
      load_balancer_type: "network",
      subnets: ["${aws_subnet.app.id}"],
    })
    .add("a", "aws_route53_zone.own", { name: "a.example", vpc: [{ vpc_id: "${aws_vpc.net.id}" }] })
    .toTransit("a", "app", "10.0.0.0/8", "hub")
    .attach("a", "hub", ["app"])
    .vpc("b", "10.2.0.0/16")
    .subnet("b", "app", "10.2.1.0/24")
    .toTransit("b", "app", "10.0.0.0/8", "hub")
    .attach("b", "hub", ["app"])
    .peer("a", "b")
    .peerRoute("b", "app", "10.9.0.0/16", "a", "b")
    .change("a", "aws_vpc.net", block);
}

describe.each([
  ["from a pool of IPAM", { cidr_block: undefined, ipv4_ipam_pool_id: "ipam-pool-1" }],
  ["from a variable", { cidr_block: "${var.block}" }],
])("a block %s", (_, block) => {
  const written = writtenWith(block);
  const { network } = readNetwork(written.stacks());
  const directory = written.directory();

  it("is told as unread, with all that is in the VPC", () => {
    const unread = verify(network, directory, []).filter(({ code }) => code === "UNREAD");
    expect(unread.map(({ resource, data }) => `${resource} ${data.why}`)).toContain(
      "a:aws_vpc.net the VPC's addresses are not known, so nothing in it is read",
    );
  });

  it.each([
    ["over a transit gateway that learns it", "10.1.1.9"],
    ["over a peering with it", "10.9.1.1"],
  ])("leaves it undecided whether something arrives %s", (_way, to) => {
    const answer = trace(network, directory, "b", to);
    expect("trace" in answer && answer.trace.disposition).toBe("insufficient information");
  });

  it("changes nothing between VPCs that were read", () => {
    const answer = trace(network, directory, "b", "10.2.1.9");
    expect("trace" in answer && answer.trace.disposition).toBe("delivered");
  });
});
