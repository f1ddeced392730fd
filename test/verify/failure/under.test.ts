/** Expectations about failures: the network without some things is the network whose JSON lacks them. */
import type { Expectation } from "../../../src/verify/expectations";
import type { Under } from "../../../src/verify/failure/under";
import type { Finding } from "../../../src/verify/finding";
import { readNetwork } from "../../../src/verify/readers/read-network";
import { verify } from "../../../src/verify/verify";
import { TerraformNetwork } from "../../support/terraform-network";

const ANY_OUT = "out -1 0 0.0.0.0/0";
const at = { file: "expectations.yaml", start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

/** Two AZs, each with a NAT gateway of its own; `shared` sends both to the first one. */
function withGateways(shared: boolean): TerraformNetwork {
  const network = new TerraformNetwork().vpc("shop", "10.1.0.0/16");
  for (const zone of [1, 2])
    network
      .subnet("shop", "public", `10.1.${zone}.0/24`, { az: `use1-az${zone}` })
      .subnet("shop", "app", `10.1.1${zone}.0/24`, { az: `use1-az${zone}` });
  network.internetGateway("shop");
  for (const zone of [1, 2])
    network
      .add(
        "shop",
        `aws_nat_gateway.nat_${zone}`,
        { subnet_id: `\${aws_subnet.public_${zone}.id}` },
        `shop/us-east-1/net/nat/use1-az${zone}`,
      )
      .route("shop", `public_${zone}`, "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" })
      .route("shop", `app_${zone}`, "0.0.0.0/0", {
        nat_gateway_id: `\${aws_nat_gateway.nat_${shared ? 1 : zone}.id}`,
      });
  return network;
}

function check(network: TerraformNetwork, from: string, to: string, under: Under): readonly Finding[] {
  const expectation: Expectation = { from, to, port: 443, expect: "delivered", under, at };
  return verify(readNetwork(network.stacks()).network, network.directory(), [expectation]).filter(
    ({ code }) => code.startsWith("EXPECTATION_"),
  );
}

const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

describe("an AZ", () => {
  it("takes its own hosts and gateways, and leaves the rest", () =>
    expect(check(withGateways(false), "shop/net/app", "internet", { az: "any" })).toEqual([]));

  it("is missed where another AZ uses what is in it", () => {
    const [found] = check(withGateways(true), "shop/net/app", "internet", { az: "any" });
    expect(found).toMatchObject({
      code: "EXPECTATION_FAILS_WITHOUT",
      data: { lost: "AZ use1-az1", disposition: "null-routed" },
    });
  });

  it("is missed by what is nowhere else", () => {
    const network = new TerraformNetwork().vpc("one", "10.2.0.0/16").subnet("one", "app", "10.2.1.0/24");
    network.subnet("one", "db", "10.2.2.0/24");
    const [found] = check(network, "one/net/app", "one/net/db", { az: "any" });
    expect(found?.code).toBe("EXPECTATION_FAILS_WITHOUT");
    expect(found?.data.reason).toContain("nothing of one/net/app is left");
  });
});

describe("a NAT gateway", () => {
  it.each([
    ["any", true],
    ["nat/use1-az2", true],
    ["nat/use1-az3", undefined],
    [2, true],
    [3, undefined],
  ] as const)("%s", (nat, fails) => {
    const found = codes(check(withGateways(false), "shop/net/app", "internet", { nat }));
    expect(found).toEqual([fails ? "EXPECTATION_FAILS_WITHOUT" : "EXPECTATION_UNDER_NOTHING"]);
  });
});

/** A range that a VPN and a Direct Connect gateway both lead to. */
function withStandby(): TerraformNetwork {
  const network = new TerraformNetwork()
    .account("hub")
    .transit("hub")
    .vpc("shop", "10.1.0.0/16")
    .subnet("shop", "app", "10.1.1.0/24")
    .toTransit("shop", "app", "10.200.0.0/16", "hub")
    .attach("shop", "hub", ["app"], "main", ["main"]);
  for (const name of ["first", "second"]) {
    network.add(
      "hub",
      `aws_vpn_connection.${name}`,
      { transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}" },
      `hub/us-east-1/vpn/${name}`,
    );
    for (const kind of ["association", "propagation"])
      network.add("hub", `aws_ec2_transit_gateway_route_table_${kind}.${name}`, {
        transit_gateway_attachment_id: `\${aws_vpn_connection.${name}.transit_gateway_attachment_id}`,
        transit_gateway_route_table_id: "${aws_ec2_transit_gateway_route_table.main.id}",
      });
  }
  return network;
}

describe("a connection", () => {
  const outside = [{ name: "dallas", cidrs: ["10.200.0.0/16"] }];
  const ask = (under: Under) => {
    const network = withStandby();
    const expectation = { from: "shop", to: "external:dallas", expect: "delivered", under, at } as const;
    const { network: read } = readNetwork(network.stacks());
    return codes(verify(read, network.directory(outside), [expectation])).filter((code) =>
      code.startsWith("EXPECTATION"),
    );
  };

  it("is replaced by another that announces the same", () => expect(ask({ vpn: "any" })).toEqual([]));
  it("is missed together with the other", () =>
    expect(ask({ vpn: 2 })).toEqual(["EXPECTATION_FAILS_WITHOUT"]));
  it("is of no use without the attachment", () =>
    expect(ask({ vpn: "first", attachment: "any" })).toEqual(["EXPECTATION_FAILS_WITHOUT"]));
});

/** Two targets behind a load balancer, one in each AZ, by address or as instances. */
function balanced(byAddress: boolean, crossZone: boolean): TerraformNetwork {
  const network = new TerraformNetwork().vpc("shop", "10.1.0.0/16");
  for (const zone of [1, 2])
    network
      .subnet("shop", "app", `10.1.${zone}.0/24`, { az: `use1-az${zone}` })
      .subnet("shop", "lb", `10.1.1${zone}.0/24`, { az: `use1-az${zone}` });
  network
    .group("shop", "web", "in tcp 443 10.1.0.0/16", ANY_OUT)
    .host("shop", "web_1", "app_1", "10.1.1.20", ["web"])
    .host("shop", "web_2", "app_2", "10.1.2.20", ["web"])
    .add("shop", "aws_lb.lb", {
      load_balancer_type: "network",
      internal: true,
      enable_cross_zone_load_balancing: crossZone,
      subnet_mapping: [1, 2].map((zone) => ({ subnet_id: `\${aws_subnet.lb_${zone}.id}` })),
    })
    .add("shop", "aws_lb_target_group.web", {
      port: 443,
      protocol: "TCP",
      target_type: byAddress ? "ip" : "instance",
      vpc_id: "${aws_vpc.net.id}",
    })
    .add("shop", "aws_lb_listener.web", {
      load_balancer_arn: "${aws_lb.lb.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.web.arn}" }],
    });
  for (const zone of [1, 2])
    network.add("shop", `aws_lb_target_group_attachment.web_${zone}`, {
      target_group_arn: "${aws_lb_target_group.web.arn}",
      target_id: byAddress ? `10.1.${zone}.20` : `\${aws_instance.web_${zone}.id}`,
    });
  return network;
}

describe.each([true])("a host behind a balancer, by address: %s", (byAddress) => {
  const lb = (crossZone: boolean, under: Under) => {
    const network = balanced(byAddress, crossZone);
    const { network: read } = readNetwork(network.stacks());
    const node = [...read.interfaces.values()].find(
      (item) => item.kind === "load-balancer" && item.subnet.endsWith("lb_1"),
    );
    const to = [24, 16, 8, 0].map((shift) => ((node?.address ?? 0) >>> shift) & 255).join(".");
    return codes(check(network, "shop/net/app", to, under));
  };

  it("is replaced by one in another AZ", () => expect(lb(true, { host: "any" })).toEqual([]));
  it("is missed where the balancer keeps to its AZ", () =>
    expect(lb(false, { host: "any" })).toEqual(["EXPECTATION_FAILS_WITHOUT"]));
  it("is missed when both are down", () =>
    expect(lb(true, { host: 2 })).toEqual(["EXPECTATION_FAILS_WITHOUT"]));
});
