/** A hand-written organisation in which everything that the witness knows is used and nothing is wrong. */
import type { Expectation } from "../../src/verify/expectations";
import type { StackJson } from "../../src/verify/terraform/stack";
import type { Directory } from "../../src/verify/world/directory";
import { TerraformNetwork } from "./terraform-network";

export interface Organisation {
  readonly stacks: readonly StackJson[];
  readonly directory: Directory;
  readonly expectations: readonly Expectation[];
}

const ANY_OUT = "out -1 0 0.0.0.0/0";
const SPOKES = { pay: "10.1.0.0/16", bill: "10.2.0.0/16", dev: "10.3.0.0/16" } as const;
const KMS = "kms.us-east-1.amazonaws.com";

export function sampleOrganisation(): Organisation {
  const network = new TerraformNetwork();
  network.account("hub").transit("hub").transitTable("hub", "dev").transitTable("hub", "core");
  for (const [name, cidr] of Object.entries(SPOKES)) spoke(network, name, cidr);
  egress(network);
  endpoints(network);
  shared(network);
  lake(network);
  edge(network);
  const ous: Record<string, string> = { pay: "workloads/prod", bill: "workloads/prod", dev: "workloads/dev" };
  const directory = network.directory(
    [
      { name: "dallas", cidrs: ["10.200.0.0/16"], via: "dallas" },
      {
        name: "austin",
        cidrs: ["10.201.0.0/16"],
        via: "austin",
        answers: { "s3.us-east-1.amazonaws.com": "edge/us-east-1/net/proxy" },
      },
    ],
    {
      services: [
        {
          name: "auth",
          dnsName: "auth.internal.acme.example",
          consumers: ["pay", "dev"].map((name) => network.idOf(name)),
        },
      ],
      restricted: [{ from: "tier:data", to: "aws:s3" }],
      joined: [["pay/net", "lake/net"]],
    },
  );
  return {
    stacks: network.stacks(),
    directory: {
      ...directory,
      accounts: directory.accounts.map((account) => ({
        ...account,
        ou: ous[account.name] ?? "infrastructure",
      })),
    },
    expectations: EXPECTATIONS.map((text, index) => expectation(text, index + 1)),
  };
}

const EXPECTATIONS = [
  "pay/net/app -> bill/net/app 443 delivered",
  "bill/net/app -> pay/net/app 443 delivered",
  "ou:workloads/dev -> ou:workloads/prod denied",
  "ou:workloads/prod -> ou:workloads/dev denied",
  "tier:app -> internet 443 delivered",
  "tier:data -> internet denied",
  "tier:app -> s3 443 delivered",
  "tier:app -> kms 443 delivered",
  "tier:data -> s3 denied",
  "pay/net/app -> service/auth 443 delivered",
  "dev/net/app -> service/auth 443 delivered",
  "bill -> service/auth denied",
  "pay/net/app -> pay/net/data 5432 delivered",
  "pay/net/app -> pay/net/data 22 denied",
  "pay/net/app -> lake/net/app 443 delivered",
  "bill -> lake denied",
  "dev -> lake denied",
  "pay/net/app -> external:dallas 443 delivered",
  "external:dallas -> pay/net/app 443 delivered",
  "external:dallas -> dev denied",
  "dev -> external:dallas denied",
  "external:austin -> s3 443 delivered",
  "external:austin -> s3 80 denied",
  "internet -> ou:workloads denied",
  "internet -> ou:infrastructure denied",
  "pay/net/inspected -> lake/net/app 443 delivered",
  "pay/net/app -> sqs 443 delivered",
];

function expectation(text: string, line: number): Expectation {
  const [, from, to, port, expect] = /^(\S+) -> (\S+)(?: (\d+))? (delivered|denied)$/.exec(text)!;
  return {
    from: from!,
    to: to!,
    ...(port !== undefined && { port: Number(port) }),
    expect: expect as Expectation["expect"],
    at: { file: "config/expectations.yaml", start: { line, column: 5 }, end: { line, column: 60 } },
  };
}

/** A spoke: app, data, endpoints and transit tiers, on the transit gateway, with local and central endpoints. */
function spoke(network: TerraformNetwork, name: string, cidr: string): void {
  const own = cidr.replace(".0.0/16", "");
  network
    .vpc(name, cidr)
    .subnet(name, "app", `${own}.1.0/24`)
    .subnet(name, "data", `${own}.2.0/24`)
    .subnet(name, "endpoints", `${own}.9.0/27`)
    .subnet(name, "transit", `${own}.255.0/28`)
    .acl(
      name,
      "data",
      `100 in allow tcp 5432 ${own}.1.0/24`,
      "110 in allow tcp 1024-65535 0.0.0.0/0",
      `100 out allow tcp 1024-65535 ${own}.1.0/24`,
      "110 out allow tcp 443 0.0.0.0/0",
    )
    .gatewayEndpoint(name, "s3", ["app"])
    .group(name, "ep", `in tcp 443 ${cidr}`, ANY_OUT)
    .interfaceEndpoint(name, "sqs", ["endpoints"], ["ep"])
    .group(name, "db", `in tcp 5432 ${own}.1.0/24`, ANY_OUT)
    .host(name, "db", "data", `${own}.2.50`, ["db"])
    .attach(
      name,
      "hub",
      ["transit"],
      name === "dev" ? "dev" : "main",
      name === "dev" ? ["core"] : ["main", "core"],
    )
    .toTransit(name, "app", "0.0.0.0/0", "hub");
}

/** The way out: NAT behind the transit gateway. */
function egress(network: TerraformNetwork): void {
  network
    .vpc("egress", "10.9.0.0/16")
    .subnet("egress", "public", "10.9.0.0/24")
    .subnet("egress", "transit", "10.9.255.0/28")
    .internetGateway("egress")
    .add("egress", "aws_nat_gateway.nat", { subnet_id: "${aws_subnet.public.id}" })
    .route("egress", "public", "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" })
    .route("egress", "transit", "0.0.0.0/0", { nat_gateway_id: "${aws_nat_gateway.nat.id}" })
    .toTransit("egress", "public", "10.0.0.0/8", "hub")
    .attach("egress", "hub", ["transit"], "core", [])
    .transitRoute("hub", "main", "0.0.0.0/0", "egress")
    .transitRoute("hub", "dev", "0.0.0.0/0", "egress")
    .transitRoute("hub", "main", "10.3.0.0/16")
    .transitRoute("hub", "dev", "10.0.0.0/8")
    .add(
      "hub",
      "aws_vpn_connection.dallas",
      { transit_gateway_id: "${aws_ec2_transit_gateway.tgw.id}" },
      "hub/us-east-1/dallas",
    );
  for (const [kind, table] of [
    ["association", "main"],
    ["propagation", "main"],
    ["propagation", "core"],
  ] as const)
    network.add("hub", `aws_ec2_transit_gateway_route_table_${kind}.vpn_${table}`, {
      transit_gateway_attachment_id: "${aws_vpn_connection.dallas.transit_gateway_attachment_id}",
      transit_gateway_route_table_id: `\${aws_ec2_transit_gateway_route_table.${table}.id}`,
    });
}

/** Central endpoints: one KMS endpoint that every spoke finds by name and reaches by the transit gateway. */
function endpoints(network: TerraformNetwork): void {
  network
    .vpc("central", "10.8.0.0/16")
    .subnet("central", "endpoints", "10.8.1.0/24")
    .subnet("central", "transit", "10.8.255.0/28")
    .group("central", "ep", "in tcp 443 10.0.0.0/8", ANY_OUT)
    .interfaceEndpoint("central", "kms", ["endpoints"], ["ep"], { private_dns_enabled: false })
    .toTransit("central", "endpoints", "10.0.0.0/8", "hub")
    .attach("central", "hub", ["transit"], "core", ["main", "dev"])
    .add("central", "aws_route53_zone.kms", { name: KMS, vpc: [{ vpc_id: "${aws_vpc.net.id}" }] })
    .add("central", "aws_route53_record.kms", {
      zone_id: "${aws_route53_zone.kms.zone_id}",
      name: KMS,
      type: "A",
      alias: [
        {
          name: "${aws_vpc_endpoint.kms.dns_entry[0].dns_name}",
          zone_id: "Z1",
          evaluate_target_health: false,
        },
      ],
    });
  for (const name of Object.keys(SPOKES))
    network
      .add(name, "aws_route53_zone_association.kms", {
        zone_id: network.from(name, "central", "aws_route53_zone.kms.zone_id"),
        vpc_id: "${aws_vpc.net.id}",
      })
      .add("central", `aws_route53_vpc_association_authorization.${name}`, {
        zone_id: "${aws_route53_zone.kms.zone_id}",
        vpc_id: network.from("central", name, "aws_vpc.net.id"),
      });
}

/** A PrivateLink service with manual acceptance, consumed by pay and dev. */
function shared(network: TerraformNetwork): void {
  network
    .vpc("shared", "10.1.0.0/16")
    .subnet("shared", "service", "10.1.1.0/24")
    .group("shared", "app", "in tcp 8443 10.1.1.0/24", ANY_OUT)
    .host("shared", "app", "service", "10.1.1.20", ["app"])
    .group("shared", "lb", "in tcp 443 10.0.0.0/8", ANY_OUT)
    .add("shared", "aws_lb.auth", {
      load_balancer_type: "network",
      internal: true,
      security_groups: ["${aws_security_group.lb.id}"],
      subnet_mapping: [{ subnet_id: "${aws_subnet.service.id}" }],
    })
    .add("shared", "aws_lb_target_group.auth", {
      port: 8443,
      protocol: "TCP",
      target_type: "ip",
      vpc_id: "${aws_vpc.net.id}",
    })
    .add("shared", "aws_lb_target_group_attachment.auth", {
      target_group_arn: "${aws_lb_target_group.auth.arn}",
      target_id: "10.1.1.20",
    })
    .add("shared", "aws_lb_listener.auth", {
      load_balancer_arn: "${aws_lb.auth.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.auth.arn}" }],
    })
    .add(
      "shared",
      "aws_vpc_endpoint_service.auth",
      {
        acceptance_required: true,
        network_load_balancer_arns: ["${aws_lb.auth.arn}"],
        private_dns_name: "auth.internal.acme.example",
        allowed_principals: ["pay", "dev"].map((name) => `arn:aws:iam::${network.idOf(name)}:root`),
      },
      "shared/us-east-1/net/service/auth",
    );
  for (const name of ["pay", "dev"])
    network
      .add(name, "aws_vpc_endpoint.auth", {
        vpc_id: "${aws_vpc.net.id}",
        vpc_endpoint_type: "Interface",
        service_name: network.from(name, "shared", "aws_vpc_endpoint_service.auth.service_name"),
        subnet_ids: ["${aws_subnet.endpoints.id}"],
        security_group_ids: ["${aws_security_group.ep.id}"],
        private_dns_enabled: true,
      })
      .add("shared", `aws_vpc_endpoint_connection_accepter.${name}`, {
        vpc_endpoint_service_id: "${aws_vpc_endpoint_service.auth.id}",
        vpc_endpoint_id: network.from("shared", name, "aws_vpc_endpoint.auth.id"),
      });
}

/** A peered VPC, reached directly from app and through a forwarder from the inspected tier. */
function lake(network: TerraformNetwork): void {
  network
    .vpc("lake", "10.7.0.0/16")
    .subnet("lake", "app", "10.7.1.0/24")
    .gatewayEndpoint("lake", "s3", ["app"])
    .interfaceEndpoint("lake", "kms", ["app"], ["ep"])
    .group("lake", "ep", "in tcp 443 10.7.0.0/16", ANY_OUT)
    .subnet("pay", "forward", "10.1.20.0/24")
    .subnet("pay", "inspected", "10.1.21.0/24")
    .group("pay", "forward", "in tcp 443 10.1.21.0/24", ANY_OUT)
    .host("pay", "forward", "forward", "10.1.20.5", ["forward"], { source_dest_check: false })
    .route("pay", "inspected", "10.7.0.0/16", { network_interface_id: "${aws_network_interface.forward.id}" })
    .peer("pay", "lake")
    .peerRoute("pay", "app", "10.7.0.0/16", "pay", "lake")
    .peerRoute("pay", "forward", "10.7.0.0/16", "pay", "lake")
    .peerRoute("lake", "app", "10.1.0.0/16", "pay", "lake")
    .add("lake", "aws_nat_gateway.nat", { subnet_id: "${aws_subnet.public.id}" })
    .subnet("lake", "public", "10.7.0.0/24")
    .internetGateway("lake")
    .route("lake", "public", "0.0.0.0/0", { gateway_id: "${aws_internet_gateway.igw.id}" })
    .route("lake", "app", "0.0.0.0/0", { nat_gateway_id: "${aws_nat_gateway.nat.id}" });
}

/** Proxies in front of a gateway endpoint, for a range that comes by its own VPN. */
function edge(network: TerraformNetwork): void {
  const ref = "edge/us-east-1/net/proxy";
  network
    .vpc("edge", "10.6.0.0/16")
    .subnet("edge", "proxy", "10.6.1.0/24")
    .gatewayEndpoint("edge", "s3", ["proxy"])
    .group("edge", "proxy", "in tcp 443 10.201.0.0/16", "out tcp 443 list:s3")
    .add("edge", "aws_launch_template.proxy", { vpc_security_group_ids: ["${aws_security_group.proxy.id}"] })
    .add("edge", "aws_lb_target_group.proxy", { port: 443, protocol: "TCP", vpc_id: "${aws_vpc.net.id}" })
    .add("edge", "aws_autoscaling_group.proxy", {
      vpc_zone_identifier: ["${aws_subnet.proxy.id}"],
      launch_template: [{ id: "${aws_launch_template.proxy.id}" }],
      target_group_arns: ["${aws_lb_target_group.proxy.arn}"],
    })
    .add(
      "edge",
      "aws_lb.proxy",
      { load_balancer_type: "network", internal: true, subnets: ["${aws_subnet.proxy.id}"] },
      ref,
    )
    .add("edge", "aws_lb_listener.proxy", {
      load_balancer_arn: "${aws_lb.proxy.arn}",
      port: 443,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: "${aws_lb_target_group.proxy.arn}" }],
    })
    .add("edge", "aws_vpn_gateway.vgw", { vpc_id: "${aws_vpc.net.id}" })
    .add(
      "edge",
      "aws_vpn_connection.austin",
      { vpn_gateway_id: "${aws_vpn_gateway.vgw.id}" },
      "edge/us-east-1/austin",
    )
    .add("edge", "aws_vpn_connection_route.austin", {
      vpn_connection_id: "${aws_vpn_connection.austin.id}",
      destination_cidr_block: "10.201.0.0/16",
    })
    .route("edge", "proxy", "10.201.0.0/16", { gateway_id: "${aws_vpn_gateway.vgw.id}" });
}
